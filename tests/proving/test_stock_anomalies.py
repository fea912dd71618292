"""What does not add up in the stock of forms is shown, and what is confidential is not."""

from datetime import date

from sqlalchemy import update
from sqlalchemy.orm import Session
from stocked import FORM, KEEPER, issues, odd, opens, takes_in
from tampering import Sealed

from engine.projections import stock_uses
from engine.projections.tables import REGISTER, USE


def test_what_does_not_add_up_is_shown(sealed: Sealed) -> None:
    takes_in(sealed, "WY-0001", "WY-0100")
    takes_in(sealed, "WY-0201", "WY-0300")
    opens(sealed, "WY-0020")
    opens(sealed, "XX-1")
    issues(sealed, "WY-0030", "WY-0039", on=date(2026, 2, 20))
    first = opens(sealed, "WY-0040").case.id
    second = opens(sealed, "WY-0041").case.id
    sealed.does(update(USE).where(USE.c.case_id == second).values(number="WY-0040"))
    assert first != second
    assert odd(sealed) == {
        "WY-0020": ("never_issued",),
        "WY-0040": ("never_issued", "used_twice"),
        "WY-0101": ("gap",),
        "XX-1": ("never_taken_in",),
    }
    assert odd(sealed, date(2026, 6, 30))["WY-0030"] == ("long_out",)
    assert "derived" in sealed.codes(), "what is derived is held against the facts"


def test_a_form_issued_after_it_was_used_stays_odd(sealed: Sealed) -> None:
    takes_in(sealed)
    opens(sealed, "WY-0001")
    sealed.office.waits(days=3)
    issues(sealed, "WY-0001", on=date(2026, 3, 6))
    assert odd(sealed) == {"WY-0001": ("never_issued",)}


def test_the_number_of_a_confidential_case_is_used_and_no_more(sealed: Sealed) -> None:
    takes_in(sealed)
    case = opens(sealed, "WY-0001").case.id
    sealed.does(update(REGISTER).where(REGISTER.c.case_id == case).values(known_to="\n纪检\n"))
    with Session(sealed.database) as session:
        for groups, known in ((KEEPER.groups, False), (frozenset({"纪检"}), True)):
            (use,) = stock_uses.uses(session, "acme", [FORM], groups)[FORM]
            assert (use.case is not None) == known
