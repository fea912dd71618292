"""How many cases stand on each version of a procedure."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.people import Person
from engine.projections.tables import REGISTER
from engine.record.cases import known


@dataclass(frozen=True)
class Cases:
    """The cases of one version, as far as somebody may know of them."""

    open: int = 0
    closed: int = 0


def cases_by_version(session: Session, person: Person) -> dict[str, Cases]:
    """The numbers of the organisation's cases of which the person may know, by version; one statement."""
    row = REGISTER.c
    asked = select(row.version, row.state, func.count()).where(
        row.organisation == person.organisation, known(row.known_to, person.groups)
    )
    found: dict[str, dict[str, int]] = {}
    for version, state, number in session.execute(asked.group_by(row.version, row.state)):
        found.setdefault(version, {})[state] = number
    return {version: Cases(told.get("open", 0), told.get("closed", 0)) for version, told in found.items()}
