"""What is needed to receive a complaint: the procedures to choose from, and the first form of the chosen one."""

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from engine import deployments, procedures
from engine.cases.expressions import seen_at_opening
from engine.cases.refusals import UnknownProcedure
from engine.people import Person, may_do
from engine.procedures import Version
from web.answering import form_of
from web.desk import aside
from web.desk.aside import Aside
from web.desk.filling import Sheet
from web.desk.reader import Reader
from web.people import reading


@dataclass(frozen=True)
class Choice:
    """A procedure; `mine` if the reader may open its cases, else `groups` may."""

    stem: str
    name: str
    first: str
    groups: tuple[str, ...]
    mine: bool
    clauses: int


@dataclass(frozen=True)
class OpeningPage:
    """The first form of a procedure."""

    stem: str
    procedure: str
    name: str
    groups: tuple[str, ...]
    mine: bool
    sheet: Sheet
    aside: Aside
    departments: tuple[str, ...]


def choices(session: Session, person: Person) -> list[Choice]:
    """The procedures of the organisation, those that the person may open first."""
    return sorted(_choices(session, person), key=lambda choice: not choice.mine)


def page(session: Session, person: Person, stem: str, zone: ZoneInfo, reader: Reader) -> OpeningPage:
    """The first form of the procedure's latest version; UnknownProcedure."""
    version = _version(session, person, stem)
    first = version.diagram.opening_task()
    departments = reading.departments(session, person.organisation)
    seen = seen_at_opening(version, reader.at, zone, departments)
    form = form_of(version, first.form if first else None)
    groups = _groups(version)
    return OpeningPage(
        stem=stem,
        procedure=version.diagram.name,
        name=first.name.replace("\n", "") if first else version.diagram.name,
        groups=groups,
        mine=may_do(person, groups, None, {}) or not groups,
        sheet=Sheet(form, {}, seen, (), zone, reader.locale),
        aside=aside.at_opening(version, form, reader),
        departments=departments,
    )


def _version(session: Session, person: Person, stem: str) -> Version:
    for deployed in deployments.deployed_in(session, person.organisation):
        if deployed.stem == stem:
            return procedures.version(session, deployed.version)
    raise UnknownProcedure(procedure=stem)


def _choices(session: Session, person: Person) -> Iterable[Choice]:
    for deployed in deployments.deployed_in(session, person.organisation):
        version = procedures.version(session, deployed.version)
        first, groups = version.diagram.opening_task(), _groups(version)
        yield Choice(
            stem=deployed.stem,
            name=deployed.name,
            first=first.name.replace("\n", "") if first else "",
            groups=groups,
            mine=may_do(person, groups, None, {}) or not groups,
            clauses=len(version.clauses),
        )


def _groups(version: Version) -> tuple[str, ...]:
    """Who receives complaints; where the diagram computes it, only the opening itself can tell."""
    first = version.diagram.opening_task()
    if first is None or (first.groups or "").startswith("="):
        return ()
    written = tuple(group.strip() for group in (first.groups or "").split(",") if group.strip())
    return written or ((first.lane,) if first.lane else ())
