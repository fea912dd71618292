"""The notices that wait to be sent, the oldest first."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.facts import Place
from engine.projections.tables import REGISTER, WAITING

AT_ONCE = 100


@dataclass(frozen=True)
class Unsent:
    """Where a notice waits."""

    organisation: str
    number: str
    place: Place


def unsent(session: Session) -> list[Unsent]:
    """At most `AT_ONCE` notices of all organisations."""
    row, register = WAITING.c, REGISTER.c
    asked = (
        select(register.organisation, register.number, row.place)
        .join_from(WAITING, REGISTER, register.case_id == row.case_id)
        .where(row.kind == "notice")
        .order_by(row.due, row.offered_at, row.case_id)
        .limit(AT_ONCE)
    )
    return [Unsent(found.organisation, found.number, Place.parse(found.place)) for found in session.execute(asked)]
