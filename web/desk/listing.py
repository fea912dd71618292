"""The register as a page value."""

from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from engine import deployments
from engine.people import Person
from engine.projections import register
from engine.projections.register import Listed
from web.desk import due
from web.desk.reader import Reader

State = Literal["open", "closed"]


@dataclass(frozen=True)
class Asked:
    """Which part of the register is asked for."""

    state: State | None
    text: str
    page: int


@dataclass(frozen=True)
class Line:
    """One case."""

    case: Listed
    procedure: str
    opened: str
    closed: str


@dataclass(frozen=True)
class Register:
    """The page."""

    asked: Asked
    lines: tuple[Line, ...]
    more: bool

    @property
    def filtered(self) -> bool:
        """Whether cases are left out."""
        return bool(self.asked.state or self.asked.text)


def page(session: Session, person: Person, asked: Asked, zone: ZoneInfo, reader: Reader) -> Register:
    """The organisation's cases, newest first."""
    found, more = register.cases(session, person, state=asked.state, text=asked.text, page=asked.page)
    called = {each.stem: each.name for each in deployments.ever_deployed_in(session, person.organisation)}
    lines = tuple(
        Line(
            case=each,
            procedure=called.get(each.procedure, each.procedure),
            opened=due.dated(each.opened_at, zone, reader.language),
            closed=due.dated(each.closed_at, zone, reader.language) if each.closed_at else "",
        )
        for each in found
    )
    return Register(asked, lines, more)
