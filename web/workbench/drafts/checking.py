"""What is wrong with a draft, by the same check that deploying asks; and what its expressions may name."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine import calendar, dmn
from engine.calendar import Calendar
from engine.diagram import DiagramRefused, Problem, read
from engine.diagram.model import Diagram
from engine.diagram.names import known_names
from engine.procedures import Bundle
from forms import definition
from forms.errors import FormError
from web import deploying
from web.workbench import scenarios
from web.workbench.drafts.paths import is_scenario
from web.workbench.scenarios import ANSWERS
from web.workbench.strict_yaml import Misread


@dataclass(frozen=True)
class Named:
    """Something that an expression may read: an answer with the words of its question, or a result."""

    name: str
    label: str
    kind: str


@dataclass(frozen=True)
class Names:
    """What the procedure gives its expressions, lanes and tasks to name."""

    names: tuple[Named, ...]
    roles: tuple[str, ...]
    forms: Mapping[str, str]  # and the file that each is
    decisions: Mapping[str, str]  # and the file that each stands in


def bundle_of(stem: str, files: Mapping[str, bytes]) -> Bundle:
    """What would be deployed: the files but the scenarios, with the calendar that is installed."""
    kept = {path: content for path, content in files.items() if not is_scenario(path)}
    return Bundle(stem, {**kept, calendar.FILE: Calendar.installed().to_bytes()})


def problems(stem: str, files: Mapping[str, bytes]) -> list[Problem]:
    """All that is wrong with the files, errors first."""
    found = [*deploying.checked(bundle_of(stem, files)), *_stories(files)]
    return sorted(found, key=lambda each: not each.is_error)


def names(stem: str, files: Mapping[str, bytes]) -> Names:
    """What can be told of the files; what cannot be read gives nothing."""
    given = {each.name: each for path in sorted(files) if path.endswith(".form") for each in _asked(path, files)}
    drawn = _drawn(files.get(f"processes/{stem}.bpmn", b""))
    kept = known_names(drawn, ()) if drawn is not None else frozenset[str]()
    results = tuple(Named(name, "", "result") for name in sorted(kept - given.keys()))
    lanes = [each.lane for each in drawn.elements.values() if each.lane] if drawn is not None else []
    return Names(
        names=(*given.values(), *results),
        roles=tuple(dict.fromkeys(lanes)),
        forms={Path(path).stem: path for path in sorted(files) if path.endswith(".form")},
        decisions=_decisions(files),
    )


def name_of(stem: str, files: Mapping[str, bytes]) -> str:
    """The procedure's name as its diagram has it; its short name where that cannot be read."""
    drawn = _drawn(files.get(f"processes/{stem}.bpmn", b""))
    return drawn.name if drawn is not None else stem


def _stories(files: Mapping[str, bytes]) -> list[Problem]:
    """Scenarios that cannot be read."""
    found = []
    for path in (each for each in sorted(files) if is_scenario(each)):
        reading = scenarios.answers_told if Path(path).name == ANSWERS else scenarios.told
        try:
            reading(files[path].decode("utf-8"), Path(path))
        except (Misread, UnicodeDecodeError) as error:
            found.append(Problem(path, "?", "", "scenario", str(error), "See docs/scenarios.md."))
    return found


def _asked(path: str, files: Mapping[str, bytes]) -> list[Named]:
    try:
        form = definition.read(files[path], path)
    except FormError:
        return []
    asked = [*form.questions, *(column for each in form.questions for column in each.columns)]
    return [Named(each.name, each.label, each.kind) for each in asked if not each.personal]


def _drawn(content: bytes) -> Diagram | None:
    try:
        return read(content, "")
    except DiagramRefused:
        return None


def _decisions(files: Mapping[str, bytes]) -> dict[str, str]:
    """The decisions and the file of each; of a file that cannot be read, the one that it is named after."""
    found: dict[str, str] = {}
    for path in (each for each in sorted(files) if each.endswith(".dmn")):
        try:
            found |= dict.fromkeys(dmn.read(files[path], path, dmn.beside(path, files)).decisions, path)
        except dmn.DmnError:
            found.setdefault(Path(path).stem, path)
    return found
