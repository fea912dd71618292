"""The heads of cases: read and locked, created with a number, moved on."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select, text, update
from sqlalchemy.orm import Session

from engine.record.log import Head
from engine.record.tables import CaseRow, FactRow

_NEXT_SERIAL = text(
    "INSERT INTO number_sequence (organisation, procedure, period, last) "
    "VALUES (:organisation, :procedure, :period, 1) "
    "ON CONFLICT (organisation, procedure, period) DO UPDATE SET last = number_sequence.last + 1 RETURNING last"
)


@dataclass(frozen=True)
class Kept:
    """A case as its row has it."""

    id: int
    number: str
    version: str
    head: Head
    state: str


def locked(session: Session, organisation: str, number: str) -> Kept | None:
    """The organisation's case of this number; nobody else moves it until the transaction ends."""
    row = CaseRow.__table__.c
    asked = select(row.id, row.number, row.version, row.head_no, row.head_hash, row.state)
    asked = asked.where(row.organisation == organisation, row.number == number).with_for_update()
    found = session.execute(asked).one_or_none()
    return _kept(found) if found else None


def read(session: Session, organisation: str, number: str) -> Kept | None:
    """The organisation's case of this number as it is now."""
    row = CaseRow.__table__.c
    asked = select(row.id, row.number, row.version, row.head_no, row.head_hash, row.state)
    found = session.execute(asked.where(row.organisation == organisation, row.number == number)).one_or_none()
    return _kept(found) if found else None


def next_serial(session: Session, organisation: str, procedure: str, period: str) -> int:
    """The next serial of the period; rolled back with the transaction, so that no number is lost."""
    known = {"organisation": organisation, "procedure": procedure, "period": period}
    return int(session.execute(_NEXT_SERIAL, known).scalar_one())


def create(session: Session, organisation: str, number: str, version: str) -> int:
    """A case's row with nothing in it yet; IntegrityError if the number is taken."""
    row = {"organisation": organisation, "number": number, "version": version}
    head = {"head_no": 0, "head_hash": Head().hash, "state": ""}
    made = session.execute(insert(CaseRow).values(**row, **head).returning(CaseRow.id))
    return int(made.scalar_one())


def move_head(session: Session, case_id: int, head: Head, state: str) -> None:
    """The case ends at this head, in this state."""
    values = {"head_no": head.no, "head_hash": head.hash, "state": state}
    session.execute(update(CaseRow).where(CaseRow.id == case_id).values(**values))


def submitted(session: Session, submission: str) -> tuple[str, int, int] | None:
    """Organisation, case id and fact number of what this submission led to, if it was carried out."""
    asked = select(CaseRow.organisation, CaseRow.id, FactRow.no).join(FactRow, FactRow.case_id == CaseRow.id)
    found = session.execute(asked.where(FactRow.submission == submission)).one_or_none()
    return (found[0], found[1], found[2]) if found else None


def _kept(row: Any) -> Kept:
    return Kept(row.id, row.number, row.version, Head(row.head_no, row.head_hash), row.state)
