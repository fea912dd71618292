"""The clock's part: every deadline whose instant has come is let happen, case by case, through the one door."""

import logging
from datetime import datetime

from sqlalchemy.orm import Session

from engine.cases.perform import perform
from engine.cases.refusals import Refused
from engine.cases.requests import FireDeadlines
from engine.projections import due

log = logging.getLogger("shouli.due")


def fire_all(session: Session, at: datetime) -> int:
    """Every timer due at `at` has fired, once, the case that has waited longest first; the number of cases moved.

    A case whose diagram cannot be followed is left as it is, told in the log, and does not hold up the others.
    """
    moved = 0
    for waiting in due.cases(session, at):
        try:
            moved += bool(perform(FireDeadlines(waiting.organisation, waiting.number, at), session).facts)
        except Refused as refused:
            log.error("Case %s of %s: %s", waiting.number, waiting.organisation, refused)
    return moved
