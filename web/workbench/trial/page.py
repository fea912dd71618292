"""A trial as a page value: where the case stands, what can be done, and what has happened."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.facts import ElementPassed, Place
from engine.procedures import Version
from web.desk import due
from web.desk.drawing import Drawn
from web.desk.reader import Reader
from web.desk.words import Teller
from web.workbench import time_passing
from web.workbench.played import Played
from web.workbench.scenarios import ZONE
from web.workbench.trial.story import Story

MOST_LINES = 200


@dataclass(frozen=True)
class Waiting:
    """Something that can be done: a task or a message, whose it is, and by when."""

    place: Place
    name: str
    groups: tuple[str, ...]
    due: str
    message: bool = False


@dataclass(frozen=True)
class Line:
    """Something that has happened."""

    at: str
    sentence: str
    detail: str
    quiet: bool
    elements: str


@dataclass(frozen=True)
class Trial:
    """The page."""

    story: Story
    now: str
    drawn: Drawn
    failure: str | None
    closed: str | None
    number: str | None
    waiting: tuple[Waiting, ...]
    timers: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    answers: tuple[tuple[str, str], ...]


def page(story: Story, played: Played, address: str, reader: Reader) -> Trial:
    """How far the story has come."""
    case = played.case
    teller = Teller(played.version.diagram, ZONE, reader.language)
    return Trial(
        story=story,
        now=time_passing.shown(played.at, ZONE),
        drawn=_drawn(played, address),
        failure=played.failure,
        closed=(case.closed.name or case.closed.outcome) if case is not None and case.closed is not None else None,
        number=case.number if case is not None else None,
        waiting=tuple(_waiting(played, reader)),
        timers=tuple(_timers(played, teller, reader)),
        lines=tuple(_lines(played, teller, reader))[::-1][:MOST_LINES],
        answers=tuple((name, teller.value(value)) for name, value in case.document.items()) if case is not None else (),
    )


def opening(version: Version) -> tuple[str, str]:
    """Name and role of the task that receives the complaint."""
    first = version.diagram.opening_task()
    return (" ".join(first.name.split()), first.lane or first.groups or "") if first is not None else ("", "")


def _drawn(played: Played, address: str) -> Drawn:
    case, passed = played.case, [fact for fact in played.facts if isinstance(fact, ElementPassed)]
    return Drawn(
        version=played.version.hash,
        name=played.version.diagram.name,
        active=_ids(place.element for place in case.tasks) if case is not None else "",
        waiting=_ids(place.element for place in (*case.timers, *case.awaited)) if case is not None else "",
        passed=_ids(each for fact in passed for each in (fact.element, *fact.flows)),
        address=address,
    )


def _waiting(played: Played, reader: Reader) -> Iterator[Waiting]:
    case = played.case
    if case is None:
        return
    for place, task in case.tasks.items():
        until = due.when(task.offered.due.due, ZONE, reader.language) if task.offered.due is not None else ""
        yield Waiting(place, " ".join(task.offered.name.split()), task.offered.groups, until)
    for place, awaited in case.awaited.items():
        yield Waiting(place, " ".join(awaited.name.split()), awaited.groups, "", message=True)


def _timers(played: Played, teller: Teller, reader: Reader) -> Iterator[tuple[str, str]]:
    case = played.case
    for _place, timer in sorted(case.timers.items(), key=lambda each: each[1].deadline.due) if case else ():
        yield " ".join(timer.name.split()) or timer.timer.element, due.when(timer.deadline.due, ZONE, reader.language)


def _lines(played: Played, teller: Teller, reader: Reader) -> Iterator[Line]:
    for move in played.moves:
        for fact in move.facts:
            said = teller.said(fact)
            at = due.when(move.at, ZONE, reader.language)
            yield Line(at, said.sentence, said.detail, said.quiet, " ".join(said.elements))


def _ids(ids: Iterator[str]) -> str:
    return " ".join(sorted(set(ids)))
