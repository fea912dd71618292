"""What auditors look for is derived from cases that have moved: behind, in batches, never while staff wait for it."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from engine import procedures
from engine.cases.reexecute import FAILURES, Versions
from engine.database import writing
from engine.facts import CAUSES, CaseMoved, CaseOpened
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


def take(
    session: Session, case_id: int, history: Sequence[Recorded], versions: Versions | None = None, after: int = 0
) -> None:
    """The traces have the facts behind number `after`; before them `history` has at least those that tell the case's version.

    `versions` gives them where they are not in this database.
    """
    given = versions or partial(procedures.version, session)
    for seen, facts in _under_each_version(history, given):
        if new := [one for one in facts if one.no > after]:
            traces.take(session, case_id, seen, new)


def catch_up(session: Session, kept: Kept) -> None:
    """The case's traces have all its facts; whoever calls it says so in its row. Fails with one of FAILURES."""
    take(session, kept.id, log.untraced(session, kept.id, kept.traced), after=kept.traced)


def _under_each_version(history: Sequence[Recorded], versions: Versions) -> Iterator[tuple[Seen, list[Recorded]]]:
    """The facts with what they are seen with; those that follow from a move stand apart, they are nobody's work."""
    opened = history[0].fact
    if not isinstance(opened, CaseOpened):
        raise TypeError("the first fact is not that the case was opened")
    zone = ZoneInfo(opened.zone)
    seen, facts = Seen(opened.organisation, opened.procedure, versions(opened.version), zone), list[Recorded]()
    for one in history:
        if isinstance(one.fact, CaseMoved):
            yield seen, facts
            seen, facts = replace(seen, version=versions(one.fact.version), moving=True), []
        elif seen.moving and isinstance(one.fact, CAUSES):
            yield seen, facts
            seen, facts = replace(seen, moving=False), []
        facts.append(one)
    yield seen, facts
