"""The log of facts: append-only, each fact hashed together with the one before it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from engine.facts import CaseMoved, Fact
from engine.record.encoding import from_json, instant_text, to_json
from engine.record.tables import FACT
from shouli_verify import canonical
from shouli_verify.chain import BEGINNING, Link, chained


@dataclass(frozen=True)
class Happened:
    """A fact with who caused it (None: the clock) and when, before it is recorded."""

    fact: Fact
    at: datetime
    by: str | None = None
    submission: str | None = None


@dataclass(frozen=True)
class Recorded:
    """A fact as it stands in the log."""

    no: int
    fact: Fact
    at: datetime
    by: str | None
    submission: str | None
    hash: str


@dataclass(frozen=True)
class Head:
    """Where a case's chain ends."""

    no: int = 0
    hash: str = BEGINNING


def append(session: Session, case_id: int, head: Head, happened: Sequence[Happened]) -> tuple[Recorded, ...]:
    """The facts stand in the log behind `head`, in one statement; IntegrityError if another was faster."""
    rows = list(_rows(case_id, head, happened))
    session.execute(insert(FACT), rows)
    return tuple(
        Recorded(row["no"], one.fact, one.at, one.by, one.submission, row["hash"])
        for row, one in zip(rows, happened, strict=True)
    )


def link(one: Recorded) -> Link:
    """The fact as it is hashed."""
    kind, body = type(one.fact).__name__, canonical.text(to_json(one.fact))
    return Link(one.no, kind, instant_text(one.at), one.by, one.submission, body, one.hash)


def head_of(history: Sequence[Recorded]) -> tuple[int, str]:
    """Number and hash of the last fact."""
    return (history[-1].no, history[-1].hash) if history else (0, BEGINNING)


def links(session: Session, case_ids: Iterable[int]) -> dict[int, list[Link]]:
    """The facts of these cases as they stand in the table, by case and in order; ValueError for an impossible instant."""
    found: dict[int, list[Link]] = {}
    row = FACT.c
    asked = select(FACT).where(row.case_id.in_(list(case_ids))).order_by(row.case_id, row.no)
    for one in session.execute(asked):
        told = Link(one.no, one.kind, instant_text(one.at), one.by, one.submission, one.body, one.hash)
        found.setdefault(one.case_id, []).append(told)
    return found


def recorded(one: Link) -> Recorded:
    """The fact that was hashed; KeyError, ValueError or TypeError if it is none of ours."""
    fact = from_json(one.kind, canonical.value(one.body))
    return Recorded(one.no, fact, datetime.fromisoformat(one.at), one.by, one.submission, one.hash)


def history(session: Session, case_id: int, after: int = 0, limit: int | None = None) -> list[Recorded]:
    """The facts of a case in order, from the one behind number `after`."""
    columns = FACT.c
    asked = select(FACT).where(columns.case_id == case_id, columns.no > after).order_by(columns.no).limit(limit)
    return [_read(row) for row in session.execute(asked)]


def histories(session: Session, case_ids: Iterable[int]) -> dict[int, list[Recorded]]:
    """The facts of several cases, by case and in order, in one statement."""
    columns, found = FACT.c, dict[int, list[Recorded]]()
    asked = select(FACT).where(columns.case_id.in_(list(case_ids))).order_by(columns.case_id, columns.no)
    for row in session.execute(asked):
        found.setdefault(row.case_id, []).append(_read(row))
    return found


def untraced(session: Session, case_id: int, after: int) -> list[Recorded]:
    """The facts of a case behind number `after`, and before them those that tell its version; KeyError, ValueError, TypeError."""
    columns = FACT.c
    telling = (columns.no == 1) | (columns.kind == CaseMoved.__name__)
    asked = select(FACT).where(columns.case_id == case_id, telling | (columns.no > after))
    return [_read(row) for row in session.execute(asked.order_by(columns.no))]


def latest(session: Session, case_id: int, before: int | None = None, limit: int = 50) -> list[Recorded]:
    """The newest facts of a case, newest first; older ones than number `before` where it is given."""
    columns = FACT.c
    asked = select(FACT).where(columns.case_id == case_id).order_by(columns.no.desc()).limit(limit)
    if before is not None:
        asked = asked.where(columns.no < before)
    return [_read(row) for row in session.execute(asked)]


def of_kind(session: Session, case_id: int, kind: type, limit: int) -> list[Recorded]:
    """The newest facts of one kind, newest first; indexed for those that pages list (`ix_fact_issued`)."""
    columns = FACT.c
    asked = select(FACT).where(columns.case_id == case_id, columns.kind == kind.__name__)
    return [_read(row) for row in session.execute(asked.order_by(columns.no.desc()).limit(limit))]


def _rows(case_id: int, head: Head, happened: Iterable[Happened]) -> Iterator[dict[str, Any]]:
    previous = head.hash
    for no, one in enumerate(happened, head.no + 1):
        kind, body = type(one.fact).__name__, canonical.text(to_json(one.fact))
        previous = chained(previous, no, kind, instant_text(one.at), one.by, one.submission, body)
        envelope = {"at": one.at, "by": one.by, "submission": one.submission}
        yield {"case_id": case_id, "no": no, "kind": kind, **envelope, "body": body, "hash": previous}


def _read(row: Any) -> Recorded:
    fact = from_json(row.kind, canonical.value(row.body))
    return Recorded(row.no, fact, row.at, row.by, row.submission, row.hash)
