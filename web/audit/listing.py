"""What a search found, as a page value."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from engine.people import PERSONAL_READER, Person
from engine.projections import search
from engine.projections.register import PAGE, Listed
from web.audit.asking import Asked
from web.audit.choices import ANOMALY, Choices, choices
from web.audit.saving import Saved, saved_by
from web.desk import due
from web.desk.reader import Reader


@dataclass(frozen=True)
class Line:
    """One case; `anomalies` in words."""

    case: Listed
    procedure: str
    opened: str
    closed: str
    anomalies: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """The page; `personal` is whether its reader may have personal answers."""

    asked: Asked
    choices: Choices
    lines: tuple[Line, ...]
    total: int
    saved: tuple[Saved, ...]
    personal: bool

    @property
    def more(self) -> bool:
        """Whether there are further pages."""
        return self.asked.page * PAGE < self.total


def page(session: Session, person: Person, asked: Asked, zone: ZoneInfo, reader: Reader) -> Found:
    """The cases that fit, newest first, 25 a page."""
    organisation = asked.wanted.organisation
    known = choices(session, organisation)
    found, total = ([], 0) if asked.mistakes else search.found(session, asked.wanted, reader.at, asked.page)
    unusual = search.anomalies(session, [each.id for each in found], reader.at) if found else {}
    called = {each.value: each.label for each in known.procedures}
    lines = tuple(
        Line(
            case=each,
            procedure=called.get(each.procedure, each.procedure),
            opened=due.dated(each.opened_at, zone, reader.language),
            closed=due.dated(each.closed_at, zone, reader.language) if each.closed_at else "",
            anomalies=tuple(str(ANOMALY[name]) for name in ANOMALY if name in unusual.get(each.id, ())),
        )
        for each in found
    )
    return Found(asked, known, lines, total, saved_by(session, person.name), PERSONAL_READER in person.groups)
