"""The bound years as a page value, and the years that can still be bound."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from engine import deployments
from engine.people import Person
from engine.projections import yearly
from engine.record import bindings
from engine.record.bindings import Binding
from web.desk import due, names
from web.desk.reader import Reader


@dataclass(frozen=True)
class Line:
    """A bound year, in words."""

    binding: Binding
    procedure: str
    at: str
    by: str


@dataclass(frozen=True)
class Years:
    """The page; `free` are procedure, its name and the year of each that is over and not bound."""

    lines: tuple[Line, ...]
    free: tuple[tuple[str, str, str], ...]


def page(session: Session, person: Person, at: datetime, zone: ZoneInfo, reader: Reader) -> Years:
    """The organisation's years."""
    called = {each.stem: each.name for each in deployments.ever_deployed_in(session, person.organisation)}
    found = bindings.all_of(session, person.organisation)
    people = names.of(session, person.organisation, (each.by for each in found))
    lines = tuple(
        Line(
            each, called.get(each.procedure, each.procedure), due.dated(each.at, zone, reader.language), people(each.by)
        )
        for each in found
    )
    bound, now = {(each.procedure, each.year) for each in found}, str(at.astimezone(zone).year)
    free = tuple(
        (procedure, called.get(procedure, procedure), year)
        for procedure, year in yearly.bindable(session, person.organisation)
        if year < now and (procedure, year) not in bound
    )
    return Years(lines, free)
