"""What each kind of element does, as BPMN 2.0 says."""

import pytest
from bpmn_story import Story

from engine.facts import ElementPassed, MessageAwaited, TaskOffered, ValueSet
from engine.spiff.run import StepFailed

TWO_TASKS = """
    start Start
    user register lane=接待 form=complaint
    user End checks=register groups="科主任, 医患办"
    end done name=办结
    Start > register > End > done
"""


def test_a_task_is_offered_to_its_lane_with_its_form() -> None:
    (offered,) = Story(TWO_TASKS).of(TaskOffered)
    assert (offered.groups, offered.form, offered.name, offered.due) == (("接待",), "complaint", "register", None)


def test_a_task_is_offered_to_the_groups_that_are_written_out_and_names_whom_it_checks() -> None:
    offered = Story(TWO_TASKS).completes("register").of(TaskOffered)[-1]
    assert (offered.groups, offered.checks) == (("科主任", "医患办"), "register")


def test_elements_called_start_and_end_are_elements_like_any_other() -> None:
    story = Story(TWO_TASKS).completes("register", "End")
    assert story.passed == ["Start", "register", "End", "done"]
    assert story.run.finished and story.run.outcome == ("done", "办结")


def test_every_flow_that_was_taken_is_told() -> None:
    flows = [fact.flows for fact in Story(TWO_TASKS).completes("register").of(ElementPassed)]
    assert flows == [("Start_register",), ("register_End",)]


def test_a_group_may_be_computed_from_the_case() -> None:
    lines = TWO_TASKS.replace('groups="科主任, 医患办"', """groups='=["科主任@" + dept, "医患办"]'""")
    assert Story(lines).completes("register", dept="骨科").of(TaskOffered)[-1].groups == ("科主任@骨科", "医患办")
    with pytest.raises(StepFailed, match="candidate groups") as failed:
        Story(lines).completes("register")
    assert failed.value.element == "End"


@pytest.mark.parametrize(
    "groups",
    ['string join(for i in 1..101 return "a")', "for i in 1..101 return string(i)", '"a\\u0000"'],
    ids=["long", "many", "unprintable"],
)
def test_a_group_that_no_inbox_could_hold_is_refused(groups: str) -> None:
    with pytest.raises(StepFailed, match="the candidate groups are more than 100, or one is no name"):
        Story(f"start s\nuser a groups='={groups}'\nend z\ns > a > z")


def test_a_task_that_is_not_open_cannot_be_completed() -> None:
    story = Story(TWO_TASKS).completes("register")
    with pytest.raises(KeyError):
        story.completes("register/1")
    assert story.open == ["End/1"], "and nothing has changed"


def test_a_script_task_gives_the_document_one_value() -> None:
    story = Story("start s\nscript t set=double value='=n * 2'\nend z\ns > t > z", n=21)
    assert story.world.document["double"] == 42
    assert story.of(ValueSet) == [ValueSet("t", "double", 42)]


def test_a_date_is_kept_as_iso_text() -> None:
    story = Story("start s\nscript t set=day value='=today()'\nend z\ns > t > z")
    assert story.world.document["day"] == "2026-01-05"


def test_a_message_names_its_form_and_who_may_report_it() -> None:
    lines = (
        'start s\ncatch c message=result prop.form=result prop.roles="医患办, 法律顾问" name=调解结果\nend z\ns > c > z'
    )
    (awaited,) = Story(lines).of(MessageAwaited)
    assert (awaited.message, awaited.name, awaited.groups, awaited.form) == (
        "result",
        "调解结果",
        ("医患办", "法律顾问"),
        "result",
    )


def test_a_sub_process_is_done_when_nothing_is_left_inside() -> None:
    story = Story("""
        start s
        sub main {
            start i
            user a
            user b
            end ia
            end ib
            i > a > ia
            i > b > ib
        }
        user after
        end z
        s > main > after > z
    """)
    assert story.completes("a").open == ["b/1"]
    assert story.completes("b").open == ["after/1"]


def test_a_terminate_end_ends_its_own_scope_only() -> None:
    lines = """
        start s
        sub main {
            start i
            user a
            user b
            terminate stop
            end ib
            i > a > stop
            i > b > ib
        }
        user beside
        end z
        s > main > z
        s > beside > z
    """
    story = Story(lines).completes("a")
    assert story.open == ["beside/1"] and "cancelled b/1" in story.said
