"""The inbox as a page value: the tasks that someone can do, in three groups, the most urgent first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Literal
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from engine import deployments
from engine.facts import Place
from engine.people import Person
from engine.projections import inbox
from engine.projections.inbox import MOST_COUNTED, Waiting, Whose
from web.desk import due, names
from web.desk.due import Due
from web.desk.names import Namer

TABS: tuple[Whose, ...] = ("all", "mine", "team")


@dataclass(frozen=True)
class Asked:
    """Which part of the inbox is asked for."""

    whose: Whose
    procedure: str | None
    role: str | None
    page: int


@dataclass(frozen=True)
class Line:
    """One task; `taken` says by whom, and what can be done about it."""

    number: str
    task: Place
    name: str
    subject: str
    complainant: str | None
    procedure: str
    due: Due
    taken: Literal["nobody", "me", "another"]
    taken_by: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Tasks of one urgency, under its heading."""

    urgency: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Tab:
    """One view of the inbox, with the number of tasks in it."""

    whose: Whose
    words: str
    count: str


@dataclass(frozen=True)
class Inbox:
    """The page."""

    asked: Asked
    tabs: tuple[Tab, ...]
    groups: tuple[Group, ...]
    more: bool
    pressing: int
    procedures: tuple[tuple[str, str], ...]
    roles: tuple[str, ...]

    @property
    def filtered(self) -> bool:
        """Whether something is left out."""
        return bool(self.asked.procedure or self.asked.role)


def page(session: Session, person: Person, asked: Asked, at: datetime, zone: ZoneInfo, language: str) -> Inbox:
    """The tasks asked for, as they stand at an instant."""
    waiting, more = inbox.tasks(session, person, asked.whose, asked.procedure, asked.role, asked.page)
    called = names.of(session, person.organisation, (each.claimed_by for each in waiting))
    deployed = {each.stem: each.name for each in deployments.ever_deployed_in(session, person.organisation)}
    lines = [_line(each, person, called, deployed, at, zone, language) for each in waiting]
    return Inbox(
        asked=asked,
        tabs=tuple(Tab(whose, _tab(whose), _count(session, person, whose)) for whose in TABS),
        groups=tuple(_grouped(lines)),
        more=more,
        pressing=sum(line.due.urgency in ("late", "today") for line in lines),
        procedures=tuple(deployed.items()),
        roles=tuple(sorted({group for group in person.groups if "@" not in group})),
    )


def _line(
    each: Waiting, person: Person, called: Namer, deployed: dict[str, str], at: datetime, zone: ZoneInfo, language: str
) -> Line:
    mine = each.claimed_by == person.name
    told = due.told(each.due, at, zone, language)
    if each.due is None:
        told = Due(told.text, _("since %(when)s", when=due.when(each.offered_at, zone, language)), told.urgency)
    return Line(
        number=each.number,
        task=each.task,
        name=each.name,
        subject=each.subject,
        complainant=each.complainant,
        procedure=deployed.get(each.procedure, each.procedure),
        due=told,
        taken="nobody" if each.claimed_by is None else "me" if mine else "another",
        taken_by=called(each.claimed_by),
        notes=tuple(_notes(each)),
    )


def _notes(each: Waiting) -> Iterable[str]:
    if each.escalated_at is not None:
        yield _("escalated")
    elif each.reminded_at is not None:
        yield _("reminded")


def _grouped(lines: Sequence[Line]) -> Iterable[Group]:
    headings = {"late": _("Overdue"), "today": _("Due today"), "later": _("Later")}
    for urgency, together in groupby(lines, lambda line: line.due.urgency.replace("never", "later")):
        yield Group(urgency, headings[urgency], tuple(together))


def _tab(whose: Whose) -> str:
    return str({"all": _("To do"), "mine": _("Taken by me"), "team": _("Of my team")}[whose])


def _count(session: Session, person: Person, whose: Whose) -> str:
    counted = inbox.count(session, person, whose)
    return str(counted) if counted < MOST_COUNTED else f"{MOST_COUNTED - 1}+"
