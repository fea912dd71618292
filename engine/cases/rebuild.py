"""Everything derived is dropped and derived again from the facts: snapshots, what waits, and the register."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sqlalchemy import delete
from sqlalchemy.orm import Session

from engine import procedures
from engine.cases import state, tracing
from engine.cases.deriving import DERIVED, derived_in, told_with
from engine.cases.recording import derive
from engine.cases.reexecute import ChainBroken, Differs, reexecute
from engine.cases.refusals import CannotGoOn
from engine.database import writing
from engine.record import cases, log


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
    case = reexecute(partial(procedures.version, session), history)
    case.id = case_id
    tracing.catch_up(session, kept)
    before = {**derived_in(session, [case_id])[case_id], "snapshot": [kept.state]}
    for table in DERIVED:
        session.execute(delete(table).where(table.c.case_id == case_id))
    derive(session, case, history, told_with(session, case_id, history))
    tracing.take(session, case_id, history)
    cases.traced(session, case_id, kept.head.no)
    text = state.keep(case)
    if text != kept.state:
        cases.move_head(session, case_id, kept.head, text, case.version.hash)
    after = {**derived_in(session, [case_id])[case_id], "snapshot": [text]}
    return [f"{kept.number}: {name}" for name, rows in before.items() if rows != after[name]]
