"""The incidents as a page value."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine import deployments, procedures
from engine.facts import Place
from engine.people import Person
from engine.projections.incidents import Waiting, incidents
from web.desk import due, reasons
from web.desk.blueprint import reader, zone


@dataclass(frozen=True)
class Line:
    """One incident; `doing` is the kind of fact that could not happen."""

    number: str
    subject: str
    procedure: str
    place: Place
    element: str
    told: str
    since: str
    doing: str

    @property
    def machine(self) -> bool:
        """Whether the server was to do it, so that it can be tried again from here."""
        return self.doing in ("DeadlineFired", "NoticeSent")


@dataclass(frozen=True)
class Incidents:
    """The page."""

    number: int
    lines: tuple[Line, ...]
    more: bool


def page(session: Session, person: Person, number: int) -> Incidents:
    """What waits for an administrator."""
    found, more = incidents(session, person, number)
    called = {each.stem: each.name for each in deployments.ever_deployed_in(session, person.organisation)}
    return Incidents(number, tuple(_line(session, each, called) for each in found), more)


def _line(session: Session, each: Waiting, called: dict[str, str]) -> Line:
    drawn = procedures.version(session, each.version).diagram.elements.get(each.place.element)
    return Line(
        number=each.number,
        subject=each.subject,
        procedure=called.get(each.procedure, each.procedure),
        place=each.place,
        element=drawn.name or drawn.id if drawn is not None else each.place.element,
        told=_in_own_words(each.told),
        since=due.dated(each.since, zone(), reader().language),
        doing=each.doing,
    )


def _in_own_words(told: str) -> str:
    """`element: reason`, the reason in the reader's language."""
    element, colon, reason = told.partition(": ")
    return f"{element}{colon}{reasons.translated(reason)}"
