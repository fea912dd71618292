"""Who hears what is thrown: what has been waiting for it, and nobody who comes later (BPMN 2.0.2, 10.5.1)."""

import pytest
from bpmn_story import MONDAY, SHANGHAI, Story, built
from test_compensation import BOOK

from engine.spiff.run import Run, World


@pytest.mark.parametrize("what", ["signal=g", "message=g"])
def test_what_was_thrown_is_not_caught_right_behind(what: str) -> None:
    lines = f"""
    start s
    user a
    throw t {what}
    catch c {what}
    user u
    end z
    s > a > t > c > u > z
    """
    assert Story(lines).completes("a").open == []


def test_nor_on_the_boundary_of_the_next_task() -> None:
    lines = """
    start s
    user a
    throw t signal=g
    user u
    boundary b on=u signal=g
    user h
    end z
    s > a > t > u > z
    b > h > z
    """
    assert Story(lines).completes("a").open == ["u/1"]


UNDONE_FIRST = f"""
    start s
    user a
    sub p {{
    start i
    {BOOK}
    end j
    i > book > j
    }}
    and f
    throw t compensate= signal=done
    user after
    catch c signal=done
    user heard
    end z
    s > a > f
    f > c > heard > z
    f > p > t > after > z
    """


def test_what_an_event_throws_once_it_has_waited_for_what_is_undone_is_heard() -> None:
    case = Story(UNDONE_FIRST).completes("a", "book", "unbook")
    assert case.open == ["after/1", "heard/1"]


def test_and_also_in_a_run_that_was_not_kept_in_between() -> None:
    run = Run.begin(built(UNDONE_FIRST), World({}, MONDAY, SHANGHAI, {"number": "26010001", "opened": MONDAY}, ()))
    for task in ("a", "book", "unbook"):
        run.complete(next(place for place in run.open_tasks() if place.element == task))
    assert [str(place) for place in run.open_tasks()] == ["after/1", "heard/1"]
