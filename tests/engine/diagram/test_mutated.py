"""Diagrams with a mistake at random: each is refused in sentences, or runs; nothing in between."""

from copy import deepcopy
from datetime import UTC, datetime
from random import Random
from zoneinfo import ZoneInfo

import pytest
from bpmn_notation import xml
from bpmn_random import Maker
from lxml import etree

from engine.diagram import Diagram, DiagramRefused, check, read
from engine.spiff.run import BudgetExceeded, Run, StepFailed, World, specification

START = datetime(2026, 1, 5, 1, tzinfo=UTC)
CASES = 60


def mutated(root: etree._Element, dice: Random) -> bytes:
    """The diagram with one to three random changes, such as a slip of the hand or a bad merge makes."""
    root = deepcopy(root)
    for _ in range(dice.randint(1, 3)):
        nodes = [node for node in root.iter() if node.getparent() is not None]
        if not nodes:
            break
        node, other = dice.choice(nodes), dice.choice(nodes)
        if dice.random() < 0.3:
            node.getparent().remove(node)
        elif dice.random() < 0.3 and node not in other.iterancestors() and node is not other:
            other.append(deepcopy(node))
        elif dice.random() < 0.3:
            node.tag, other.tag = other.tag, node.tag
        elif node.attrib:
            name = dice.choice(sorted(map(str, node.attrib)))
            values = [str(value) for each in nodes for value in each.attrib.values()]
            node.set(name, dice.choice([*values, "", "=", "=1 +", "7"]))
        else:
            node.text = dice.choice(["", "=", "=null", "=1 +", "PT1H", "R2/PT1H", "x"])
    return etree.tostring(root)


def goes_somewhere(diagram: Diagram, dice: Random) -> None:
    """Whatever may be done is done for a while; a step may fail, in a sentence, but the engine may not."""
    spec = specification(diagram, {})
    world = World({}, START, ZoneInfo("Asia/Shanghai"), {"number": "1", "opened": START}, ("骨科",))
    try:
        run = Run.begin(spec, world)
        for _ in range(15):
            run = Run.restore(spec, run.keep(), world)
            due = run.due()[:1]
            chances = [*((run.complete, task) for task in run.open_tasks()), *((run.receive, m) for m in run.awaited())]
            chances += [(run.fire, timer) for _, timer in due]
            if not chances:
                break
            act, place = dice.choice(chances)
            world.at = max([world.at, *(instant for instant, _ in due)])
            act(place)
    except (StepFailed, BudgetExceeded) as failed:
        assert str(failed)


@pytest.mark.parametrize("seed", range(CASES))
def test_a_mutated_diagram_is_refused_or_runs(seed: int) -> None:
    dice = Random(seed)
    root = etree.fromstring(xml(Maker(seed, 6 + seed % 20).picture()))
    for _ in range(10):
        data = mutated(root, dice)
        try:
            diagram = read(data, "mutated.bpmn")
        except DiagramRefused as refused:
            assert refused.problems
            continue
        if {problem.rule for problem in check(diagram, decisions={})} <= {"opening-task"}:
            goes_somewhere(diagram, dice)
