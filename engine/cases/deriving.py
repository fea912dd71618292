"""What is derived from a case's facts, read as it stands and derived anew without touching it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, create_engine, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from engine.cases import tracing
from engine.cases.case import Case
from engine.cases.recording import derive
from engine.cases.reexecute import Versions
from engine.database import Base
from engine.projections.tables import REGISTER, TRAIT, USE, WAITING, WORDS, WORK
from engine.record import personal
from engine.record.cases import Kept
from engine.record.log import Recorded
from engine.record.tables import CASE

DERIVED: tuple[Table, ...] = (WAITING, REGISTER, USE, WORK, TRAIT, WORDS)

Rows = dict[str, list[Any]]
"""The rows of a case by table, in one order."""


def derived_in(session: Session, case_ids: Sequence[int]) -> dict[int, Rows]:
    """What stands in the tables for each of these cases."""
    found: dict[int, Rows] = {case_id: {table.name: [] for table in DERIVED} for case_id in case_ids}
    for table in DERIVED:
        for row in session.execute(select(table).where(table.c.case_id.in_(case_ids))):
            found[row.case_id][table.name].append(tuple(row))
    for rows in found.values():
        for name in rows:
            rows[name].sort(key=repr)
    return found


def told_with(session: Session, case_id: int, history: Sequence[Recorded]) -> dict[str, Any]:
    """The personal answers that were given with these facts and are still there, the latest of each name."""
    told = personal.of_facts(session, case_id, [one.no for one in history if getattr(one.fact, "personal", None)])
    return {name: answer for no in sorted(told) for name, answer in told[no].items()}


class Scratch:
    """An empty database in memory, in which a case is derived and forgotten."""

    def __init__(self) -> None:
        engine = create_engine("sqlite://", poolclass=StaticPool)
        Base.metadata.create_all(engine, tables=[CASE, *DERIVED])
        self._session = Session(engine)

    def derive(
        self, case: Case, history: Sequence[Recorded], told: Mapping[str, Any], row: Kept, versions: Versions
    ) -> Rows:
        """What the facts lead to in the tables."""
        head = {"head_no": row.head.no, "head_hash": row.head.hash, "state": "", "traced_no": row.traced}
        named = {"organisation": row.organisation, "number": row.number, "version": row.version}
        self._session.execute(insert(CASE).values(id=row.id, **named, **head))
        derive(self._session, case, history, dict(told))
        if row.traced:
            tracing.take(self._session, row.id, history[: row.traced], versions)
        rows = derived_in(self._session, [row.id])[row.id]
        self._session.rollback()
        return rows
