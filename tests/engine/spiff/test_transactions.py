"""Transactions: all of it, or undone (BPMN 2.0.2, 10.3.5 and 13.4.5)."""

from bpmn_story import Story
from test_compensation import BOOKED

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
