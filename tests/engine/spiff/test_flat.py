"""A case costs what is open in it, not what has happened: counted in calls, so that no slow machine can fail it."""

import gc
import re
import sys
from collections.abc import Callable
from typing import Any

from bpmn_story import Story

from engine.spiff.run import Run

REWORK = """
    start s
    user register
    xor again
    user work
    boundary late on=work after=P5D
    boundary remind on=work ni after=P4D
    and fork
    user a
    user b
    and join
    sub inner {
        start i
        user inside
        end j
        i > inside > j
    }
    user review
    xor good
    end z
    end y
    s > register > again > work > fork > a > join
    fork > b > join > inner > review > good
    good > z if "=accepted = true"
    good => again
    late > review
    remind > y
"""


def calls_of(request: Callable[[], Any]) -> int:
    """How many functions a request calls."""
    count = 0

    def called(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    gc.disable()  # it would call things in the middle
    sys.setprofile(called)
    try:
        request()
    finally:
        sys.setprofile(None)
        gc.enable()
    return count


def round_of(story: Story) -> list[tuple[int, str]]:
    """One round: what each request calls, and what is kept without its numbers."""
    measured = []
    for task in ("work", "b", "a", "inside", "review"):
        kept = story.run.keep()

        def request(kept: str = kept) -> None:
            Run.restore(story.spec, kept, story.world).keep()

        calls = calls_of(request) + calls_of(lambda task=task: story.completes(task))
        measured.append((calls, re.sub(r"\d+", "0", story.run.keep())))
    return measured


def test_the_hundredth_round_costs_what_the_fifth_costs_and_keeps_no_more() -> None:
    story = Story(REWORK).completes("register", accepted=False)
    rounds = []
    for _ in range(100):
        rounds.append(round_of(story))
        story.facts.clear()
    assert [kept for _, kept in rounds[4]] == [kept for _, kept in rounds[99]]
    for (early, _), (late, _) in zip(rounds[4], rounds[99], strict=True):
        assert abs(late - early) <= early * 0.05


def test_a_timer_that_ended_rounds_leaves_nothing_behind() -> None:
    story = Story(REWORK).completes("register", accepted=False)
    kept = set()
    for _ in range(30):
        story.waits(days=6).completes("review")
        kept.add(re.sub(r"\d+", "0", story.run.keep()))
    assert len(kept) == 1
