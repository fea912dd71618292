"""How many open cases stand on each element of a version."""

from collections import Counter

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.people import Person
from engine.projections.tables import REGISTER, WAITING
from engine.record.cases import known


def standing(session: Session, person: Person, version: str) -> dict[str, int]:
    """By element the open cases of a version that wait there, as far as the person may know of them; one statement."""
    row, waits = REGISTER.c, WAITING.c
    asked = (
        select(waits.place, func.count(waits.case_id.distinct()))
        .join_from(WAITING, REGISTER, waits.case_id == row.case_id)
        .where(row.organisation == person.organisation, row.version == version, row.state == "open")
        .where(known(row.known_to, person.groups))
    )
    found = Counter[str]()
    for place, number in session.execute(asked.group_by(waits.place)):
        found[place.lstrip("!").rpartition("/")[0]] += number
    return dict(found)
