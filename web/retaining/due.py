"""Which cases' personal answers need not be kept any longer, by the rule of the version that each was handled under."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from engine import procedures
from engine.calendar import retention
from engine.cases.perform import perform
from engine.cases.reading import read_by
from engine.cases.refusals import Refused
from engine.cases.requests import ErasePersonal
from engine.people import Person
from engine.projections import retention as closed_cases
from engine.projections.register import Listed
from engine.record import personal

MOST = 500
"""Cases that are looked at together."""


@dataclass(frozen=True)
class Due:
    """A case whose time is over since an instant; `held` is why it must be kept all the same."""

    case: Listed
    procedure: str
    since: datetime
    names: tuple[str, ...]
    held: str | None


def due(session: Session, person: Person, at: datetime, zone: ZoneInfo, most: int = MOST) -> Iterator[Due]:
    """At most so many cases of each version, those first that were closed longest ago."""
    for address in closed_cases.versions(session, person.organisation):
        version = procedures.version(session, address)
        written = version.diagram.properties.get("retention")
        if written is None:
            continue
        kept = retention.months(written)
        before = at - timedelta(days=27 * kept)  # no month is shorter; the exact day is counted below
        for case in closed_cases.closed(session, person.organisation, person.groups, address, before, most):
            since = retention.over(case.closed_at or at, kept, zone)
            if since <= at:
                held = read_by(session, person, case.number, at).held
                yield Due(case, version.diagram.name, since, personal.names(session, case.id), held)


def erase(session: Session, person: Person, due: Due, reason: str, at: datetime) -> str | None:
    """The case's personal answers are gone; else why not. Whatever was done is a fact of the case."""
    asked = ErasePersonal(due.case.number, due.names, reason, person, at, secrets.token_urlsafe(18))
    try:
        perform(asked, session)
    except Refused as refused:
        return str(refused)
    return None
