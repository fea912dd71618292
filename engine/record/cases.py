"""The heads of cases: read and locked, created with a number, moved on."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, insert, or_, select, text, true, update
from sqlalchemy.orm import Session

from engine.record.log import Head
from engine.record.tables import CASE, FACT

_NEXT_SERIAL = text(
    "INSERT INTO number_sequence (organisation, procedure, period, last) "
    "VALUES (:organisation, :procedure, :period, 1) "
    "ON CONFLICT (organisation, procedure, period) DO UPDATE SET last = number_sequence.last + 1 RETURNING last"
)


@dataclass(frozen=True)
class Kept:
    """A case as its row has it."""

    id: int
    organisation: str
    number: str
    version: str
    head: Head
    state: str
    traced: int = 0
    known_to: str | None = None


@dataclass(frozen=True)
class Submitted:
    """The first fact that a submission led to: its case, number and instant."""

    organisation: str
    number: str
    no: int
    at: datetime


Groups = Collection[str] | None
"""Those of the person for whom a case is looked up, who may find only what they may know of; None: the server itself."""


def locked(session: Session, organisation: str, number: str, groups: Groups = None) -> Kept | None:
    """The organisation's case of this number; nobody else moves it until the transaction ends."""
    return _found(session, _addressed(organisation, number, groups).with_for_update())


def read(session: Session, organisation: str, number: str, groups: Groups = None) -> Kept | None:
    """The organisation's case of this number as it is now."""
    return _found(session, _addressed(organisation, number, groups))


def known(column: ColumnElement[str | None], groups: Groups) -> ColumnElement[bool]:
    """Whether whoever has these groups may know of the case, by its column `known_to`."""
    if groups is None:
        return true()
    theirs = (column.contains(kept_roles([group]), autoescape=True) for group in sorted(groups))
    return or_(column.is_(None), *theirs)


def kept_roles(roles: Iterable[str]) -> str | None:
    """Roles as `known_to` keeps them."""
    return "".join(f"\n{role}\n" for role in roles) or None


def by_id(session: Session, case_id: int) -> Kept:
    """The case of this row."""
    return _kept(session.execute(_ASKED.where(_ROW.id == case_id)).one())


def of(session: Session, case_ids: Iterable[int]) -> dict[int, Kept]:
    """The cases of these rows."""
    return {row.id: _kept(row) for row in session.execute(_ASKED.where(_ROW.id.in_(list(case_ids))))}


def ids(session: Session) -> list[int]:
    """All cases, in the order in which they were opened."""
    return list(session.scalars(select(CASE.c.id).order_by(CASE.c.id)))


def next_serial(session: Session, organisation: str, procedure: str, period: str) -> int:
    """The next serial of the period; rolled back with the transaction, so that no number is lost."""
    known = {"organisation": organisation, "procedure": procedure, "period": period}
    return int(session.execute(_NEXT_SERIAL, known).scalar_one())


def create(session: Session, organisation: str, number: str, version: str, known_to: Iterable[str] = ()) -> int:
    """A case's row with nothing in it yet; IntegrityError if the number is taken."""
    row = {"organisation": organisation, "number": number, "version": version, "known_to": kept_roles(known_to)}
    head = {"head_no": 0, "head_hash": Head().hash, "state": "", "traced_no": 0}
    made = session.execute(insert(CASE).values(**row, **head).returning(CASE.c.id))
    return int(made.scalar_one())


def move_head(session: Session, case_id: int, head: Head, state: str, version: str) -> None:
    """The case ends at this head, in this state, under this version."""
    values = {"head_no": head.no, "head_hash": head.hash, "state": state, "version": version}
    session.execute(update(CASE).where(CASE.c.id == case_id).values(**values))


def behind(session: Session, limit: int) -> list[Kept]:
    """Some cases with facts that their traces do not have yet, the oldest cases first."""
    return [_kept(row) for row in session.execute(_BEHIND.limit(limit))]


def locked_behind(session: Session, limit: int) -> list[Kept]:
    """The same, but those that another process holds, and nobody else moves them until the transaction ends."""
    return [_kept(row) for row in session.execute(_BEHIND.limit(limit).with_for_update(skip_locked=True))]


def traced(session: Session, case_id: int, no: int) -> None:
    """The case's traces have its facts up to this number."""
    session.execute(update(CASE).where(CASE.c.id == case_id).values(traced_no=no))


def submitted(session: Session, submission: str) -> Submitted | None:
    """Where the log has what this submission led to, if it was carried out."""
    case, fact = CASE.c, FACT.c
    asked = select(case.organisation, case.number, fact.no, fact.at).join_from(FACT, CASE, fact.case_id == case.id)
    found = session.execute(asked.where(fact.submission == submission)).one_or_none()
    return Submitted(*found) if found else None


_ROW = CASE.c
_ASKED = select(*(each for each in CASE.c))


_BEHIND = _ASKED.where(_ROW.head_no > _ROW.traced_no).order_by(_ROW.id)


def _addressed(organisation: str, number: str, groups: Groups) -> Select[Any]:
    return _ASKED.where(_ROW.organisation == organisation, _ROW.number == number, known(_ROW.known_to, groups))


def _found(session: Session, asked: Select[Any]) -> Kept | None:
    found = session.execute(asked).one_or_none()
    return _kept(found) if found else None


def _kept(row: Any) -> Kept:
    head = Head(row.head_no, row.head_hash)
    return Kept(row.id, row.organisation, row.number, row.version, head, row.state, row.traced_no, row.known_to)
