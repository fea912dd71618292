"""The cases with a timer whose instant has come."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.projections.tables import REGISTER, WAITING


@dataclass(frozen=True)
class Overdue:
    """A case, and the instant for which it has waited longest."""

    organisation: str
    number: str
    since: datetime


def cases(session: Session, at: datetime) -> list[Overdue]:
    """Every case with a timer that is due and has not been let happen, the one that has waited longest first."""
    row, register = WAITING.c, REGISTER.c
    since = func.min(row.due, type_=WAITING.c.due.type)
    asked = (
        select(register.organisation, register.number, since)
        .join_from(WAITING, REGISTER, register.case_id == row.case_id)
        .where(row.kind == "timer", row.due <= at)
        .group_by(register.organisation, register.number)
        .order_by(since)
    )
    return [Overdue(*found) for found in session.execute(asked)]
