"""Random procedures, step by step against a second interpreter, kept and restored between every two steps."""

from datetime import UTC, datetime
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bpmn_notation import picture, xml
from bpmn_random import Maker
from bpmn_reference import Reference

from engine.diagram import check, read
from engine.facts import (
    DeadlineDropped,
    DeadlineFired,
    DeadlineSet,
    ElementPassed,
    Fact,
    MessageAwaited,
    MessageDropped,
    Place,
    TaskCancelled,
    TaskOffered,
)
from engine.spiff.run import Run, Specification, World, specification

CASES, STEPS = 300, 25
START = datetime(2026, 1, 5, 1, tzinfo=UTC)


def answers(dice: Random, variables: dict[str, str]) -> dict[str, Any]:
    chances = {"flag": lambda: dice.random() < 0.55, "number": lambda: dice.randint(0, 2)}
    chances |= {"always": lambda: True}
    lists = {"list": lambda: dice.choice([[], ["甲"], ["甲", "乙"], ["甲", "乙", "丙"]]), "item": lambda: "无"}
    return {name: (chances | lists)[kind]() for name, kind in variables.items()}


def told(fact: Fact) -> tuple[Any, ...] | None:
    """A fact in the reference's words."""
    match fact:
        case TaskOffered(task=task, groups=groups):
            return ("offered", str(task), None if groups == ("办理人",) else groups)
        case TaskCancelled(task=place):
            return ("cancelled", str(place))
        case DeadlineSet(timer=place, deadline=deadline):
            return ("set", str(place), deadline.due)
        case DeadlineFired(timer=place):
            return ("fired", str(place))
        case MessageAwaited(place=place):
            return ("awaited", str(place), None)
        case DeadlineDropped(timer=place) | MessageDropped(place=place):
            return ("dropped", str(place))
        case ElementPassed(element=element, flows=flows):
            return ("passed", element, flows)
    return None


def same(run: Run, reference: Reference, world: World, story: str) -> None:
    ours = [said for fact in run.take() if (said := told(fact)) is not None]
    assert sorted(ours, key=str) == sorted(reference.facts, key=str), story
    reference.facts.clear()
    assert [str(place) for place in run.open_tasks()] == reference.open(), story
    assert [str(place) for place in run.awaited()] == reference.awaited(), story
    assert [(due, str(place)) for due, place in run.due()] == reference.due(), story
    assert (run.finished, run.outcome) == (reference.finished(), reference.outcome), story
    assert world.document == reference.document, story


def restored(run: Run, spec: Specification, world: World) -> Run:
    kept = run.keep()
    again = Run.restore(spec, kept, world)
    assert again.keep() == kept
    carried = again.transferred(spec, world, {})  # to a version that differs in nothing
    assert (carried.take(), carried.keep()) == ([], kept)
    return carried


def step(run: Run, reference: Reference, world: World, dice: Random) -> None:
    """Somebody does something, or the earliest timer fires."""
    chances = [("complete", place) for place in run.open_tasks()] * 2 + [("receive", place) for place in run.awaited()]
    due = run.due()
    chances += [("fire", due[0][1])] if due else []
    kind, place = dice.choice(chances)
    if kind == "fire":
        world.at = reference.at = max(world.at, due[0][0])
        run.fire(place)
        reference.happens(str(place))
    elif kind == "receive":
        run.receive(place)
        reference.happens(str(place))
    else:
        run.complete(place)
        reference.complete(str(place))


ODD = {"opening-task", "waits-for-ever", "not-synchronised", "no-way-out", "gateway-alone"}
"""What no procedure may have, and what is drawn by the dice has: an event that leads away from a parallel block, for one."""


@pytest.mark.parametrize("family", range(6))
def test_random_procedures_run_as_the_second_interpreter_runs_them(family: int) -> None:
    for seed in range(family * CASES // 6, (family + 1) * CASES // 6):
        maker = Maker(seed, 6 + seed % 20)
        lines = maker.picture()
        drawn = picture(lines)
        diagram = read(xml(drawn), f"{seed}.bpmn")
        assert {problem.rule for problem in check(diagram)} <= ODD, (seed, lines)
        spec, dice = specification(diagram, {}), Random(seed)
        first = answers(dice, maker.variables)
        world = World(dict(first), START, ZoneInfo("Asia/Shanghai"), {"number": "1", "opened": START}, ())
        run, reference = Run.begin(spec, world), Reference(drawn, dict(first), START)
        for n in range(STEPS):
            same(run, reference, world, f"seed {seed}, step {n}\n{lines}")
            if not (run.open_tasks() or run.awaited() or run.due()):
                break
            run = restored(run, spec, world)
            new = answers(dice, maker.variables)
            world.document.update(new)
            reference.document.update(new)
            step(run, reference, world, dice)


def test_the_seeded_procedures_reach_every_construct() -> None:
    lines = "\n".join(Maker(seed, 6 + seed % 20).picture() for seed in range(CASES))
    for kind in (
        "user",
        "script",
        "receive",
        "catch",
        "boundary",
        "xor",
        "or",
        "and",
        "event",
        "sub",
        "esub",
        "terminate",
    ):
        assert lines.count(f"\n{kind} ") >= 15, kind
    for key in (" ni", " seq", "each=", "loop=", "cycle=", "after=", "message="):
        assert lines.count(key) >= 15, key


def test_an_address_is_read_back_as_it_was_written() -> None:
    assert Place.parse(str(Place("register", 3))) == Place("register", 3)
