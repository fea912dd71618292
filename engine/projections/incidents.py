"""The incidents that wait for whoever looks after the system, the oldest first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.facts import Place
from engine.people import Person
from engine.projections.tables import REGISTER, WAITING
from engine.record.cases import known

PAGE = 25


@dataclass(frozen=True)
class Waiting:
    """An incident as it is listed; `doing` is the kind of fact that could not happen, `told` where and why."""

    number: str
    procedure: str
    version: str
    subject: str
    place: Place
    doing: str
    told: str
    since: datetime


def incidents(session: Session, person: Person, page: int = 1) -> tuple[list[Waiting], bool]:
    """A page of the incidents in cases that the person may know of, and whether there are more."""
    row, register = WAITING.c, REGISTER.c
    shown = (register.number, row.procedure, register.version, register.subject, row.place, row.group_name)
    asked = (
        select(*shown, row.name, row.offered_at)
        .join_from(WAITING, REGISTER, register.case_id == row.case_id)
        .where(row.organisation == person.organisation, row.kind == "incident", known(register.known_to, person.groups))
        .order_by(row.offered_at, row.case_id, row.place)
        .limit(PAGE + 1)
        .offset(PAGE * (page - 1))
    )
    found = [Waiting(*line[:4], Place.parse(line[4][1:]), *line[5:]) for line in session.execute(asked)]
    return found[:PAGE], len(found) > PAGE
