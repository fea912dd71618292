"""Clause 3.9: numbered forms are taken in, issued, used, given back and voided; a number serves one complaint, and every number is somewhere."""

import threading
from datetime import date
from typing import Any

import pytest
from cases_in_database import CLERK, STRANGER
from sqlalchemy.orm import Session
from stocked import (
    DAY,
    FORM,
    KEEPER,
    SHANGHAI,
    corrects,
    issues,
    moves,
    odd,
    opens,
    register,
    registers,
    takes_in,
    told,
)
from tampering import Sealed

from engine.cases import stock_refusals as refusals
from engine.cases.rebuild import rebuild
from engine.cases.refusals import WithoutReason
from engine.cases.stocking import Movement, move
from engine.people import AUDITOR, Person
from engine.projections.stocktaking import figures

BOSS = Person("boss", "管理员", "acme", administrator=True)


def test_every_number_of_a_batch_is_somewhere(sealed: Sealed) -> None:
    takes_in(sealed)
    issues(sealed, "WY-0001", "WY-0010")
    moves(sealed, "returned", "WY-0009", "WY-0010")
    moves(sealed, "voided", "WY-0003", reason="缺页")
    case = opens(sealed, "wy-0002").case
    found = register(sealed)
    assert told(found) == [
        ("issued", "WY-0001", "WY-0001", ()),
        ("used", "WY-0002", "WY-0002", ()),
        ("voided", "WY-0003", "WY-0003", ()),
        ("issued", "WY-0004", "WY-0008", ()),
        ("stock", "WY-0009", "WY-0010", ()),
        ("stock", "WY-0011", "WY-0100", ()),
    ]
    assert [use.case for use in found[1].uses] == [case.number]
    assert found[3].entry is not None and found[3].entry.told == {"on": "2026-03-02", "to": "客户服务部"}
    counted = figures(found)
    assert (counted.stock, counted.issued, counted.used, counted.voided) == (92, 6, 1, 1)


@pytest.mark.parametrize(
    ("kind", "first", "last", "more", "refusal"),
    [
        ("taken_in", "WY-0090", "WY-0110", {"whence": "x", "reason": "x"}, refusals.TakenInAlready),
        ("taken_in", "WY-0200", "WY-0150", {"whence": "x", "reason": "x"}, refusals.NotARun),
        ("taken_in", "WY-200", "WZ-0300", {"whence": "x", "reason": "x"}, refusals.NotARun),
        ("taken_in", "无号", "", {"whence": "x", "reason": "x"}, refusals.NotARun),
        ("taken_in", "0000001", "9000000", {"whence": "x", "reason": "x"}, refusals.TooManyForms),
        ("taken_in", "WY-0200", "WY-0300", {"reason": "x"}, refusals.NotSaid),
        ("taken_in", "WY-0200", "WY-0300", {"whence": "x"}, WithoutReason),
        ("issued", "WY-0095", "WY-0101", {"to": "x"}, refusals.NeverTakenIn),
        ("issued", "WY-0001", "WY-0011", {"to": "x"}, refusals.IssuedAlready),
        ("issued", "WY-0020", "", {"to": " "}, refusals.NobodyReceived),
        ("issued", "WY-0050", "", {"to": "x"}, refusals.VoidedAlready),
        ("returned", "WY-0020", "", {}, refusals.NotIssued),
        ("returned", "WY-0002", "WY-0004", {}, refusals.NumberInUse),
        ("voided", "WY-0003", "", {"reason": "x"}, refusals.NumberInUse),
        ("voided", "WY-0020", "", {}, WithoutReason),
        ("voided", "WY-0020", "WY-0021", {"reason": "x"}, refusals.NotARun),
        ("voided", "WY-0050", "", {"reason": "x"}, refusals.VoidedAlready),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    sealed: Sealed, kind: Any, first: str, last: str, more: dict[str, Any], refusal: type[Exception]
) -> None:
    takes_in(sealed)
    issues(sealed, "WY-0001", "WY-0010")
    moves(sealed, "voided", "WY-0050", reason="遗失")
    opens(sealed, "WY-0003")
    before = told(register(sealed))
    with pytest.raises(refusal):
        moves(sealed, kind, first, last, **more)
    assert told(register(sealed)) == before


def test_a_day_that_has_not_come_and_people_without_the_role_are_refused(sealed: Sealed) -> None:
    for person in (CLERK, Person("auditor", "审计", "acme", frozenset({AUDITOR}))):
        with pytest.raises(refusals.NotTheCustodian):
            takes_in(sealed, by=person)
    takes_in(sealed, by=BOSS)
    tomorrow = Movement("issued", FORM, "WY-0001", "", date(2026, 3, 9), KEEPER, sealed.office.at, to="x")
    with Session(sealed.database) as session, pytest.raises(refusals.NotThatDay):
        move(session, tomorrow, SHANGHAI)


def test_the_same_movement_sent_twice_is_one(sealed: Sealed) -> None:
    assert [takes_in(sealed).no for _ in range(2)] == [1, 1]
    assert [issues(sealed, "WY-0001", "WY-0010").no for _ in range(2)] == [2, 2]
    assert [moves(sealed, "voided", "WY-0001", reason="缺页").no for _ in range(2)] == [3, 3]
    assert [moves(sealed, "returned", "WY-0002", "WY-0010").no for _ in range(2)] == [4, 4]


def test_a_number_serves_one_complaint(sealed: Sealed) -> None:
    takes_in(sealed)
    issues(sealed, "WY-0001", "WY-0010")
    first = opens(sealed, "WY-0001", submission="once").case.number
    with pytest.raises(refusals.NumberUsedTwice, match="another complaint") as refused:
        opens(sealed, "ＷＹ－０００１")
    assert (refused.value.question, first in str(refused.value)) == ("paper_no", False)
    with pytest.raises(refusals.NumberUsedTwice):
        registers(sealed, sealed.third, "WY-0001")
    assert opens(sealed, "WY-0001", submission="once").repeated, "the same page sent twice is one complaint"
    registers(sealed, sealed.third, "WY-0002")
    assert odd(sealed) == {}
    assert sealed.found() == []


def test_a_voided_form_cannot_be_used(sealed: Sealed) -> None:
    takes_in(sealed)
    moves(sealed, "voided", "WY-0004", reason="缺页")
    with pytest.raises(refusals.NumberVoided, match="缺页"):
        registers(sealed, sealed.third, "WY-0004")
    assert registers(sealed, sealed.third, None).case.number == sealed.third, "nothing was recorded of it"


def test_a_number_that_was_written_by_mistake_is_free_again(sealed: Sealed) -> None:
    takes_in(sealed)
    issues(sealed, "WY-0001", "WY-0010")
    case = opens(sealed, "WY-0001").case.number
    corrects(sealed, case, "WY-0002")
    assert opens(sealed, "WY-0001").case.number != case
    with pytest.raises(refusals.NumberUsedTwice):
        corrects(sealed, case, "WY-0001")
    with Session(sealed.database) as session:
        assert rebuild(session).differing == ()
        session.commit()
    assert sealed.found() == []


def test_of_two_who_write_the_same_number_at_once_one_is_refused(sealed: Sealed) -> None:
    takes_in(sealed)
    issues(sealed, "WY-0001", "WY-0010")
    meet, refused = threading.Barrier(2), []

    def opened() -> None:
        meet.wait()
        try:
            opens(sealed, "WY-0007")
        except refusals.NumberUsedTwice as error:
            refused.append(error)

    people = [threading.Thread(target=opened) for _ in range(2)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert len(refused) == 1


def test_each_organisation_has_its_own_stock(sealed: Sealed) -> None:
    takes_in(sealed)
    takes_in(sealed, by=Person(STRANGER.name, "别家", "other", administrator=True))
    issues(sealed, "WY-0001")
    assert register(sealed)[0].where == "issued" and DAY.year == 2026
