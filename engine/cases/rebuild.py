"""Everything derived is dropped and derived again from the facts: snapshots, what waits, and the register."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, delete, select
from sqlalchemy.orm import Session

from engine import procedures
from engine.cases import state
from engine.cases.recording import derive
from engine.cases.reexecute import ChainBroken, Differs, reexecute
from engine.cases.refusals import CannotGoOn
from engine.database import writing
from engine.projections.tables import REGISTER, WAITING
from engine.record import cases, log, personal

DERIVED: tuple[Table, ...] = (WAITING, REGISTER)


@dataclass(frozen=True)
class Rebuilt:
    """How many cases were derived again, what of them was not as before, and which could not be derived at all."""

    cases: int
    differing: tuple[str, ...]
    failed: tuple[str, ...]


def rebuild(session: Session, told: Callable[[int], None] = lambda _: None) -> Rebuilt:
    """Snapshots and projections are what the facts say, whatever they were before; the caller commits.

    A case whose record is broken, or does not follow from its diagram, keeps what it had.
    `told` hears the count as it grows.
    """
    writing(session)
    differing, failed, done = [], [], 0
    for done, case_id in enumerate(cases.ids(session), 1):
        try:
            differing += _again(session, case_id)
        except (ChainBroken, Differs, CannotGoOn, procedures.UnknownVersion, KeyError) as error:
            failed.append(f"{cases.by_id(session, case_id).number}: {error}")
        told(done)
    return Rebuilt(done, tuple(differing), tuple(failed))


def _again(session: Session, case_id: int) -> list[str]:
    kept = cases.by_id(session, case_id)
    history = log.history(session, case_id)
    case = reexecute(procedures.version(session, kept.version), history)
    case.id = case_id
    before = {**_derived(session, case_id), "snapshot": [kept.state]}
    for table in DERIVED:
        session.execute(delete(table).where(table.c.case_id == case_id))
    told = personal.of_facts(session, case_id, [one.no for one in history if getattr(one.fact, "personal", None)])
    latest = {name: answer for no in sorted(told) for name, answer in told[no].items()}
    derive(session, case, history, latest)
    text = state.keep(case)
    if text != kept.state:
        cases.move_head(session, case_id, kept.head, text)
    after = {**_derived(session, case_id), "snapshot": [text]}
    return [f"{kept.number}: {name}" for name, rows in before.items() if rows != after[name]]


def _derived(session: Session, case_id: int) -> dict[str, list[Any]]:
    return {
        table.name: sorted(
            (tuple(row) for row in session.execute(select(table).where(table.c.case_id == case_id))), key=repr
        )
        for table in DERIVED
    }
