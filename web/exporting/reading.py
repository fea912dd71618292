"""The cases of an export, batch by batch: a few statements each, and never all of them in memory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from engine import procedures
from engine.procedures import Version
from engine.projections.register import Listed, listing
from engine.projections.tables import REGISTER
from engine.record import log, personal
from engine.record.log import Recorded
from shouli_verify import canonical

BATCH = 200


@dataclass(frozen=True)
class Traced:
    """A case as its line and its facts; `private` are the personal answers by the number of their fact, where they are wanted."""

    case: Listed
    version: Version
    history: Sequence[Recorded]
    private: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)


def lines(session: Session, wanted: Select[tuple[int]]) -> Iterator[list[Listed]]:
    """The register's lines of the cases that the statement gives, in its order."""
    ids = list(session.scalars(wanted))
    for first in range(0, len(ids), BATCH):
        batch = ids[first : first + BATCH]
        found = {row.case_id: Listed(*row) for row in session.execute(listing().where(REGISTER.c.case_id.in_(batch)))}
        yield [found[case_id] for case_id in batch if case_id in found]


def traced(session: Session, wanted: Select[tuple[int]], private: bool = False) -> Iterator[Traced]:
    """The same cases with their facts, and with personal answers if they are wanted."""
    for batch in lines(session, wanted):
        ids = [case.id for case in batch]
        histories = log.histories(session, ids)
        kept = personal.rows(session, ids) if private else {}
        for case in batch:
            version = procedures.version(session, case.version)
            yield Traced(case, version, histories.get(case.id, ()), _by_fact(kept.get(case.id, ())))


def count(session: Session, wanted: Select[tuple[int]]) -> int:
    """How many cases the statement gives."""
    return len(session.execute(select(wanted.subquery().c[0])).all())


def _by_fact(rows: Sequence[Mapping[str, Any]]) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for row in rows:
        found.setdefault(row["no"], {})[row["name"]] = canonical.value(row["value"])
    return found
