"""The tasks that a person can do, the most urgent first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Select, Subquery, and_, func, literal_column, or_, select, union_all
from sqlalchemy.orm import Session

from engine.facts import Place
from engine.people import Person
from engine.projections.tables import NEVER, REGISTER, WAITING

PAGE = 25
MOST_COUNTED = 100
"""Beyond this a count says only that there are many."""

Whose = Literal["all", "mine", "team"]


@dataclass(frozen=True)
class Waiting:
    """A task as the inbox lists it."""

    case_id: int
    number: str
    procedure: str
    version: str
    subject: str
    complainant: str | None
    task: Place
    name: str
    offered_at: datetime
    due: datetime | None
    claimed_by: str | None
    reminded_at: datetime | None
    escalated_at: datetime | None


def tasks(
    session: Session,
    person: Person,
    whose: Whose = "all",
    procedure: str | None = None,
    role: str | None = None,
    page: int = 1,
) -> tuple[list[Waiting], bool]:
    """A page of tasks, the most urgent first, and whether there are more.

    `all` are those that the person can do now; `mine` those that the person has taken; `team` those of the person's
    groups that the person has not taken, also those that others have. Nobody sees a task that four eyes forbid them.
    """
    groups = _groups(person, role)
    if not groups:
        return [], False
    nearest = _nearest(person, groups, whose, procedure, PAGE * page + 1)
    asked = _listing(nearest.subquery()).offset(PAGE * (page - 1)).limit(PAGE + 1)
    listed = [_waiting(row) for row in session.execute(asked)]
    return listed[:PAGE], len(listed) > PAGE


def count(session: Session, person: Person, whose: Whose = "all") -> int:
    """How many tasks there are, counted no further than `MOST_COUNTED`."""
    groups = _groups(person, None)
    if not groups:
        return 0
    found = _nearest(person, groups, whose, None, MOST_COUNTED).subquery().c
    different = select(found.case_id, found.place).distinct().limit(MOST_COUNTED).subquery()
    return int(session.scalar(select(func.count(literal_column("1"))).select_from(different)) or 0)


def _groups(person: Person, role: str | None) -> list[str]:
    return sorted(group for group in person.groups if role is None or group.partition("@")[0] == role)


def _listing(found: Subquery) -> Select[Any]:
    """Each task once, with what the register knows of its case."""
    line, register = found.c, REGISTER.c
    shown = (register.number, line.procedure, register.version, register.subject, register.complainant)
    more = (line.place, line.name, line.offered_at, line.due, line.claimed_by, line.reminded_at, line.escalated_at)
    asked = select(line.case_id, *shown, *more).distinct()
    asked = asked.join_from(found, REGISTER, register.case_id == line.case_id)
    return asked.order_by(line.due, line.case_id, line.place)


def _nearest(person: Person, groups: Sequence[str], whose: Whose, procedure: str | None, limit: int) -> Select[Any]:
    """The most urgent of each group: each group's are read in order from the index, however many there are.

    A task of several of the person's groups comes once for each.
    """
    each = [_of_group(person, group, whose, procedure).limit(limit).subquery() for group in groups]
    return select(union_all(*(select(one) for one in each)).subquery())


def _of_group(person: Person, group: str, whose: Whose, procedure: str | None) -> Select[Any]:
    row = WAITING.c
    columns = (row.case_id, row.place, row.procedure, row.name, row.offered_at, row.due, row.claimed_by)
    asked = select(*columns, row.reminded_at, row.escalated_at).where(
        row.organisation == person.organisation,
        row.kind == "task",
        row.group_name == group,
        or_(row.barred.is_(None), row.barred != person.name),
        _taken(row.claimed_by, person, whose),
    )
    if procedure is not None:
        asked = asked.where(row.procedure == procedure)
    return asked.order_by(row.due)


def _taken(claimed_by: Any, person: Person, whose: Whose) -> Any:
    nobodys = claimed_by.is_(None)
    if whose == "mine":
        return claimed_by == person.name
    if whose == "team":
        return or_(nobodys, claimed_by != person.name)
    return or_(nobodys, and_(claimed_by.is_not(None), claimed_by == person.name))


def _waiting(row: Any) -> Waiting:
    due = None if row.due == NEVER else row.due
    place = Place.parse(row.place)
    shown = (row.number, row.procedure, row.version, row.subject, row.complainant)
    more = (row.name, row.offered_at, due, row.claimed_by, row.reminded_at, row.escalated_at)
    return Waiting(row.case_id, *shown, place, *more)
