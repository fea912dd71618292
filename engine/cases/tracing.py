"""What auditors look for is derived from cases that have moved: behind, in batches, never while staff wait for it."""

import logging
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from engine import procedures
from engine.cases.reexecute import FAILURES
from engine.database import writing
from engine.facts import CaseOpened
from engine.procedures import Version
from engine.projections import traces
from engine.projections.traits import Seen
from engine.record import cases, log
from engine.record.cases import Kept
from engine.record.log import Recorded

BATCH = 50

logger = logging.getLogger("shouli.tracing")


def trace(session: Session, limit: int = BATCH) -> int:
    """At most `limit` cases that have moved since have their traces up to their heads; how many did. The caller commits.

    One whose facts cannot be read is told in the log and passed over: `shouli verify` names what is wrong with it.
    """
    if not cases.behind(session, 1):
        return 0
    writing(session)
    moved = cases.locked_behind(session, limit)
    for kept in moved:
        try:
            with session.begin_nested():
                catch_up(session, kept)
        except (*FAILURES, SQLAlchemyError) as error:
            logger.error("Case %s of %s leaves no traces: %s", kept.number, kept.organisation, error)
        cases.traced(session, kept.id, kept.head.no)
    return len(moved)


def take(session: Session, case_id: int, version: Version, history: Sequence[Recorded]) -> None:
    """The traces have these facts, which begin with the first."""
    traces.take(session, case_id, _seen(history[0], version), history)


def catch_up(session: Session, kept: Kept) -> None:
    """The case's traces have all its facts; whoever calls it says so in its row. Fails with one of FAILURES."""
    known = log.untraced(session, kept.id, kept.traced)
    version = procedures.version(session, kept.version)
    new = known if kept.traced == 0 else known[1:]
    traces.take(session, kept.id, _seen(known[0], version), new)


def _seen(first: Recorded, version: Version) -> Seen:
    opened = first.fact
    if not isinstance(opened, CaseOpened):
        raise TypeError("the first fact is not that the case was opened")
    return Seen(opened.organisation, opened.procedure, version, ZoneInfo(opened.zone))
