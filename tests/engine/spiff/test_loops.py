"""Activities that are done several times."""

import pytest
from bpmn_story import Story

from engine.facts import TaskOffered
from engine.spiff.run import BudgetExceeded, StepFailed

EACH = """
    start s
    user ask each="=departments" item=dept groups='=["科主任@" + dept]'
    user after
    end z
    s > ask > after > z
"""


def test_a_task_for_each_item_is_offered_for_all_at_a_time() -> None:
    story = Story(EACH)
    assert [fact.groups for fact in story.of(TaskOffered)] == [("科主任@骨科",), ("科主任@内科",)]
    assert story.completes("ask/2").open == ["ask/1"]
    assert story.completes("ask/1").open == ["after/1"]
    assert story.passed.count("ask") == 1


def test_a_sequential_one_is_offered_one_after_the_other() -> None:
    story = Story(EACH.replace("user ask", "user ask seq"))
    assert story.open == ["ask/1"]
    assert story.completes("ask").open == ["ask/2"]
    assert story.of(TaskOffered)[-1].groups == ("科主任@内科",)
    assert story.completes("ask").open == ["after/1"]


def test_the_items_of_a_sequential_one_are_those_of_its_beginning() -> None:
    story = Story(EACH.replace("user ask", "user ask seq").replace("=departments", "=list"), list=["甲", "乙"])
    story.completes("ask", list=[])
    assert story.of(TaskOffered)[-1].groups == ("科主任@乙",)


def test_an_empty_list_is_done_at_once() -> None:
    assert Story(EACH.replace("=departments", "=[]")).open == ["after/1"]


def test_what_is_no_list_is_a_mistake() -> None:
    with pytest.raises(StepFailed, match="not a list"):
        Story(EACH.replace("=departments", "=nothing"))


def test_more_than_five_hundred_items_are_refused() -> None:
    with pytest.raises(BudgetExceeded):
        Story(
            EACH.replace("=departments", "=list").replace(""" groups='=["科主任@" + dept]'""", ""),
            list=list(range(501)),
        )


NESTED = """
    start s
    sub visit each="=wards" item=ward {
        start i
        user tell each="=staff" item=person groups='=[person + "@" + ward]'
        user write groups='=[ward]'
        end j
        i > tell > write > j
    }
    end z
    s > visit > z
"""


def test_what_is_inside_sees_the_items_around_it() -> None:
    story = Story(NESTED, wards=["一", "二"], staff=["甲", "乙"])
    assert [fact.groups[0] for fact in story.of(TaskOffered)] == ["甲@一", "乙@一", "甲@二", "乙@二"]
    story.completes("tell/3", "tell/4")
    assert story.of(TaskOffered)[-1].groups == ("二",)
    assert story.completes("write", "tell", "tell").open == ["write/2"]
    assert story.of(TaskOffered)[-1].groups == ("一",)
    assert story.completes("write").run.finished


def test_a_decimal_item_is_kept_exactly() -> None:
    story = Story("start s\nuser a seq each='=[1.10, 2.25]' item=x\nscript t set=seen value='=1'\nend z\ns > a > t > z")
    assert story.completes("a", "a").run.finished


def test_a_loop_is_done_again_while_its_condition_is_true() -> None:
    lines = "start s\nuser a loop='=more = true'\nend z\ns > a > z"
    story = Story(lines).completes("a", "a", more=True)
    assert story.open == ["a/3"]
    assert story.completes("a", more=False).run.finished


def test_a_loop_ends_at_its_maximum() -> None:
    story = Story("start s\nuser a loop='=true' max=2\nend z\ns > a > z").completes("a", "a")
    assert story.run.finished


def test_a_loop_that_is_tested_before_may_not_be_done_at_all() -> None:
    assert Story("start s\nuser a before loop='=more = true'\nend z\ns > a > z").run.finished


def test_a_sub_process_can_be_a_loop() -> None:
    story = Story("""
        start s
        sub p loop="=more = true" {
            start i
            user a
            end j
            i > a > j
        }
        end z
        s > p > z
    """).completes("a", more=True)
    assert story.open == ["a/2"]
    assert story.completes("a", more=False).run.finished


def test_a_loop_knows_how_often_it_was_done() -> None:
    story = Story("start s\nuser a loop='=loopCounter < 3'\nend z\ns > a > z").completes("a", "a")
    assert story.open == ["a/3"]
    assert story.completes("a").run.finished
