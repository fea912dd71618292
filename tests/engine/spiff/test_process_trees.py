"""Random process trees, drawn: the check finds nothing in them, and the dice reach everything."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from bpmn_notation import xml
from hypothesis import Phase, find, given, settings
from process_trees import (
    Choice,
    Event,
    Loop,
    Parallel,
    Sequence,
    Some,
    Sub,
    Task,
    Timer,
    Tree,
    overtaken,
    within,
)
from tree_drawing import lines_of
from tree_making import processes

from engine.diagram import check, read

NOT_ASKED = {"opening-task", "restless-circle"}
"""What no procedure may have; and a warning of a silent way round, which is given also where a parallel one holds it up."""


@settings(max_examples=150)
@given(processes())
def test_the_check_finds_nothing_in_a_sound_tree(tree: Any) -> None:
    """But that something behind an event may be done several times at once, where the event can overtake it: so it is."""
    beside = {each.name for event in overtaken(tree) for each in within(event) if hasattr(each, "name")}
    for problem in check(read(xml(lines_of(tree)), "tree.bpmn")):
        begins_at = re.match(r"[a-z]\d+", problem.element)
        is_beside = begins_at is not None and begins_at[0] in beside
        assert problem.rule in NOT_ASKED or (problem.rule == "not-synchronised" and is_beside), str(problem)


@pytest.mark.parametrize(
    "is_there",
    [
        lambda tree: any(isinstance(each, Sub) and isinstance(each.inside, Loop) and each.events for each in within(tree)),
        lambda tree: any(True for _ in overtaken(tree)),
        lambda tree: any(isinstance(each, Event) and each.times > 1 and isinstance(each.path, Sub) for each in within(tree)),
        lambda tree: {Sequence, Choice, Some, Parallel, Loop, Sub, Task, Timer, Event} <= {type(each) for each in within(tree)},
    ],
)  # fmt: skip
def test_the_random_trees_have_everything_in_everything(is_there: Callable[[Tree], bool]) -> None:
    find(
        processes(),
        is_there,
        settings=settings(max_examples=2000, phases=[Phase.generate], database=None, derandomize=True),
    )
