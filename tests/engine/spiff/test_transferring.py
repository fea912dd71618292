"""A run carried over to a version that has nothing to do with its own: it stands where it is told, twice the same, and goes on."""

from contextlib import suppress
from datetime import UTC, datetime
from random import Random
from zoneinfo import ZoneInfo

import pytest
from bpmn_notation import xml
from bpmn_random import Maker
from test_random_processes import answers

from engine.diagram import read
from engine.facts import Fact
from engine.spiff.run import Run, Specification, StepFailed, World, specification
from engine.spiff.standing import cannot_begin

START = datetime(2026, 1, 5, 1, tzinfo=UTC)
CASES, STEPS = 150, 10


def version(seed: int) -> tuple[Specification, dict[str, str]]:
    maker = Maker(seed, 12)
    return specification(read(xml(maker.picture()), "x.bpmn"), {}), maker.variables


def step(run: Run, world: World, dice: Random, variables: dict[str, str]) -> bool:
    """Somebody does something, or the earliest timer fires; False if nothing can happen."""
    chances = [("complete", place) for place in run.open_tasks()] + [("receive", place) for place in run.awaited()]
    due = run.due()
    if due:
        chances.append(("fire", due[0][1]))
    if not chances:
        return False
    world.document.update(answers(dice, variables))
    what, place = dice.choice(chances)
    if what == "fire":
        world.at = max(world.at, due[0][0])
    getattr(run, what)(place)
    run.take()
    return True


def goals(run: Run, other: Specification, dice: Random) -> dict[str, str] | None:
    """For each element that the other version has not, somewhere to go on; None if there is nowhere."""
    to = {}
    for one in run.lost(other):
        plan = other.plans.get(one.scope or "", other.process)
        possible = [name for name in plan.task_specs if cannot_begin(name, plan) is None]
        if not possible or not one.movable:
            return None
        to[one.element] = dice.choice(possible)
    return to


@pytest.mark.parametrize("seed", range(CASES))
def test_a_run_is_carried_over_the_same_each_time_and_goes_on(seed: int) -> None:
    dice = Random(seed)
    (own, names), (other, more) = version(seed), version(seed + 5000)
    variables = {**names, **more}
    world = World(answers(dice, variables), START, ZoneInfo("Asia/Shanghai"), {}, ())
    with suppress(StepFailed):  # the two versions use one name for different things
        run = Run.begin(own, world)
        for _ in range(dice.randint(1, STEPS)):
            step(run, world, dice, variables)
        to = None if run.finished else goals(run, other, dice)
        if to is None:
            return
        kept, anew = run.keep(), dice.random() < 0.5
        moved = [carried(own, other, kept, world, to, anew) for _ in range(2)]
        (first, facts, then), (second, again, _) = moved
        assert facts == again and first.keep() == second.keep()
        for _ in range(STEPS):
            assert Run.restore(other, first.keep(), then).keep() == first.keep()
            if not step(first, then, dice, variables):
                break


def carried(
    own: Specification, other: Specification, kept: str, world: World, to: dict[str, str], anew: bool
) -> tuple[Run, list[Fact], World]:
    then = World(dict(world.document), world.at, world.zone, {}, ())
    run = Run.restore(own, kept, then).transferred(other, then, to, anew)
    return run, run.take(), then
