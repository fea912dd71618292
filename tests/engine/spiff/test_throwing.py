"""Errors and escalations (BPMN 2.0.2, 10.5.1 and 13.5): they climb to the innermost that catches them."""

import pytest
from bpmn_notation import xml
from bpmn_story import Story

from engine.diagram import check, read

SUB = """
    start s
    user a
    sub p {{
        start ps
        user work
        xor bad
        end fine
        {thrown}
        ps > work > bad
        bad => fine
        bad > oops if "=bad = true"
    }}
    {catcher}
    user mend
    user after
    end z
    s > a > p > after > z
    mend > z
    {more}
"""


def story(thrown: str, catcher: str, more: str = "") -> Story:
    return Story(SUB.format(thrown=thrown, catcher=catcher, more=more)).completes("a")


@pytest.mark.parametrize("code", ["broken", ""])
def test_an_error_ends_the_activity_that_it_comes_from(code: str) -> None:
    case = story("end oops error=broken", f"boundary b on=p error={code}", "b > mend")
    assert case.completes("work", bad=True).open == ["mend/1"]
    assert "after" not in case.passed and "p" not in case.passed


def test_without_an_error_the_activity_goes_on() -> None:
    case = story("end oops error=broken", "boundary b on=p error=broken", "b > mend")
    assert case.completes("work", bad=False).open == ["after/1"]


def test_the_same_code_catches_before_any_code() -> None:
    both = "boundary any on=p error=\nboundary own on=p error=broken\nuser other"
    case = story("end oops error=broken", both, "own > mend\nany > other > z")
    assert case.completes("work", bad=True).open == ["mend/1"]


def test_an_error_of_one_activity_is_not_caught_on_another_beside_it() -> None:
    lines = """
    start s
    user a
    and f
    sub p {
        start ps
        user pa
        end pe error=x
        ps > pa > pe
    }
    sub q {
        start qs
        user qa
        end qe error=x
        qs > qa > qe
    }
    boundary bp on=p error=x
    boundary bq on=q error=x
    user mp
    user mq
    end z
    s > a > f
    f > p
    f > q
    bp > mp > z
    bq > mq > z
    """
    assert Story(lines).completes("a", "pa").open == ["qa/1", "mp/1"]


def test_an_error_climbs_to_the_first_that_catches_it() -> None:
    lines = """
    start s
    user a
    sub outer {
        start os
        sub inner {
            start is
            user work
            end oops error=deep
            is > work > oops
        }
        boundary other on=inner error=shallow
        user nothing
        end oe
        os > inner > oe
        other > nothing > oe
    }
    boundary b on=outer error=deep
    user mend
    end z
    s > a > outer > z
    b > mend > z
    """
    found = check(read(xml(lines), "story.bpmn"))
    assert [(each.rule, each.element) for each in found] == [("never-thrown", "other")]
    without = lines.replace("        boundary other on=inner error=shallow\n        user nothing\n", "").replace(
        "        other > nothing > oe\n", ""
    )
    assert Story(without).completes("a", "work").open == ["mend/1"]


def test_an_instance_of_a_repeated_sub_process_throws_to_the_boundary_of_all() -> None:
    lines = """
    start s
    user a
    sub p each="=[1, 2, 3]" item=n {
        start ps
        user work
        xor x
        end fine
        end oops error=bad
        ps > work > x
        x => fine
        x > oops if "=n = 2"
    }
    boundary b on=p error=bad
    user mend
    end z
    s > a > p > z
    b > mend > z
    """
    case = Story(lines).completes("a", "work")
    assert case.open == ["work/2", "work/3"]
    assert case.completes("work").open == ["mend/1"]


def test_an_error_within_a_handler_is_not_caught_beside_it() -> None:
    lines = """
    start s
    user a
    sub p {
        start ps
        user work
        end oops error=x
        esub e {
            start t error=x
            user handle
            end again error=x
            t > handle > again
        }
        ps > work > oops
    }
    boundary b on=p error=x
    user mend
    end z
    s > a > p > z
    b > mend > z
    """
    assert Story(lines).completes("a", "work", "handle").open == ["mend/1"]


def test_an_error_that_nobody_catches_ends_the_process_and_names_its_outcome() -> None:
    lines = """
    start s
    user a
    and f
    user other
    boundary b on=other after=P1D
    sub p {
    start i
    user work
    end oops error=broken name=无法处理
    i > work > oops
    }
    end z
    s > a > f
    f > other > z
    f > p > z
    b > z
    """
    case = Story(lines).completes("a", "work")
    assert case.run.finished and case.run.outcome == ("oops", "无法处理")
    assert case.said[-2:] == ["cancelled other/1", "dropped b/1"]
