"""Transactions: all of it, or undone (BPMN 2.0.2, 10.3.5 and 13.4.5)."""

import pytest
from bpmn_story import Story
from test_compensation import BOOK, BOOKED

TRANSACTION = (
    "start s\nuser a\ntransaction p {{\nstart i\n"
    + BOOKED
    + """
    user other
    and f
    xor x
    end no cancel
    end yes
    i > book > f
    f > pay > x
    f > other > yes
    x > no if '=refused'
    x => yes
    }}
    boundary b on=p cancel
    user tell
    end z
    end y
    s > a > p > z
    b > tell > y
    """
).format()


def test_a_transaction_that_is_cancelled_takes_the_rest_away_undoes_all_and_leaves_by_its_boundary() -> None:
    case = Story(TRANSACTION, refused=True).completes("a", "book", "pay")
    assert "cancelled other/1" in case.said and case.open == ["refund/1"]
    assert case.completes("refund").open == ["unbook/1"]
    assert case.completes("unbook").open == ["tell/1"]
    assert case.completes("tell").run.finished and case.run.outcome == ("y", "y")


def test_a_transaction_that_is_not_cancelled_undoes_nothing() -> None:
    case = Story(TRANSACTION).completes("a", "book", "pay", "other")
    assert case.run.finished and case.run.outcome == ("z", "z") and "offered unbook/1" not in case.said


def test_a_transaction_with_nothing_to_undo_is_cancelled_at_once() -> None:
    lines = """
    start s
    user a
    transaction p {
    start i
    user work
    end no cancel
    i > work > no
    }
    boundary b on=p cancel
    user tell
    end z
    s > a > p > z
    b > tell > z
    """
    assert Story(lines).completes("a", "work").open == ["tell/1"]


CANCELLED = """
    start s
    user a
    transaction p {{
    start i
    {inside}
    end no cancel
    }}
    boundary b on=p cancel
    user tell
    end z
    end y
    s > a > p > z
    b > tell > y
    """

UNBOOKING = """
    start hi
    user unbook
    end hj
    hi > unbook > hj
    """

IN_A_SUB_PROCESS = f"""
    sub q {{
    start qi
    {BOOK}
    end qj
    qi > book > qj
    }}
    user more
    i > q > more > no
    """

BY_A_HANDLER = """
    user book
    boundary b1 on=book compensate= by=h
    {handler}
    user more
    i > book > more > no
    """


@pytest.mark.parametrize(
    ("inside", "more"),
    [
        (IN_A_SUB_PROCESS, ""),
        (BY_A_HANDLER.format(handler=f"sub h undo {{{UNBOOKING}}}"), ""),
        (BY_A_HANDLER.format(handler="call h of=q undo"), f"pool q {{{UNBOOKING}}}"),
    ],
    ids=["in a sub-process", "by a sub-process", "by a called process"],
)
def test_wherever_it_is_undone_it_leaves_by_its_boundary(inside: str, more: str) -> None:
    case = Story(CANCELLED.format(inside=inside) + more).completes("a", "book", "more")
    assert case.open == ["unbook/1"]
    assert case.completes("unbook").open == ["tell/1"]
    assert case.completes("tell").run.finished and case.run.outcome == ("y", "y")


def test_what_was_done_in_what_is_still_active_is_undone_too() -> None:
    inside = f"""
    and f
    sub q {{
    start qi
    {BOOK}
    user more
    end qj
    qi > book > more > qj
    }}
    user stop
    end yes
    i > f
    f > q > yes
    f > stop > no
    """
    case = Story(CANCELLED.format(inside=inside)).completes("a", "book", "stop")
    assert case.open == ["unbook/1"] and "cancelled more/1" in case.said
    assert case.completes("unbook").open == ["tell/1"]


def test_what_is_being_undone_when_it_is_cancelled_is_offered_again() -> None:
    inside = BOOKED + "throw t compensate= rest\nuser go\ni > book > pay > t > go > no"
    case = Story(CANCELLED.format(inside=inside)).completes("a", "book", "pay")
    assert case.open == ["go/1", "refund/1"]
    assert case.completes("go").open == ["refund/2"] and "cancelled refund/1" in case.said
    assert case.completes("refund").open == ["unbook/1"]
    assert case.completes("unbook").open == ["tell/1"]
