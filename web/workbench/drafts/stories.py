"""The scenarios of a draft or a version, played; and what of the diagram no scenario reaches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.facts import ElementPassed
from engine.procedures import Version
from engine.record.replay import touched
from web.workbench import scenarios
from web.workbench.drafts.paths import is_scenario
from web.workbench.played import Played
from web.workbench.playing import play
from web.workbench.scenarios import ANSWERS
from web.workbench.strict_yaml import Misread

NOT_COVERED = frozenset({"textAnnotation", "group", "dataObjectReference", "dataStoreReference"})


@dataclass(frozen=True)
class Result:
    """A scenario that was played: its file and title, and why it does not hold, if it does not."""

    path: str
    title: str
    failure: str | None
    reached: frozenset[str] = frozenset()
    """Ids of the elements and flows that it went through or stood at."""

    @property
    def holds(self) -> bool:
        """Whether everything came as the story says."""
        return self.failure is None


@dataclass(frozen=True)
class Coverage:
    """Ids of elements and flows: what some scenario reaches, and what none does."""

    reached: frozenset[str]
    missed: tuple[str, ...]


def results(version: Version, files: Mapping[str, bytes]) -> list[Result]:
    """All scenarios among the files, played on the version, in the order of their paths."""
    stories = [path for path in sorted(files) if is_scenario(path) and Path(path).name != ANSWERS]
    return [result(version, files, path) for path in stories]


def result(version: Version, files: Mapping[str, bytes], path: str) -> Result:
    """One scenario, played on the version."""
    try:
        told = scenarios.told(files[path].decode("utf-8"), Path(path), typical(files, path))
    except (Misread, UnicodeDecodeError) as error:
        return Result(path, Path(path).stem, str(error))
    played = play(told, version)
    return Result(path, told.title, played.failure, frozenset(reached(played)))


def typical(files: Mapping[str, bytes], path: str) -> dict[str, dict[str, object]]:
    """The typical answers beside a scenario; Misread."""
    beside = str(Path(path).with_name(ANSWERS))
    return scenarios.answers_told(files[beside].decode("utf-8"), Path(beside)) if beside in files else {}


def reached(played: Played) -> Iterable[str]:
    """Ids of the elements and flows that a story went through or stood at."""
    for fact in played.facts:
        element = touched(fact)
        yield from [element] if element else []
        yield from fact.flows if isinstance(fact, ElementPassed) else ()


def coverage(version: Version, played: Iterable[Result]) -> Coverage:
    """What the scenarios reach of the version's diagram, and what they do not."""
    found = frozenset(each for one in played for each in one.reached)
    drawn = version.diagram
    known = [each.id for each in drawn.elements.values() if each.kind not in NOT_COVERED]
    known += drawn.flows
    return Coverage(found, tuple(each for each in known if each not in found))
