"""The cases with a timer whose instant has come."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from engine.projections.tables import REGISTER, WAITING


@dataclass(frozen=True)
class Overdue:
    """A case, and the instant for which it has waited longest."""

    organisation: str
    number: str
    since: datetime


def cases(session: Session, at: datetime) -> list[Overdue]:
    """Every case with a timer that is due and has not been let happen, the one that has waited longest first.

    One whose diagram could not be followed when a timer was let happen is left to an administrator.
    """
    row, register, stopped = WAITING.c, REGISTER.c, WAITING.alias("stopped").c
    incident = (stopped.case_id == row.case_id, stopped.kind == "incident", stopped.group_name == "DeadlineFired")
    since = func.min(row.due, type_=WAITING.c.due.type)
    asked = (
        select(register.organisation, register.number, since)
        .join_from(WAITING, REGISTER, register.case_id == row.case_id)
        .where(row.kind == "timer", row.due <= at, ~exists().where(*incident))
        .group_by(register.organisation, register.number)
        .order_by(since)
    )
    return [Overdue(*found) for found in session.execute(asked)]
