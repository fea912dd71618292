"""The year of a procedure bound: nothing is open in it, and what it holds is written down once and for all."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from engine.cases.refusals import Refused
from engine.people import Person
from engine.projections import stock_uses, stock_years, yearly
from engine.projections.yearly import Year
from engine.record import bindings
from engine.record.bindings import Binding


class YearNotOver(Refused):
    """Cases can still be opened in the year."""

    sentence = "The year %(year)s is not over."


class StillOpen(Refused):
    """Cases of the year are still handled."""

    sentence = "Cases of %(year)s are still open: %(numbers)s."


class NothingToBind(Refused):
    """The procedure had no case in the year."""

    sentence = "There is no case of %(year)s."


class AlreadyBound(Refused):
    """The year was bound before."""

    sentence = "The year %(year)s is bound already."


class NoCustodian(Refused):
    """Somebody keeps the bound forms."""

    sentence = "Say who keeps the bound forms."


_NAMED = 20
"""Open cases that are named; more are only counted."""


def bind(
    session: Session,
    procedure: str,
    year: str,
    custodian: str,
    by: Person,
    at: datetime,
    zone: ZoneInfo,
    forms: Iterable[str] = (),
) -> Binding:
    """The year is bound in the session, whose transaction writes; the caller has caught up with traces, and commits. One of the refusals above.

    `forms` are the titles of the procedure's numbered paper forms, whose stock is written down with it.
    """
    if str(at.astimezone(zone).year) <= year:
        raise YearNotOver(year=year)
    if any((each.procedure, each.year) == (procedure, year) for each in bindings.all_of(session, by.organisation)):
        raise AlreadyBound(year=year)
    held = yearly.year(session, by.organisation, procedure, year)
    if held.open:
        more = f" … ({len(held.open)})" if len(held.open) > _NAMED else ""
        raise StillOpen(year=year, numbers="、".join(held.open[:_NAMED]) + more)
    if not held.cases:
        raise NothingToBind(year=year)
    of_stock = {*forms, *stock_uses.forms_used(session, by.organisation, procedure)}
    stocks = stock_years.told(session, by.organisation, procedure, year, of_stock)
    made = Binding(0, by.organisation, procedure, year, at, by.name, custodian, _told(held, stocks))
    bindings.keep(session, made, held.cases)
    return made


def _told(held: Year, stocks: dict[str, Any]) -> dict[str, Any]:
    counted = {"count": len(held.cases), "first": held.cases[0].number, "last": held.cases[-1].number}
    missing = {"gaps": list(held.gaps), "unsigned": list(held.unsigned), "root": bindings.root(held.cases)}
    return {**counted, **missing, **({"stock": stocks} if stocks else {})}
