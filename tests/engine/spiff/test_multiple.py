"""Events with several definitions (BPMN 2.0.2, 10.5.5), and activities with several tokens."""

import pytest
from bpmn_story import Story

from engine.facts import DeadlineSet, Place

ANY = """
    start s
    user a
    catch c message=paid signal=stop after=P1D {flag}
    user go
    and f
    user work
    throw t signal=stop
    end z
    s > a > f
    f > c > go > z
    f > work > t > z
    """


def test_any_of_several_things_is_enough() -> None:
    case = Story(ANY.format(flag="")).completes("a")
    assert case.awaited == ["c/2"] and list(case.due) == ["c/1"]
    assert case.receives("c").open == ["work/1", "go/1"] and case.due == {}
    assert Story(ANY.format(flag="")).completes("a", "work").open == ["go/1"]
    assert Story(ANY.format(flag="")).completes("a").waits(days=2).open == ["work/1", "go/1"]


def test_or_all_of_them_are_needed() -> None:
    case = Story(ANY.format(flag="all")).completes("a").receives("c")
    assert case.open == ["work/1"]
    assert case.completes("work").open == []
    assert case.waits(days=2).open == ["go/1"]


def test_an_event_on_a_boundary_waits_again_for_all_that_it_names() -> None:
    lines = """
    start s
    user a
    user work
    boundary b on=work message=hint message=hint signal=news ni
    user read
    end z
    s > a > work > z
    b > read > z
    """
    case = Story(lines).completes("a").receives("b").receives("b")
    assert case.open == ["work/1", "read/1", "read/2"]
    assert case.completes("work").awaited == []


def test_an_event_throws_all_that_it_names() -> None:
    lines = """
    start s
    user a
    and f
    catch c signal=one
    catch d signal=two
    user u
    user v
    throw t signal=one signal=one escalation=up
    end z
    s > a > f
    f > c > u > z
    f > d > v > z
    f > t > z
    """
    assert Story(lines).completes("a").open == ["u/1"]


def test_an_activity_may_need_several_tokens_and_give_several() -> None:
    lines = """
    start s
    user a
    and f
    user one
    user two
    user vote takes=2 makes=2
    user count
    end z
    s > a > f
    f > one > vote
    f > two > vote
    vote > count > z
    """
    case = Story(lines).completes("a", "one")
    assert case.open == ["two/1"]
    assert case.completes("two").open == ["vote/1"]
    assert case.completes("vote").open == ["count/1", "count/2"]
    assert case.completes("count", "count").run.finished


BESIDE = """
    start s
    user a
    user work
    end z
    s > a > work > z
    esub e {{
    start b {what}
    user read
    end y
    b > read > y
    }}
    """


@pytest.mark.parametrize("what", ["message=m signal=x ni", "message=m after=P1D", "message=m signal=x all"])
def test_an_event_sub_process_that_waits_for_several_things_keeps_no_case_open(what: str) -> None:
    case = Story(BESIDE.format(what=what)).completes("a", "work")
    assert case.run.finished and (case.awaited, case.due) == ([], {})


def test_a_pool_that_waits_for_several_things_keeps_no_case_open() -> None:
    lines = """
    start s
    user a
    end z
    s > a > z
    pool q {
    start k message=m signal=g
    user w
    end e
    k > w > e
    }
    """
    assert Story(lines).completes("a").run.finished


ON_WORK = """
    start s
    user a
    user work
    boundary b on=work {what}
    user read
    end z
    s > a > work > z
    b > read > z
    """


@pytest.mark.parametrize("lines", [ON_WORK, BESIDE], ids=["boundary", "event sub-process"])
def test_a_condition_among_several_things_happens_once_while_it_is_true(lines: str) -> None:
    case = Story(lines.format(what='message=m when="=n = 1" ni')).completes("a", n=1)
    assert case.open == ["work/1", "read/1"]
    assert case.receives("b").open == ["work/1", "read/1", "read/2"]


def test_a_timer_among_several_things_says_the_task_it_sits_on() -> None:
    (told,) = Story(ON_WORK.format(what="after=PT1H message=m")).completes("a").of(DeadlineSet)
    assert told.task == Place("work", 1)
