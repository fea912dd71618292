"""What was done is undone (BPMN 2.0.2, 10.7 and 13.4.5)."""

import pytest
from bpmn_story import Story

BOOK = """
    user book
    boundary b1 on=book compensate= by=unbook
    user unbook undo
"""

PAY = """
    user pay
    boundary b2 on=pay compensate= by=refund
    user refund undo
"""

BOOKED = BOOK + PAY

THROWN = (
    "start s\nuser a\n"
    + BOOKED
    + """
    throw t compensate={what} {flag}
    user after
    end z
    s > a > book > pay > t > after > z
    """
)


def test_what_was_done_last_is_undone_first_and_the_event_waits_for_it() -> None:
    case = Story(THROWN.format(what="", flag="")).completes("a", "book", "pay")
    assert case.open == ["refund/1"]
    assert case.completes("refund").open == ["unbook/1"]
    assert case.completes("unbook").open == ["after/1"]
    assert case.completes("after").run.finished


def test_one_activity_is_undone_where_it_is_named() -> None:
    case = Story(THROWN.format(what="book", flag="")).completes("a", "book", "pay")
    assert case.open == ["unbook/1"] and case.completes("unbook").open == ["after/1"]


def test_the_event_need_not_wait() -> None:
    case = Story(THROWN.format(what="", flag="rest")).completes("a", "book", "pay")
    assert case.open == ["after/1", "refund/1"]
    case.completes("after", "refund")
    assert not case.run.finished and case.completes("unbook").run.finished


def test_what_was_not_done_is_not_undone_and_nothing_is_undone_twice() -> None:
    lines = "start s\nuser a\n" + BOOKED
    lines += """
    throw t compensate=
    user again
    xor x
    xor y
    end z
    s > a > x
    x > book > t > again > y
    y > x if '=more'
    y => z
    pay > z
    a > pay if '=false'
    """
    case = Story(lines, more=True).completes("a", "book")
    assert case.open == ["unbook/1"]
    assert case.completes("unbook", "again").open == ["book/2"]
    assert case.completes("book").open == ["unbook/2"], "the first time was undone already"


SUB = (
    "start s\nuser a\nsub p {{\nstart i\n"
    + BOOKED
    + """
    end j
    i > book > pay > j
    {more}
    }}
    {beside}
    throw t compensate={what}
    end z
    s > a > p > t > z
    """
)


@pytest.mark.parametrize("what", ["", "p"])
def test_a_sub_process_that_was_done_is_opened_again_to_undo_what_was_done_in_it(what: str) -> None:
    case = Story(SUB.format(more="", beside="", what=what)).completes("a", "book", "pay")
    assert case.open == ["refund/1"]
    assert case.completes("refund", "unbook").run.finished


def test_a_handler_on_the_boundary_undoes_a_sub_process_as_a_whole() -> None:
    beside = "boundary b on=p compensate= by=whole\nuser whole undo"
    case = Story(SUB.format(more="", beside=beside, what="")).completes("a", "book", "pay")
    assert case.open == ["whole/1"] and case.completes("whole").run.finished


def test_a_compensation_event_sub_process_says_how_its_scope_is_undone() -> None:
    more = "esub e {\nstart k compensate=\nuser sorry\nthrow u compensate=pay\nend l\nk > sorry > u > l\n}"
    case = Story(SUB.format(more=more, beside="", what="")).completes("a", "book", "pay")
    assert case.open == ["sorry/1"]
    assert case.completes("sorry").open == ["refund/1"]
    assert case.completes("refund").run.finished


def test_each_time_that_a_repeated_sub_process_was_done_is_undone() -> None:
    lines = """
    start s
    user a
    sub p each='=["甲", "乙"]' item=who seq {
    start i
    user book
    boundary b1 on=book compensate= by=unbook
    user unbook undo groups='=[who]'
    end j
    i > book > j
    }
    throw t compensate=p
    end z
    s > a > p > t > z
    """
    case = Story(lines).completes("a", "book", "book")
    assert case.open == ["unbook/1"] and case.facts[-1].groups == ("乙",)
    case.completes("unbook")
    assert case.open == ["unbook/2"] and case.facts[-1].groups == ("甲",)
    assert case.completes("unbook").run.finished


def test_a_sub_process_in_which_nothing_was_done_has_nothing_to_undo() -> None:
    lines = f"""
    start s
    user a
    sub p {{
    start i
    xor x
    {BOOK}
    xor y
    end j
    i > x
    x > book if "=wanted"
    x => y
    book > y > j
    }}
    throw t compensate=
    user after
    end z
    s > a > p > t > after > z
    """
    assert Story(lines, wanted=False).completes("a").open == ["after/1"]
    assert Story(lines, wanted=True).completes("a", "book").open == ["unbook/1"]


def test_what_was_done_for_nothing_of_a_list_is_not_undone() -> None:
    booked = BOOK.replace("user book", "user book each='=trips' item=trip")
    lines = f"""
    start s
    user a
    {booked}
    throw t compensate=
    end z
    s > a > book > t > z
    """
    assert Story(lines, trips=[]).completes("a").run.finished
    assert Story(lines, trips=["甲"]).completes("a", "book").open == ["unbook/1"]
