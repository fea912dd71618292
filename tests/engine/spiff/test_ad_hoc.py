"""Ad hoc sub-processes: what is done in no order, until it is enough (BPMN 2.0.2, 10.3.5 and 13.3.5)."""

import pytest
from bpmn_story import Story
from test_compensation import BOOK, BOOKED

AD_HOC = """
    start s
    user a
    adhoc p {flag} {{
    user call
    user visit
    user letter
    user answer
    letter > answer
    }}
    user b
    end z
    s > a > p > b > z
    """


def test_what_is_done_ad_hoc_has_no_order_and_is_done_when_all_is() -> None:
    case = Story(AD_HOC.format(flag="")).completes("a")
    assert case.open == ["call/1", "visit/1", "letter/1"]
    assert case.completes("letter", "visit", "call").open == ["answer/1"]
    assert case.completes("answer").open == ["b/1"]


def test_or_when_its_condition_says_that_it_is_enough() -> None:
    lines = AD_HOC.format(flag='enough="=reached = true"')
    case = Story(lines).completes("a").completes("visit", reached=False)
    assert case.open == ["call/1", "letter/1"]
    assert case.completes("call", reached=True).open == ["b/1"]


def test_what_has_begun_may_be_let_finish() -> None:
    lines = AD_HOC.format(flag='enough="=reached = true" rest')
    assert Story(lines).completes("a").completes("visit", reached=True).open == ["call/1", "letter/1"]


@pytest.mark.parametrize(("flag", "left"), [("", ["b/1"]), ("rest", ["call/1", "visit/1"])])
def test_nothing_begins_any_more_once_it_is_enough(flag: str, left: list[str]) -> None:
    lines = AD_HOC.format(flag=f'enough="=reached = true" {flag}')
    case = Story(lines).completes("a").completes("letter", reached=True)
    assert case.open == left and "offered answer/1" not in case.said


PARTS = """
    start s
    user a
    adhoc p enough="=enough = true" {{
    {parts}
    }}
    user b
    end z
    s > a > p > b > z
    """


@pytest.mark.parametrize("loop", ["times=3", "times=3 seq", "loop='=true' max=3"])
def test_a_repeated_activity_is_done_each_time_before_it_is_asked_whether_that_is_enough(loop: str) -> None:
    case = Story(PARTS.format(parts=f"user call {loop}\nuser visit")).completes("a").completes("call", enough=True)
    assert "visit/1" in case.open
    assert case.completes("call", "call").open == ["b/1"]


def test_all_is_undone_even_when_it_would_be_enough() -> None:
    parts = BOOKED + "throw t compensate=\npay > t"
    case = Story(PARTS.format(parts=parts)).completes("a", "book", "pay").completes("refund", enough=True)
    assert case.open == ["unbook/1"]
    assert case.completes("unbook").open == ["b/1"]


def test_and_as_often_as_it_is_to_be_undone() -> None:
    parts = BOOK.replace("undo", "undo times=2") + "throw t compensate=\nbook > t"
    case = Story(PARTS.format(parts=parts)).completes("a", "book").completes("unbook", enough=True)
    assert case.open == ["unbook/2"]
    assert case.completes("unbook").open == ["b/1"]


def test_events_in_it_wait() -> None:
    lines = """
    start s
    user a
    adhoc p {
    catch c message=paid
    catch d after=P1D
    user x
    }
    end z
    s > a > p > z
    """
    case = Story(lines).completes("a")
    assert (case.open, case.awaited, list(case.due)) == (["x/1"], ["c/1"], ["d/1"])
    case.receives("c").completes("x")
    assert not case.run.finished and case.waits(days=2).run.finished
