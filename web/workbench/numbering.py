"""Which versions a procedure has had, numbered in the order in which they were first deployed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from engine import deployments
from engine.deployments import NONE, Deployment
from engine.people import Person
from engine.projections.versions import Cases, cases_by_version


@dataclass(frozen=True)
class Numbered:
    """A version of a procedure: its number, since when it was deployed (last), what was said, and its cases."""

    no: int
    version: str
    name: str
    last: Deployment
    cases: Cases
    current: bool

    @property
    def short(self) -> str:
        """The beginning of its address, as people compare it."""
        return self.version[:12]


@dataclass(frozen=True)
class History:
    """A procedure's versions, the newest number first; `withdrawn` says since when no case is opened, where that is so."""

    stem: str
    name: str
    versions: tuple[Numbered, ...]
    withdrawn: Deployment | None = None

    @property
    def current(self) -> Numbered | None:
        """The version on which new cases begin."""
        return next((each for each in self.versions if each.current), None)

    def of(self, version: str) -> Numbered | None:
        """The version with this address."""
        return next((each for each in self.versions if each.version == version), None)


def histories(session: Session, person: Person, stem: str | None = None) -> list[History]:
    """Every procedure that the organisation has deployed (or the one), with its versions; a handful of statements."""
    stems = [one.stem for one in deployments.ever_deployed_in(session, person.organisation) if stem in (None, one.stem)]
    told: dict[str, list[Deployment]] = {}
    for one in deployments.history(session, person.organisation, stems):
        told.setdefault(one.stem, []).append(one)
    cases = cases_by_version(session, person)
    return [_history(each, told[each], cases) for each in stems]


def last_deployed(history: History) -> datetime | None:
    """When the procedure was deployed last."""
    return max((each.last.at for each in history.versions), default=None)


def _history(stem: str, told: list[Deployment], cases: dict[str, Cases]) -> History:
    latest: dict[str, Deployment] = {}
    order = list(dict.fromkeys(one.version for one in told if one.version != NONE))
    latest.update({one.version: one for one in told})
    now = told[-1].version
    numbered = tuple(
        Numbered(no, each, latest[each].name, latest[each], cases.get(each, Cases()), each == now)
        for no, each in enumerate(order, 1)
    )
    withdrawn = told[-1] if now == NONE else None
    return History(stem, told[-1].name, numbered[::-1], withdrawn)
