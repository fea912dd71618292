"""The procedures of an organisation as page values: all of them, and one with its versions, drafts and clauses."""

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import procedures
from engine.cases.refusals import UnknownProcedure
from engine.people import Person
from web.desk import due, names
from web.desk.names import Namer
from web.desk.reader import Reader
from web.workbench.drafts.counting import Wrong, wrong_with
from web.workbench.drafts.keeping import Draft
from web.workbench.drafts.tables import DRAFT
from web.workbench.matrix import Line, lines_of
from web.workbench.numbering import History, Numbered, histories

MOST_DRAFTS = 100
MOST_CHECKED = 10
"""Drafts of one list of which it is told how much is wrong: each is checked anew when it has changed."""


@dataclass(frozen=True)
class DraftLine:
    """A draft: who began it, when, and on which version."""

    id: int
    procedure: str
    by: str
    at: str
    note: str
    base: Numbered | None
    wrong: Wrong | None = None


@dataclass(frozen=True)
class VersionLine:
    """A version, with the words of its last deployment."""

    numbered: Numbered
    by: str
    at: str


@dataclass(frozen=True)
class Procedures:
    """The page of all procedures; `only_drafted` are those of which nothing is deployed yet, by their short names."""

    lines: tuple[tuple[History, int], ...]
    only_drafted: tuple[tuple[str, tuple[DraftLine, ...]], ...]


@dataclass(frozen=True)
class Procedure:
    """The page of one."""

    history: History
    versions: tuple[VersionLine, ...]
    drafts: tuple[DraftLine, ...]
    clauses: tuple[Line, ...]
    withdrawn: str

    @property
    def cited(self) -> int:
        """How many clauses something fulfils, or tell why nothing does."""
        return sum(bool(each.cited_by or each.clause.beyond) for each in self.clauses)


def all_of_them(session: Session, person: Person, zone: ZoneInfo, reader: Reader) -> Procedures:
    """Every procedure with its current version, and the drafts of procedures to be."""
    found = histories(session, person)
    drafts = _drafts(session, person.organisation)
    known = {each.stem for each in found}
    new = dict.fromkeys(each.procedure for each in drafts if each.procedure not in known)
    lines = _lines(session, person, [each for each in drafts if each.procedure in new], None, zone, reader)
    return Procedures(
        lines=tuple((each, sum(one.procedure == each.stem for one in drafts)) for each in found),
        only_drafted=tuple((stem, tuple(each for each in lines if each.procedure == stem)) for stem in new),
    )


def one(session: Session, person: Person, stem: str, zone: ZoneInfo, reader: Reader) -> Procedure:
    """A procedure with its versions, drafts, and the clauses of its current version; UnknownProcedure."""
    history = next(iter(histories(session, person, stem)), None)
    if history is None:
        raise UnknownProcedure(procedure=stem)
    shown, drafts = history.current or history.versions[0], _drafts(session, person.organisation, stem)
    told = [each.last for each in history.versions] + ([history.withdrawn] if history.withdrawn else [])
    called = names.of(session, person.organisation, [each.told.by for each in told])
    return Procedure(
        history=history,
        versions=tuple(_version(each, called, zone, reader) for each in history.versions),
        drafts=tuple(_lines(session, person, drafts, history, zone, reader)),
        clauses=lines_of(procedures.version(session, shown.version)),
        withdrawn=_since(history, called, zone, reader),
    )


def _drafts(session: Session, organisation: str, stem: str | None = None) -> list[Draft]:
    row = DRAFT.c
    asked = select(DRAFT).where(row.organisation == organisation)
    asked = asked if stem is None else asked.where(row.procedure == stem)
    return [Draft(*each) for each in session.execute(asked.order_by(row.procedure, row.id.desc()).limit(MOST_DRAFTS))]


def _lines(
    session: Session, person: Person, drafts: Iterable[Draft], history: History | None, zone: ZoneInfo, reader: Reader
) -> list[DraftLine]:
    drafts = list(drafts)
    called = names.of(session, person.organisation, [each.by for each in drafts])
    return [
        DraftLine(
            id=each.id,
            procedure=each.procedure,
            by=called(each.by),
            at=due.dated(each.at, zone, reader.language),
            note=each.note,
            base=history.of(each.base) if history is not None and each.base is not None else None,
            wrong=wrong_with(session, each) if no < MOST_CHECKED else None,
        )
        for no, each in enumerate(drafts)
    ]


def _version(each: Numbered, called: Namer, zone: ZoneInfo, reader: Reader) -> VersionLine:
    return VersionLine(each, called(each.last.told.by), due.dated(each.last.at, zone, reader.language))


def _since(history: History, called: Namer, zone: ZoneInfo, reader: Reader) -> str:
    if history.withdrawn is None:
        return ""
    told = history.withdrawn
    said = [due.dated(told.at, zone, reader.language), called(told.told.by), told.told.reason or told.told.note or ""]
    return " · ".join(each for each in said if each)
