"""The invented organisations and their people, as `organisations.yaml` tells them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from engine.database import writing
from web.people import links, passwords
from web.people.tables import MembershipRow, OrganisationRow, PersonRow, UnitRow

PASSWORD = "shouli-demo"  # everybody may know it
ZONE = "Asia/Shanghai"


@dataclass(frozen=True)
class Invented:
    """Somebody of the demo; without roles of their own they have all that their organisation has."""

    login: str
    shown: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Organisation:
    """An invented organisation."""

    key: str
    name: str
    procedures: tuple[str, ...]
    departments: tuple[str, ...]
    people: tuple[Invented, ...]


def invented() -> list[Organisation]:
    """All of them."""
    told = yaml.safe_load(Path(__file__).with_name("organisations.yaml").read_text(encoding="utf-8"))
    return [_organisation(key, **details) for key, details in told.items()]


def found(session: Session, at: datetime) -> None:
    """The organisations exist, with departments and people who can all sign in with the one password."""
    hashed = passwords.hashed(PASSWORD)
    writing(session)
    for organisation in invented():
        session.execute(insert(OrganisationRow).values(key=organisation.key, name=organisation.name, zone=ZONE))
        units = {name: _unit(session, organisation.key, name) for name in organisation.departments}
        everything = tuple(dict.fromkeys(role for one in organisation.people for role in one.roles))
        for person in organisation.people:
            row: dict[str, Any] = {
                "login": person.login,
                "shown": person.shown,
                "password": hashed,
                "stamp": links.new_stamp(),
            }
            row |= {"organisation": organisation.key, "administrator": not person.roles, "active": True}
            session.execute(insert(PersonRow).values(**row))
            session.execute(insert(MembershipRow), _memberships(person.login, person.roles or everything, units))
    session.commit()


def sign_ins(session: Session) -> list[str]:
    """A line for each invented person of this database: login, name and roles."""
    known = set(session.scalars(select(PersonRow.login)))
    lines = []
    for organisation in invented():
        people = [person for person in organisation.people if person.login in known]
        lines += [organisation.name] if people else []
        lines += [f"  {one.login:<12} {one.shown}  {'、'.join(one.roles) or '全部岗位，管理人员'}" for one in people]
    return lines


def _organisation(
    key: str, name: str, procedures: list[str], departments: list[str], people: dict[str, list[str]]
) -> Organisation:
    everybody = tuple(Invented(login, told[0], tuple(told[1:])) for login, told in people.items())
    return Organisation(key, name, tuple(procedures), tuple(departments), everybody)


def _unit(session: Session, organisation: str, name: str) -> int:
    made = session.execute(insert(UnitRow).values(organisation=organisation, name=name).returning(UnitRow.id))
    return int(made.scalar_one())


def _memberships(login: str, roles: tuple[str, ...], units: dict[str, int]) -> list[dict[str, Any]]:
    told = (role.partition("@") for role in roles)
    return [{"login": login, "role": role, "unit_id": units[unit] if unit else None} for role, _, unit in told]
