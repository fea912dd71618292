"""A draft made ready to be tried, and a form of it in somebody's hands."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from engine import procedures
from engine.cases.expressions import seen_at_opening, seen_in
from engine.cases.requests import Filled
from engine.diagram import Problem
from engine.facts import Place
from engine.procedures import Version
from shouli_verify.attachments import is_file
from web.answering import form_of
from web.desk.filling import Sheet
from web.desk.reader import Reader
from web.workbench.drafts import checking, keeping
from web.workbench.drafts.keeping import Draft
from web.workbench.played import Played
from web.workbench.playing import play
from web.workbench.scenarios import ZONE
from web.workbench.trial.story import Story


@dataclass(frozen=True)
class Ready:
    """What a draft would be deployed as; None, with what is wrong, while it has errors."""

    version: Version | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Asked:
    """A form that the trial asks: what it is called, for which groups, and the sheet."""

    name: str
    groups: tuple[str, ...]
    sheet: Sheet
    message: bool = False


def ready(session: Session, draft: Draft) -> Ready:
    """The draft, checked and read."""
    files = keeping.contents(session, draft)
    found = tuple(
        each for each in checking.problems(draft.procedure, files) if each.is_error and each.rule != "scenario"
    )
    return Ready(None if found else procedures.compiled(checking.bundle_of(draft.procedure, files)), found)


def opening(version: Version, story: Story, played: Played, reader: Reader) -> Asked:
    """The form that receives the complaint."""
    first = version.diagram.opening_task()
    seen = seen_at_opening(version, played.at, ZONE, story.departments)
    groups = ((first.lane,) if first.lane else ()) if first is not None else ()
    name = " ".join(first.name.split()) if first is not None else version.diagram.name
    sheet = Sheet(form_of(version, first.form if first else None), {}, seen, (), ZONE, reader.locale)
    return Asked(name, groups, sheet)


def task(played: Played, place: Place, reader: Reader) -> Asked | None:
    """The form of a task or message that waits; None if it does not."""
    case = played.case
    if case is None:
        return None
    waiting: Any = case.tasks[place].offered if place in case.tasks else case.awaited.get(place)
    if waiting is None:
        return None
    case.world.at = played.at
    known = {**case.document, **_personal(played)}
    form = form_of(played.version, waiting.form)
    sheet = Sheet(form, known, seen_in(case), (), ZoneInfo(case.opened.zone), reader.locale)
    return Asked(" ".join(waiting.name.split()) or place.element, waiting.groups, sheet, place in case.awaited)


def played(version: Version, story: Story) -> Played:
    """The story, played on the draft."""
    return play(story.scenario(), version)


def answers(filled: Filled) -> dict[str, Any]:
    """What was answered, as a step of a story says it."""
    return {name: plain(value) for name, value in filled.answers.items()}


def plain(value: Any) -> Any:
    """A value as YAML writes it: whole numbers and decimals as numbers."""
    if is_file(value):
        return value["name"]  # of a file a story needs no more
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    if value is None or isinstance(value, bool | int | str):
        return value
    return int(value) if value == int(value) else float(value)


def _personal(played: Played) -> dict[str, Any]:
    """Personal answers are not in the document: those that the story gave."""
    told: dict[str, Any] = {}
    for step in played.scenario.steps:
        told |= dict(step.answers)
    return told
