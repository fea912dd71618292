"""What an administrator does: people of the own organisation, their roles and units, and links to begin with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from engine.database import writing
from web.people import links
from web.people.tables import MembershipRow, PersonRow, UnitRow

PAGE = 25


class LoginTaken(Exception):
    """Somebody has this login already, perhaps in another organisation."""


class NobodyOfYours(Exception):
    """The organisation has no such person or unit."""


@dataclass(frozen=True)
class Role:
    """A role of a person; without a unit it holds in the whole organisation."""

    id: int
    role: str
    unit: str | None


@dataclass(frozen=True)
class Member:
    """A person as the administrator's list shows them."""

    login: str
    shown: str
    administrator: bool
    active: bool
    signs_in: bool
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class Unit:
    """A department to choose from."""

    id: int
    name: str


def members(session: Session, organisation: str, page: int = 1) -> tuple[list[Member], bool]:
    """A page of the organisation's people by login, and whether there are more; two statements."""
    row = PersonRow.__table__.c
    asked = select(row.login, row.shown, row.administrator, row.active, row.password.is_not(None).label("signs_in"))
    asked = asked.where(row.organisation == organisation).order_by(row.login).limit(PAGE + 1).offset(PAGE * (page - 1))
    found = session.execute(asked).all()
    shown, more = found[:PAGE], len(found) > PAGE
    roles = _roles(session, [line.login for line in shown])
    return [_member(line, roles.get(line.login, ())) for line in shown], more


def units(session: Session, organisation: str) -> list[Unit]:
    """The organisation's departments in the order in which they were made."""
    asked = select(UnitRow.id, UnitRow.name).where(UnitRow.organisation == organisation).order_by(UnitRow.id)
    return [Unit(*line) for line in session.execute(asked)]


def add(session: Session, organisation: str, login: str, shown: str, administrator: bool, at: datetime) -> str:
    """The person exists; gives the secret of the link for their first sign-in. LoginTaken."""
    writing(session)
    row = {"login": login, "organisation": organisation, "shown": shown, "administrator": administrator}
    try:
        session.execute(insert(PersonRow).values(**row, password=None, stamp=links.new_stamp(), active=True))
    except IntegrityError as error:
        session.rollback()
        raise LoginTaken from error
    secret = links.new(session, login, at)
    session.commit()
    return secret


def link(session: Session, organisation: str, login: str, at: datetime) -> str:
    """The secret of a link for a person who cannot sign in; their present sessions are over. NobodyOfYours."""
    _begin(session, organisation, login)
    session.execute(update(PersonRow).where(PersonRow.login == login).values(password=None, stamp=links.new_stamp()))
    secret = links.new(session, login, at)
    session.commit()
    return secret


def activate(session: Session, organisation: str, login: str, active: bool) -> None:
    """The person may sign in, or may no longer and is signed out everywhere. NobodyOfYours."""
    _begin(session, organisation, login)
    values = {"active": active, "stamp": links.new_stamp()}
    session.execute(update(PersonRow).where(PersonRow.login == login).values(**values))
    session.commit()


def give(session: Session, organisation: str, login: str, role: str, unit_id: int | None) -> None:
    """The person has the role, in the unit where one is given; once, however often it is given. NobodyOfYours."""
    _begin(session, organisation, login)
    if unit_id is not None and unit_id not in {unit.id for unit in units(session, organisation)}:
        raise NobodyOfYours
    row = MembershipRow.__table__.c
    has = select(row.id).where(row.login == login, row.role == role, row.unit_id.is_not_distinct_from(unit_id))
    if session.scalar(has) is None:
        session.execute(insert(MembershipRow).values(login=login, role=role, unit_id=unit_id))
    session.commit()


def take_away(session: Session, organisation: str, login: str, membership: int) -> None:
    """The person has this role no more. NobodyOfYours."""
    _begin(session, organisation, login)
    session.execute(delete(MembershipRow).where(MembershipRow.id == membership, MembershipRow.login == login))
    session.commit()


def found_unit(session: Session, organisation: str, name: str) -> None:
    """The organisation has a department of this name."""
    writing(session)
    if name not in {unit.name for unit in units(session, organisation)}:
        session.execute(insert(UnitRow).values(organisation=organisation, name=name))
    session.commit()


def _begin(session: Session, organisation: str, login: str) -> None:
    """A transaction that writes, about a person of the organisation."""
    writing(session)
    owned = select(PersonRow.login).where(PersonRow.login == login, PersonRow.organisation == organisation)
    if session.scalar(owned.with_for_update()) is None:
        raise NobodyOfYours


def _member(line: Any, roles: Sequence[Role]) -> Member:
    return Member(line.login, line.shown, line.administrator, line.active, line.signs_in, tuple(roles))


def _roles(session: Session, logins: Sequence[str]) -> dict[str, list[Role]]:
    asked = select(MembershipRow.login, MembershipRow.id, MembershipRow.role, UnitRow.name)
    asked = asked.outerjoin(UnitRow, UnitRow.id == MembershipRow.unit_id).order_by(MembershipRow.id)
    found: dict[str, list[Role]] = {}
    for login, membership, role, unit in session.execute(asked.where(MembershipRow.login.in_(logins))):
        found.setdefault(login, []).append(Role(membership, role, unit))
    return found
