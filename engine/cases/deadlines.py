"""Deadlines whose instant has come, let happen in their order."""

from dataclasses import replace
from datetime import datetime

from engine.cases.case import Case
from engine.cases.moving import move
from engine.cases.refusals import CannotGoOn
from engine.facts import DeadlineFired, Fact

MOST_AT_ONCE = 100
"""More firings than this in one step are a diagram that runs away."""


def fire(case: Case, at: datetime) -> list[Fact]:
    """Every timer due at `at` has fired once, the earliest first; one set on the way fires too if it is due."""
    facts: list[Fact] = []
    for _ in range(MOST_AT_ONCE):
        waiting = case.run.due()
        if not waiting or waiting[0][0] > at:
            return facts
        due, timer = waiting[0]
        known = case.timers.get(timer)
        fired = DeadlineFired(timer, due)
        if known is not None:
            fired = replace(fired, kind=known.kind, task=known.task)
        facts += move(case, fired, at, None)
    raise CannotGoOn(element=case.run.due()[0][1].element, reason=f"more than {MOST_AT_ONCE} deadlines fired at once.")
