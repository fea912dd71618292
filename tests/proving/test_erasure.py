"""Personal answers are erased with a fact that says so: the chain stays whole, the case runs again, and nothing of them is left."""

from collections.abc import Iterator
from typing import Any

import pytest
from cases_in_database import CLERK
from sqlalchemy import insert
from sqlalchemy.orm import Session
from tampering import Sealed

from engine.cases.perform import perform
from engine.cases.rebuild import rebuild
from engine.cases.refusals import CaseHeld, CaseStillOpen, NotAnAdministrator, NotHeld, WithoutReason
from engine.cases.requests import ErasePersonal, LiftHold, PlaceHold
from engine.people import Person
from engine.projections.tables import REGISTER
from engine.record.tables import PERSONAL

BOSS = Person("boss", "管理员", "acme", administrator=True)


@pytest.fixture
def closed(sealed: Sealed) -> Iterator[str]:
    """A case that is closed, with the complainant's name kept beside it."""
    office, number = sealed.office, sealed.first
    office.completes(number, "handle", measures="修")
    office.completes(number, "review")
    yield number


def does(sealed: Sealed, kind: type, *told: Any, by: Person = BOSS) -> None:
    with Session(sealed.database) as session:
        perform(kind(*told, by, sealed.office.at, sealed.office.submission()), session)


def test_what_was_erased_is_gone_and_the_record_is_whole_and_says_so(sealed: Sealed, closed: str) -> None:
    row = sealed.rows(PERSONAL)[0]
    does(sealed, ErasePersonal, closed, ("complainant_name",), "保存期满")
    assert sealed.rows(PERSONAL) == []
    (told,) = sealed.found()
    assert (told.code, told.values["count"], told.grave) == ("erased", 1, False)
    with Session(sealed.database) as session:
        assert rebuild(session).differing == ()
        session.rollback()
    sealed.does(insert(PERSONAL).values(**row))
    assert {each.code for each in sealed.found() if each.grave} >= {"not_erased"}


def test_the_register_forgets_the_complainant(sealed: Sealed, closed: str) -> None:
    does(sealed, ErasePersonal, closed, ("complainant_name",), "保存期满")
    assert {row["complainant"] for row in sealed.rows(REGISTER)} == {None}


def test_a_hold_stops_erasure_until_it_is_lifted(sealed: Sealed, closed: str) -> None:
    does(sealed, PlaceHold, closed, "诉讼中")
    with pytest.raises(CaseHeld, match="诉讼中"):
        does(sealed, ErasePersonal, closed, ("complainant_name",), "保存期满")
    with pytest.raises(CaseHeld):
        does(sealed, PlaceHold, closed, "又一次")
    does(sealed, LiftHold, closed, "判决生效")
    with pytest.raises(NotHeld):
        does(sealed, LiftHold, closed, "再一次")
    does(sealed, ErasePersonal, closed, ("complainant_name",), "保存期满")
    assert {each.code for each in sealed.found()} == {"erased"}


def test_only_administrators_only_closed_cases_only_with_a_reason(sealed: Sealed, closed: str) -> None:
    with pytest.raises(NotAnAdministrator):
        does(sealed, ErasePersonal, closed, ("complainant_name",), "保存期满", by=CLERK)
    with pytest.raises(CaseStillOpen):
        does(sealed, ErasePersonal, sealed.second, ("complainant_name",), "保存期满")
    with pytest.raises(WithoutReason):
        does(sealed, ErasePersonal, closed, ("complainant_name",), " ")
    assert sealed.found() == []
