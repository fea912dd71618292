"""A year's closed cases are bound: counted, rooted, kept by somebody; whatever is changed in them afterwards is named."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from cases_in_database import CLERK, Office
from sqlalchemy import update
from sqlalchemy.orm import Session
from tampering import Sealed

from engine.cases import binding, tracing
from engine.cases.perform import perform
from engine.cases.refusals import FollowsAnOpenCase, UnknownCase
from engine.cases.requests import OpenCase
from engine.database import writing
from engine.people import Person
from engine.projections.register import followed_by
from engine.projections.tables import TRAIT, WORDS, WORK
from engine.record import bindings
from engine.record.bindings import BINDING, BOUND
from engine.record.tables import CASE, FACT
from web.catching_up import catch_up

BOSS = Person("boss", "管理员", "acme", administrator=True)
SHANGHAI = ZoneInfo("Asia/Shanghai")


def closes(office: Office, number: str) -> None:
    office.completes(number, "register", claim_fen=1)
    office.completes(number, "handle", measures="修")
    office.completes(number, "review")


def binds(sealed: Sealed, year: str = "2026", procedure: str = "work") -> Any:
    with Session(sealed.database) as session:
        catch_up(session)
        writing(session)
        made = binding.bind(session, procedure, year, "保管员", BOSS, sealed.office.at, SHANGHAI)
        session.commit()
        return made


@pytest.fixture
def over(sealed: Sealed) -> Sealed:
    """The year is over, and all cases of `work` are closed."""
    office = sealed.office
    office.completes(sealed.first, "handle", measures="修")
    office.completes(sealed.first, "review")
    closes(office, sealed.third)
    office.at = datetime(2027, 1, 4, 2, tzinfo=UTC)
    return sealed


def test_a_year_is_bound_when_it_is_over_and_nothing_is_open(sealed: Sealed, over: Sealed) -> None:
    made = binds(over)
    assert (made.told["count"], made.told["gaps"], made.custodian) == (2, [], "保管员")
    sealed.seal()
    assert sealed.codes() == set()
    with pytest.raises(binding.AlreadyBound):
        binds(over)


def test_what_is_open_or_not_over_or_empty_is_refused_by_name(sealed: Sealed) -> None:
    with pytest.raises(binding.YearNotOver):
        binds(sealed)
    sealed.office.at = datetime(2027, 1, 4, 2, tzinfo=UTC)
    with pytest.raises(binding.StillOpen, match=sealed.first):
        binds(sealed)
    with pytest.raises(binding.NothingToBind):
        binds(sealed, "2025")


def test_a_bound_case_that_is_changed_and_a_binding_that_is_changed_are_named(over: Sealed) -> None:
    binds(over)
    over.seal()
    with over.kept():
        over.does(update(FACT).where(FACT.c.case_id == 1, FACT.c.no == 5).values(hash="0" * 64))
        over.does(update(BOUND).where(BOUND.c.case_id == 1).values(no=5))
        assert "binding" in over.codes()
    with over.kept():
        over.does(update(BINDING).values(custodian="别人"))
        assert "binding_changed" in over.codes()
    last = max(row["no"] for row in over.rows(FACT) if row["case_id"] == 1)
    over.does(update(FACT).where(FACT.c.case_id == 1, FACT.c.no == last).values(hash="0" * 64))
    assert "bound_case" in over.codes()


def test_a_later_complaint_is_a_new_case_that_names_the_closed_one(over: Sealed) -> None:
    binds(over)
    office = over.office
    new = office.opens(follows=over.first).case
    assert new.opened.follows == over.first
    with Session(over.database) as session:
        assert followed_by(session, CLERK, over.first) == (new.number,)
        for number, refused in ((new.number, FollowsAnOpenCase), ("none", UnknownCase)):
            with pytest.raises(refused):
                perform(OpenCase("work", CLERK, office.at, office.submission(), follows=number), session)
        assert [each.year for each in bindings.all_of(session, "acme")] == ["2026"]


def test_traces_that_are_far_behind_are_caught_up_with_batch_by_batch(
    over: Sealed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracing.trace, "__defaults__", (1,))
    over.does(update(CASE).values(traced_no=0), *[table.delete() for table in (WORK, TRAIT, WORDS)])
    assert binds(over).told["count"] == 2
