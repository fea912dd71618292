"""The case page as a value: where the case stands, why, and what has been answered and done in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from engine.cases.case import Case
from engine.cases.reading import read_by
from engine.facts import Deadline, Place
from engine.people import Person, may_do
from engine.projections import register
from engine.projections.register import Listed
from engine.record import personal
from engine.record.log import Recorded
from web.desk import answers, drawing, due, histories, names
from web.desk.answers import Group
from web.desk.drawing import Drawn
from web.desk.due import Due, Reason
from web.desk.histories import History
from web.desk.names import Namer
from web.desk.reader import Reader
from web.desk.struck import correctors
from web.desk.task import can_do
from web.desk.wording import Said
from web.paper import issuing
from web.paper.issuing import Papers


@dataclass(frozen=True)
class CaseTask:
    """A task that waits in the case; `mine` if the reader may do it."""

    place: Place
    name: str
    groups: tuple[str, ...]
    due: Due
    reason: Reason | None
    taken_by: str
    mine: bool


@dataclass(frozen=True)
class CaseTimer:
    """A timer that waits."""

    name: str
    kind: str | None
    reason: Reason


@dataclass(frozen=True)
class Report:
    """Something that the case can be told; `mine` if the reader may."""

    place: Place
    name: str
    groups: tuple[str, ...]
    mine: bool


@dataclass(frozen=True)
class Acting:
    """Someone who has done tasks of the case."""

    name: str
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class CasePage:
    """The page."""

    listed: Listed
    state: Literal["open", "closed"]
    opened: str
    closed: str
    procedure: str
    warning: str | None
    incidents: tuple[Said, ...]
    tasks: tuple[CaseTask, ...]
    timers: tuple[CaseTimer, ...]
    reports: tuple[Report, ...]
    acting: tuple[Acting, ...]
    groups: tuple[Group, ...]
    drawn: Drawn
    history: History
    held: str | None
    suspended: str | None
    correctable: frozenset[str]
    follows: str | None
    followed_by: tuple[str, ...]
    papers: Papers


def page(session: Session, person: Person, number: str, before: int | None, reader: Reader) -> CasePage:
    """The organisation's case at an instant; UnknownCase."""
    at, language = reader.at, reader.language
    case, listed = read_by(session, person, number, at), register.case(session, person, number)
    assert listed is not None, "a case is in the register from its first fact"
    lately = drawing.lately(session, case.id)
    recorded = histories.read(session, case.id, before, lately)
    called = names.of(session, person.organisation, [*_logins(case, recorded), *correctors(lately)])
    return CasePage(
        listed=listed,
        state="closed" if case.closed else "open",
        opened=due.dated(listed.opened_at, case.zone, language),
        closed=due.dated(listed.closed_at, case.zone, language) if listed.closed_at else "",
        procedure=case.version.diagram.name,
        warning=case.opened.warning,
        incidents=tuple(histories.said(case, case.incidents.values(), language)),
        tasks=tuple(sorted(_tasks(case, person, called, at, language), key=lambda task: task.due.iso or "~")),
        timers=tuple(_timers(case, at, language)),
        reports=tuple(_reports(case, person)),
        acting=tuple(_acting(case, called)),
        groups=answers.groups(case, personal.latest(session, case.id), lately, reader, called),
        drawn=drawing.of_case(case, lately),
        history=histories.told(case, recorded, called, language, drawing.former(session, case)),
        held=case.held,
        suspended=case.suspended,
        correctable=_correctable(case, person),
        follows=case.opened.follows,
        followed_by=register.followed_by(session, person, number) if case.closed else (),
        papers=issuing.papers(session, case, person, language),
    )


def _logins(case: Case, recorded: Iterable[Recorded]) -> list[str | None]:
    """Everybody who is named on the page."""
    return [*(one.by for one in recorded), *(task.claimed_by for task in case.tasks.values()), *case.done_by.values()]


def _correctable(case: Case, person: Person) -> frozenset[str]:
    """The elements whose answers the person may correct."""
    return frozenset(each for each, login in case.done_by.items() if person.administrator or login == person.name)


def _tasks(case: Case, person: Person, called: Namer, at: datetime, language: str) -> Iterable[CaseTask]:
    for place, task in case.tasks.items():
        offered = task.offered
        yield CaseTask(
            place=place,
            name=offered.name,
            groups=offered.groups,
            due=due.told(offered.due.due if offered.due else None, at, case.zone, language),
            reason=_reason(case, offered.due, at, language) if offered.due else None,
            taken_by=called(task.claimed_by),
            mine=can_do(case, task, person),
        )


def _timers(case: Case, at: datetime, language: str) -> Iterable[CaseTimer]:
    for timer in sorted(case.timers.values(), key=lambda timer: timer.deadline.due):
        name = timer.name.replace("\n", "") or timer.timer.element
        yield CaseTimer(name, timer.kind, _reason(case, timer.deadline, at, language))


def _reason(case: Case, deadline: Deadline, at: datetime, language: str) -> Reason:
    return due.reason(deadline, at, case.zone, case.version.calendar, language)


def _reports(case: Case, person: Person) -> Iterable[Report]:
    for place, awaited in case.awaited.items():
        mine = may_do(person, awaited.groups, None, {})
        yield Report(place, awaited.name.replace("\n", "") or awaited.message, awaited.groups, mine)


def _acting(case: Case, called: Namer) -> Iterable[Acting]:
    elements = case.version.diagram.elements
    done: dict[str, list[str]] = {}
    for element, login in case.done_by.items():
        drawn = elements.get(element)
        done.setdefault(called(login), []).append(drawn.name.replace("\n", "") if drawn else element)
    return (Acting(name, tuple(tasks)) for name, tasks in done.items())
