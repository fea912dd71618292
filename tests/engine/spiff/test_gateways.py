"""Gateways take and join flows as the standard says."""

import pytest
from bpmn_story import Story

from engine.facts import ElementPassed
from engine.spiff.run import StepFailed


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


def test_a_value_too_large_to_be_written_out_is_only_named() -> None:
    """Each of the lists holds the one before it twice: written out, the last would fill the memory."""
    doubled = ", ".join(["a0: [1, 1]", *(f"a{n}: [a{n - 1}, a{n - 1}]" for n in range(1, 60))])
    lines = f"start s\nxor x\nuser a\nuser b\nend z\ns > x\nx > a if '={{{doubled}}}.a59'\nx => b\na > z\nb > z"
    with pytest.raises(StepFailed, match=r"the condition gives neither true nor false but a list\.$"):
        Story(lines)
    with pytest.raises(StepFailed, match=r"nor false but \[1, null\]\.$"):
        Story(lines.replace(f"{{{doubled}}}.a59", "[1, null]"))


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
