"""An event sub-process that undoes what was done around it (BPMN 2.0.2, 10.7 and 13.5.5)."""

from bpmn_story import Story
from test_compensation import BOOKED


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
