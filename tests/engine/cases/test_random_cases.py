"""Random procedures with people and time: kept and restored at each step, and run again from their inputs in the end."""

from random import Random
from typing import Any

import pytest
from bpmn_random import Maker
from case_story import CaseStory, person, version_of

from engine.cases.refusals import CaseAlreadyClosed, NotAwaited, TaskAlreadyDone
from engine.facts import (
    CaseClosed,
    DeadlineDropped,
    DeadlineFired,
    DeadlineSet,
    TaskCancelled,
    TaskCompleted,
    TaskOffered,
)

CASES, STEPS = 60, 15
RECEPTION = person("接待员", "办理人")


def lines_of(maker: Maker) -> str:
    """A random procedure behind a task that receives the complaint."""
    first, *others = maker.picture().splitlines()
    begun = first.split()[1]
    behind = [
        line.replace(f"{begun} > ", f"{begun} > register > ", 1) if line.startswith(f"{begun} > ") else line
        for line in others
    ]
    return "\n".join([first, "user register", *behind])


def answers_of(dice: Random, variables: dict[str, str]) -> dict[str, Any]:
    kinds = {
        "flag": [True, False],
        "number": [0, 1, 2],
        "always": [True],
        "list": [[], ["甲"], ["甲", "乙"]],
        "item": ["无"],
    }
    return {name: dice.choice(kinds[kind]) for name, kind in variables.items()}


def something_happens(story: CaseStory, dice: Random, answers: dict[str, Any]) -> None:
    """Somebody acts, perhaps after a while; what was due in the meantime comes first and may leave him nothing to do."""
    story.waits(hours=dice.choice([0, 0, 1, 3, 12]))
    tasks, messages = list(story.case.tasks.values()), list(story.case.awaited.values())
    someone = dice.choice([*tasks, *tasks, *messages, None])
    try:
        if someone is None:
            story.waits(hours=5).fires()
        elif someone in messages:
            story.is_told(str(someone.place), person("乙", *someone.groups), **answers)
        else:
            who = person(dice.choice("甲乙丙"), *someone.offered.groups)
            story.claims(str(someone.offered.task), who).completes(str(someone.offered.task), who, **answers)
    except (TaskAlreadyDone, NotAwaited, CaseAlreadyClosed):
        story.fires()


@pytest.mark.parametrize("seed", range(CASES))
def test_a_case_follows_from_its_inputs_whatever_happens(seed: int) -> None:
    maker, dice = Maker(seed, 5 + seed % 20), Random(seed)
    story = CaseStory(version_of(lines_of(maker)), by=RECEPTION, **(answers_of(dice, maker.variables) | {"x": 1}))
    for _ in range(STEPS):
        if story.case.closed is not None:
            break
        something_happens(story, dice, answers_of(dice, maker.variables))
    story.follows_again()
    ended = {str(fact.task) for kind in (TaskCompleted, TaskCancelled) for fact in story.of(kind)}
    assert {str(fact.task) for fact in story.of(TaskOffered)} - ended == set(story.open)
    stopped = {str(fact.timer) for kind in (DeadlineFired, DeadlineDropped) for fact in story.of(kind)}
    assert {str(fact.timer) for fact in story.of(DeadlineSet)} - stopped == {str(timer) for timer in story.case.timers}
    assert len(story.of(CaseClosed)) == (story.case.closed is not None)
    if story.case.closed is not None:
        assert not story.open and not story.waiting
