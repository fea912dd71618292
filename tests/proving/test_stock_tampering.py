"""Whoever changes the stock of forms behind the application's back is found out; and the bound year says what became of it."""

from datetime import date

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session
from stocked import FORM, NEW_YEAR, issues, moves, opens, registers, takes_in
from tampering import Sealed
from test_bound_years import BOSS, SHANGHAI

from engine.cases import binding
from engine.cases.stock_refusals import YearBound
from engine.database import writing
from engine.record.encoding import instant_text
from engine.record.stock import STOCK
from shouli_verify import canonical
from shouli_verify.chain import BEGINNING, chained
from shouli_verify.finding import Finding
from web.catching_up import catch_up


@pytest.fixture
def stocked(sealed: Sealed) -> Sealed:
    takes_in(sealed)
    issues(sealed, "WY-0001", "WY-0010")
    moves(sealed, "voided", "WY-0003", reason="缺页")
    sealed.seal()
    return sealed


def test_a_stock_that_nobody_touched_is_whole(stocked: Sealed) -> None:
    assert stocked.found() == []


@pytest.mark.parametrize(
    "change",
    [
        {"first": "WY-0002"},
        {"last": "WY-0011"},
        {"form": "别的表"},
        {"kind": "returned"},
        {"by": "somebody"},
        {"told": '{"on":"2026-03-02","to":"别人"}'},
        {"hash": "f" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_movement_is_named(stocked: Sealed, change: dict[str, str]) -> None:
    stocked.does(update(STOCK).where(STOCK.c.no == 2).values(**change))
    assert Finding("stock_broken", organisation="acme", no=2) in stocked.found()


def test_a_movement_that_is_taken_out_is_named(stocked: Sealed) -> None:
    stocked.does(delete(STOCK).where(STOCK.c.no == 1))
    assert Finding("stock_broken", organisation="acme", no=1) in stocked.found()


def test_a_tail_that_is_cut_and_a_stock_that_is_gone_are_found_by_the_seal(stocked: Sealed) -> None:
    with stocked.kept():
        stocked.does(delete(STOCK).where(STOCK.c.no == 3))
        assert Finding("stock_changed", seal=3, organisation="acme", no=3) in stocked.found()
    stocked.does(delete(STOCK))
    assert "stock_changed" in stocked.codes()


def test_a_chain_computed_anew_is_found_by_the_seal_and_what_cannot_have_happened_by_the_rules(stocked: Sealed) -> None:
    previous = BEGINNING
    for row in stocked.rows(STOCK):
        row |= {"first": "WY-0901", "last": "WY-0901"} if row["no"] == 3 else {}
        body = canonical.text([row["form"], row["first"], row["last"]]) + row["told"]
        previous = chained(previous, row["no"], row["kind"], instant_text(row["at"]), row["by"], None, body)
        changed = {"first": row["first"], "last": row["last"], "hash": previous}
        stocked.does(update(STOCK).where(STOCK.c.no == row["no"]).values(**changed))
    found = stocked.found()
    assert Finding("stock_changed", seal=3, organisation="acme", no=3) in found
    assert Finding("stock_rule", organisation="acme", no=3, form=FORM, number="WY-0901") in found


def test_the_bound_year_says_what_became_of_the_stock(stocked: Sealed) -> None:
    office = stocked.office
    case = opens(stocked, "WY-0001").case.number
    registers(stocked, stocked.third, "WY-0002")
    for number in (stocked.first, stocked.third, case):
        office.completes(number, "handle", measures="修")
        office.completes(number, "review")
    office.at = NEW_YEAR
    moves(stocked, "returned", "WY-0010", on=NEW_YEAR.date())
    with Session(stocked.database) as session:
        catch_up(session)
        writing(session)
        made = binding.bind(session, "work", "2026", "保管员", BOSS, office.at, SHANGHAI, [FORM])
        session.commit()
    year = {"taken_in": 100, "issued": 10, "returned": 0, "voided": 1, "used": 2}
    missing = {"unaccounted": 6, "unaccounted_for": ["WY-0004–WY-0009"]}
    assert made.told["stock"] == {FORM: {**year, **missing}}
    with pytest.raises(YearBound, match="2026"):
        issues(stocked, "WY-0050", on=date(2026, 12, 31))
    issues(stocked, "WY-0050", on=NEW_YEAR.date())
    stocked.seal()
    assert stocked.found() == []
