"""An event sub-process that undoes what was done around it (BPMN 2.0.2, 10.7 and 13.5.5)."""

from bpmn_story import Story
from test_compensation import BOOK, BOOKED


def test_an_event_sub_process_undoes_what_was_done_around_it() -> None:
    lines = "start s\nuser a\nsub p {\nstart i\n" + BOOKED
    lines += """
    end oops error=broken
    i > book > pay > oops
    esub e {
    start k error=broken
    throw u compensate=
    end l
    k > u > l
    }
    }
    end z
    s > a > p > z
    """
    case = Story(lines).completes("a", "book", "pay")
    assert case.open == ["refund/1"] and case.completes("refund", "unbook").run.finished


UNDOES_AT_ITS_END = """
    start s
    user a
    sub p {{
    start i
    {book}
    end j {fails}
    i > book > j
    esub e {{
    start k {begins}
    end u compensate=
    k > u
    }}
    }}
    {thrown}
    user after
    end z
    s > a > p {then} > after > z
    """


def test_it_may_undo_at_its_end_what_failed() -> None:
    lines = UNDOES_AT_ITS_END.format(book=BOOK, fails="error=broken", begins="error=broken", thrown="", then="")
    case = Story(lines).completes("a", "book")
    assert case.open == ["unbook/1"]
    assert case.completes("unbook").open == ["after/1"]


def test_or_what_is_to_be_undone() -> None:
    lines = UNDOES_AT_ITS_END.format(
        book=BOOK, fails="", begins="compensate=", thrown="throw t compensate=", then="> t"
    )
    case = Story(lines).completes("a", "book")
    assert case.open == ["unbook/1"]
    assert case.completes("unbook").open == ["after/1"]


def test_or_what_was_done_so_far_while_the_rest_goes_on() -> None:
    lines = f"""
    start s
    user a
    {BOOK}
    user work
    end z
    s > a > book > work > z
    esub e {{
    start k message=undo ni
    end u compensate=
    k > u
    }}
    """
    case = Story(lines).completes("a", "book").receives("k")
    assert case.open == ["work/1", "unbook/1"]
    assert case.completes("unbook", "work").run.finished


def test_what_it_interrupts_while_it_is_being_undone_is_offered_again() -> None:
    lines = f"""
    start s
    user a
    {BOOKED}
    throw t compensate=
    end z
    s > a > book > pay > t > z
    esub e {{
    start k message=stop
    throw u compensate=
    user tell
    end j
    k > u > tell > j
    }}
    """
    case = Story(lines).completes("a", "book", "pay")
    assert case.open == ["refund/1"]
    assert case.receives("k").open == ["refund/2"]
    assert case.completes("refund").open == ["unbook/1"]
    assert case.completes("unbook").open == ["tell/1"]
    assert case.completes("tell").run.finished
