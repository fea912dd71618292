"""What an administrator can do to a case beside its diagram, as a page value."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.cases.case import Case
from engine.cases.reading import read_by
from engine.cases.transferring import possible
from engine.facts import Place
from engine.people import Person
from web.desk import drawing
from web.desk.drawing import Drawn
from web.desk.reader import Reader


@dataclass(frozen=True)
class Standing:
    """An element at which the case stands, and the task there, where it is one."""

    element: str
    name: str
    task: Place | None


@dataclass(frozen=True)
class Operations:
    """The case, where it stands, and where tokens could go."""

    number: str
    subject: str
    closed: bool
    suspended: str | None
    standing: tuple[Standing, ...]
    targets: tuple[tuple[str, str], ...]
    everywhere: tuple[tuple[str, str], ...]
    drawn: Drawn


def page(session: Session, person: Person, number: str, reader: Reader) -> Operations:
    """The organisation's case; UnknownCase."""
    case = read_by(session, person, number, reader.at)
    scopes = case.version.diagram.scopes()
    everywhere = dict.fromkeys(each for scope in scopes for each in possible(case.version, scope))
    return Operations(
        number=case.number,
        subject=case.subject,
        closed=case.closed is not None,
        suspended=case.suspended,
        standing=tuple(_standing(case, each) for each in case.run.standing()),
        targets=tuple((each, _name(case, each)) for each in possible(case.version)),
        everywhere=tuple((each, _name(case, each)) for each in everywhere),
        drawn=drawing.of_case(case, drawing.lately(session, case.id)),
    )


def _standing(case: Case, element: str) -> Standing:
    task = next((place for place in case.tasks if place.element == element), None)
    return Standing(element, _name(case, element), task)


def _name(case: Case, element: str) -> str:
    drawn = case.version.diagram.elements.get(element)
    return " ".join(drawn.name.split()) or element if drawn is not None else element
