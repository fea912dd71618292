"""Random process trees, drawn and played: what can be done next is at each step what is left of the tree.

Between two steps one run is kept and restored, and another is left alone; both must say and keep the same. An engine that prunes
its tree of tasks when it saves would be looked at "pruned and unpruned alike" here: our tokens are gone as soon as they are
passed, so nothing is ever pruned, and the run that was left alone is what the restored one is held against.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bpmn_notation import xml
from hypothesis import Phase, find, given, note, settings
from hypothesis import strategies as st
from process_trees import (
    SILENT,
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
    ways,
    within,
)
from tree_drawing import lines_of
from tree_language import accepts, beginning, following, waiting
from tree_making import processes

from engine.diagram import check, read
from engine.spiff.run import Run, Specification, World, specification

START = datetime(2026, 1, 5, 1, tzinfo=UTC)
MOST_ROUNDS, MOST_STEPS = 25, 250
"""Steps after which no loop goes round again, and steps within which every case must have come to its end."""
CASES = 2
"""Cases of one tree."""


class Twice:
    """One case on its way twice: kept and restored after each step, and left alone."""

    def __init__(self, spec: Specification, decided: dict[str, int]):
        case = {"number": "1", "opened": START}
        self.spec, self.at = spec, START
        self.worlds = [World(dict(decided), START, ZoneInfo("Asia/Shanghai"), case, ()) for _ in range(2)]
        self.runs = [Run.begin(spec, world) for world in self.worlds]
        self.kept = self.rests()

    def rests(self) -> str:
        """Both runs say and keep the same."""
        restored, alone = self.runs
        assert restored.take() == alone.take()
        kept = restored.keep()
        assert kept == alone.keep()
        self.runs[0] = Run.restore(self.spec, kept, self.worlds[0])
        return kept

    def goes_on(self, dice: Random, decided: dict[str, int]) -> str:
        """Somebody does something, perhaps after a while, or the earliest timer fires; which?"""
        tasks, timers = self.runs[1].open_tasks(), self.runs[1].due()[:1]
        place = dice.choice([*tasks, *(timer for _, timer in timers)])
        fires = place not in tasks
        self.at = max(self.at, timers[0][0]) if fires else self.at + timedelta(hours=dice.choice([0, 0, 1]))
        for run, world in zip(self.runs, self.worlds, strict=True):
            world.at = self.at
            world.document.update(decided)
            (run.fire if fires else run.complete)(place)
        self.kept = self.rests()
        return place.element

    def waiting(self) -> Counter[str]:
        """The elements at which anything waits."""
        found, again = ([*run.open_tasks(), *run.awaited(), *(timer for _, timer in run.due())] for run in self.runs)
        assert found == again
        return Counter(place.element for place in found)


def decisions(dice: Random, ways: Mapping[str, range]) -> dict[str, int]:
    """How each choice will be decided when it is come to."""
    return {name: dice.choice(way) for name, way in ways.items()}


def played(tree: Tree, spec: Specification, dice: Random) -> list[str]:
    """What was done until the end, in order; what can be done is held against the tree at each step."""
    anyhow, word = ways(tree), list[str]()
    to_the_end = anyhow | {each.name: range(1) for each in within(tree) if isinstance(each, Loop)}
    decided = decisions(dice, anyhow)
    case, states = Twice(spec, decided), beginning(tree, decided)
    while True:
        there = case.waiting()
        states = frozenset(state for state in states if waiting(state) == there)
        assert states, f"after {word} {there} waits"
        assert [run.finished for run in case.runs] == [SILENT in states] * 2, word
        if SILENT in states:
            assert '"s":[],"t":[]' in case.kept
            return word
        assert len(word) < MOST_STEPS, word
        decided = decisions(dice, anyhow if len(word) < MOST_ROUNDS else to_the_end)
        word.append(case.goes_on(dice, decided))
        states = following(states, word[-1], decided)


def executable(tree: Tree) -> Specification:
    return specification(read(xml(lines_of(tree)), "tree.bpmn"), {})


@settings(max_examples=300)
@given(processes(), st.integers(0, 2**32))
def test_what_can_be_done_next_is_at_each_step_what_is_left_of_the_tree(tree: Any, seed: int) -> None:
    note(lines_of(tree))
    spec, dice = executable(tree), Random(seed)
    for _ in range(CASES):
        played(tree, spec, dice)


NOT_ASKED = {"opening-task", "no-default"}
"""What no procedure may have; and a warning of what the dice never let happen."""


@settings(max_examples=150)
@given(processes())
def test_the_check_finds_nothing_in_a_sound_tree(tree: Any) -> None:
    """But that something behind an event may be done several times at once, where the event can overtake it: so it is."""
    beside = {each.name for event in overtaken(tree) for each in within(event) if hasattr(each, "name")}
    for problem in check(read(xml(lines_of(tree)), "tree.bpmn")):
        begins_at = re.match(r"[a-z]\d+", problem.element)
        is_beside = begins_at is not None and begins_at[0] in beside
        assert problem.rule in NOT_ASKED or (problem.rule == "not-synchronised" and is_beside), str(problem)


A, B, C, D = (Task(name=name) for name in "ABCD")
IN_TURN = Sequence((A, B))
REMINDED = Task((Event(B, 1, interrupting=False, times=2, name="e"),), "A")
REPLACED = Sub(Parallel((A, B), "a"), (Event(C, 1, interrupting=True, name="e"),), "p")


@pytest.mark.parametrize(
    ("tree", "words", "no_words"),
    [
        (IN_TURN, ["AB"], ["", "A", "B", "BA", "ABA"]),
        (Choice((IN_TURN, C, SILENT)), ["AB", "C", ""], ["A", "ABC", "CC"]),
        (Parallel((IN_TURN, C)), ["ABC", "ACB", "CAB"], ["AB", "BAC", "CBA", "ABCC"]),
        (Some((A, B)), ["A", "B", "AB", "BA"], ["", "AA", "ABA"]),
        (Loop(A, B), ["A", "ABA", "ABABA"], ["", "AB", "AA", "ABB", "BA"]),
        (Sequence((Timer(1, "t"), A)), ["tA"], ["A", "t", "At"]),
        (Sequence((REMINDED, C)), ["AC", "eABC", "eACB", "eBAC", "eeABBC", "eeACBB"], ["eAC", "AeBC", "BAC", "eABBC", "eeeABBBC"]),
        (Sequence((Sub(REMINDED), C)), ["AC", "eABC", "eBAC", "eeABBC"], ["eACB", "eAC", "AeBC"]),
        (Sequence((REPLACED, D)), ["ABD", "BAD", "eCD", "AeCD"], ["eD", "ABeCD", "eACD", "eCAD", "CABD"]),
    ],
)  # fmt: skip
def test_the_language_has_the_words_of_the_tree_and_no_others(tree: Any, words: list[str], no_words: list[str]) -> None:
    assert [word for word in words if not accepts(tree, word)] == []
    assert [word for word in no_words if accepts(tree, word)] == []


@pytest.mark.parametrize(
    ("tree", "drawn"),
    [
        (IN_TURN, Sequence((B, A))), (Parallel((A, B)), Choice((A, B), "a")), (Parallel((A, B)), IN_TURN), (Some((A, B)), Parallel((A, B), "o")),
        (Loop(A, B), Loop(A, SILENT)), (Sequence((Sub(REMINDED), C)), Sequence((REMINDED, C))),
        (REPLACED, Sub(REPLACED.inside, (Event(C, 1, interrupting=False, name="e"),), "p")),
    ],
)  # fmt: skip
def test_what_is_drawn_otherwise_is_found_when_it_is_played(tree: Any, drawn: Any) -> None:
    with pytest.raises(AssertionError):
        for seed in range(20):
            played(tree, executable(drawn), Random(seed))


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
