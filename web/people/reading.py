"""A person with organisation, units and roles, in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people import Person
from web.people.tables import MembershipRow, OrganisationRow, PersonRow, UnitRow


@dataclass(frozen=True)
class Known:
    """A person as the database knows them; `password` is the hash, None where none was set yet."""

    person: Person
    organisation: str
    zone: str
    password: str | None
    stamp: str
    active: bool


def known(session: Session, login: str) -> Known | None:
    """The person with this login, in one statement; None if there is none."""
    rows = session.execute(_ASKED.where(PersonRow.login == login)).all()
    return _known(rows) if rows else None


def departments(session: Session, organisation: str) -> tuple[str, ...]:
    """The organisation's departments, in the order in which they were made."""
    asked = select(UnitRow.name).where(UnitRow.organisation == organisation).order_by(UnitRow.id)
    return tuple(session.scalars(asked))


_ASKED = (
    select(
        *(PersonRow.login, PersonRow.shown, PersonRow.organisation, PersonRow.password, PersonRow.stamp),
        *(PersonRow.administrator, PersonRow.active, OrganisationRow.name, OrganisationRow.zone),
        *(MembershipRow.role, UnitRow.name.label("unit")),
    )
    .join(OrganisationRow, OrganisationRow.key == PersonRow.organisation)
    .outerjoin(MembershipRow, MembershipRow.login == PersonRow.login)
    .outerjoin(UnitRow, UnitRow.id == MembershipRow.unit_id)
    .order_by(MembershipRow.id)
)


def _known(rows: Sequence[Any]) -> Known:
    first = rows[0]
    roles = {row.role for row in rows if row.role}
    at_units = {f"{row.role}@{row.unit}" for row in rows if row.role and row.unit}
    person = Person(
        name=first.login,
        shown=first.shown,
        organisation=first.organisation,
        groups=frozenset(roles | at_units),
        units=tuple(dict.fromkeys(row.unit for row in rows if row.unit)),
        administrator=first.administrator,
    )
    return Known(person, first.name, first.zone, first.password, first.stamp, first.active)
