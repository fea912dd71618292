"""The history of a case as a page shows it: every fact in words, newest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.cases.case import Case
from engine.diagram import Element
from engine.facts import Fact
from engine.record import log
from engine.record.log import Recorded
from web.desk import due
from web.desk.names import Namer
from web.desk.wording import Said
from web.desk.words import Teller

PAGE = 50


@dataclass(frozen=True)
class Entry:
    """One fact: its number in the record, when, by whom, and in words."""

    no: int
    at: str
    iso: str
    by: str
    said: Said


@dataclass(frozen=True)
class History:
    """A page of it; `older` is the number before which the next page begins, None where this is the last."""

    entries: tuple[Entry, ...]
    older: int | None


def read(session: Session, case_id: int, before: int | None, lately: list[Recorded]) -> list[Recorded]:
    """The facts of a page, and one more if there are older ones; `lately` are the newest, of which the first page is a part."""
    return lately[: PAGE + 1] if before is None else log.latest(session, case_id, before, PAGE + 1)


def told(
    case: Case, recorded: Sequence[Recorded], called: Namer, language: str, former: Mapping[str, Element]
) -> History:
    """What `read` found, in words; for `former` see `Naming`."""
    teller = Teller(case.version.diagram, case.zone, language, former)
    shown = recorded[:PAGE]
    return History(
        entries=tuple(entry(one, teller, called) for one in shown),
        older=shown[-1].no if len(recorded) > PAGE else None,
    )


def said(case: Case, facts: Iterable[Fact], language: str) -> Iterator[Said]:
    """Facts of a case in words."""
    teller = Teller(case.version.diagram, case.zone, language)
    return (teller.said(fact) for fact in facts)


def entry(one: Recorded, teller: Teller, called: Namer) -> Entry:
    """One fact of the record; what followed from it by itself is nobody's."""
    at = due.dated(one.at, teller.zone, teller.language)
    return Entry(one.no, at, one.at.isoformat(), called(one.by), teller.said(one.fact))
