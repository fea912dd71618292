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


@pytest.mark.parametrize(("n", "way"), [(1, "one"), (2, "two"), (3, "other"), (None, "other")])
def test_the_first_true_condition_decides_and_null_takes_the_default(n: int | None, way: str) -> None:
    lines = """
        start s
        xor x
        user one
        user two
        user other
        end z
        s > x
        x > one if "=n = 1"
        x > two if "=n <= 2"
        x => other
        one > z
        two > z
        other > z
    """
    assert Story(lines, n=n).open == [f"{way}/1"]


@pytest.mark.parametrize("kind", ["xor", "or"])
def test_without_a_true_condition_and_a_default_the_step_fails(kind: str) -> None:
    lines = f"start s\n{kind} x\nuser a\nuser b\nend z\ns > x\nx > a if '=n = 1'\nx > b if '=n = 2'\na > z\nb > z"
    with pytest.raises(StepFailed, match="no condition is true"):
        Story(lines, n=3)


def test_a_condition_that_is_neither_true_nor_false_is_a_mistake() -> None:
    with pytest.raises(StepFailed, match="neither true nor false"):
        Story("start s\nxor x\nuser a\nuser b\nend z\ns > x\nx > a if '=n'\nx => b\na > z\nb > z", n=3)


INCLUSIVE = """
    start s
    or split
    user a
    user b
    user c
    or meet
    user after
    end z
    s > split
    split > a if "=wa = true"
    split > b if "=wb = true"
    split => c
    a > meet
    b > meet
    c > meet
    meet > after > z
"""


def test_an_inclusive_gateway_waits_for_those_that_were_sent_and_only_for_them() -> None:
    story = Story(INCLUSIVE, wa=True, wb=True)
    assert story.open == ["a/1", "b/1"]
    assert story.completes("b").open == ["a/1"]
    assert story.completes("a").open == ["after/1"]


def test_an_inclusive_gateway_takes_its_default_only_if_nothing_else_is_open() -> None:
    assert Story(INCLUSIVE).open == ["c/1"]
    assert Story(INCLUSIVE).completes("c").open == ["after/1"]


def test_a_parallel_join_in_a_rework_loop_waits_in_every_round() -> None:
    story = Story("""
        start s
        xor again
        and fork
        user a
        user b
        and join
        user review
        xor good
        end z
        s > again > fork > a > join
        fork > b > join > review > good
        good > again if "=ok = false"
        good => z
    """)
    for _ in range(3):
        story.completes("b")
        assert [task[0] for task in story.open] == ["a"]
        story.completes("a").completes("review", ok=False)
    story.completes("a", "b").completes("review", ok=True)
    assert story.run.finished


def test_two_tokens_on_one_flow_of_a_join_count_once_each() -> None:
    story = Story(
        """
        start s
        user twice each="=list"
        and fork
        user a
        user b
        xor meet
        and join
        user c
        end z
        boundary extra on=twice message=more ni
        s > twice > fork > a > meet > join
        extra > meet
        fork > b > join > c > z
    """,
        list=[1],
    )
    story.receives("extra").completes("twice", "a", "b")
    assert story.open == ["c/1"], "one token for each flow was used, the other one waits"
    assert not story.completes("c").run.finished


def test_several_flows_out_of_a_task_are_all_taken() -> None:
    assert Story("start s\nuser a\nuser b\nuser c\nend z\ns > a > b > z\na > c > z").completes("a").open == [
        "b/1",
        "c/1",
    ]


def test_the_first_event_behind_an_event_based_gateway_decides() -> None:
    lines = """
        start s
        event g
        catch early after=PT1H
        catch late after=PT2H
        receive answer message=answer
        user reminded
        user answered
        end z
        s > g > early > reminded > z
        g > late > z
        g > answer > answered > z
    """
    story = Story(lines)
    assert (story.awaited, list(story.due)) == (["answer/1"], ["early/1", "late/1"])
    assert Story(lines).waits(hours=1).open == ["reminded/1"]
    story = Story(lines).receives("answer")
    assert (story.open, story.due, story.awaited) == (["answered/1"], {}, [])
    passed = {fact.element: fact.flows for fact in story.of(ElementPassed)}
    assert passed["g"] == ("g_answer",) and "early" not in passed


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
