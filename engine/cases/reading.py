"""A case as it stands in the database, to be looked at or moved."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from engine import procedures
from engine.cases import state
from engine.cases.case import Case
from engine.cases.refusals import UnknownCase
from engine.people import Person
from engine.record import cases
from engine.record.cases import Groups, Kept


def read(session: Session, organisation: str, number: str, at: datetime) -> Case:
    """The organisation's case of this number as it is, seen at an instant; UnknownCase if it has none."""
    return _case(session, cases.read(session, organisation, number), number, at)[1]


def read_by(session: Session, person: Person, number: str, at: datetime) -> Case:
    """The same for a person, for whom there is no case that they may not know of."""
    return _case(session, cases.read(session, person.organisation, number, person.groups), number, at)[1]


def read_all(session: Session, case_ids: Iterable[int], at: datetime) -> Iterator[Case]:
    """The cases of these rows as they are, in their order, in one statement; who may know of them is asked before."""
    ids = list(case_ids)
    found = cases.of(session, ids)
    for case_id in ids:
        yield _case(session, found.get(case_id), str(case_id), at)[1]


def locked(session: Session, organisation: str, number: str, at: datetime, groups: Groups = None) -> tuple[Kept, Case]:
    """The same for whoever has these groups, and nobody else moves it until the transaction ends."""
    return _case(session, cases.locked(session, organisation, number, groups), number, at)


def _case(session: Session, kept: Kept | None, number: str, at: datetime) -> tuple[Kept, Case]:
    if kept is None:
        raise UnknownCase(number=number)
    case = state.restore(kept.state, procedures.version(session, kept.version), at)
    case.id = kept.id
    return kept, case
