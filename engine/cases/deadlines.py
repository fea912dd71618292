"""Deadlines whose instant has come, let happen in their order."""

from dataclasses import replace
from datetime import datetime

from engine.cases.case import Case
from engine.cases.moving import move
from engine.cases.refusals import CannotGoOn
from engine.facts import DeadlineFired, Fact
from engine.sentences import say

MOST_AT_ONCE = 1000
"""More firings than this in one step are a diagram that runs away; fewer may be what was missed in a long standstill."""


def fire(case: Case, at: datetime) -> list[Fact]:
    """Every timer due at `at` has fired once, the earliest first; one set on the way fires too if it is due.

    One that could not fire is left alone: an incident tells of it. In a case that is suspended none does.
    """
    facts: list[Fact] = []
    if case.suspended is not None:
        return facts
    fired_so_far = 0
    while (waiting := [each for each in case.run.due() if each[1] not in case.incidents]) and waiting[0][0] <= at:
        due, timer = waiting[0]
        fired_so_far += 1
        if fired_so_far > MOST_AT_ONCE:
            reason = say("more than {most} timers fired at once.", most=MOST_AT_ONCE)
            stopped = CannotGoOn(element=timer.element, reason=reason)
            stopped.cause = DeadlineFired(timer, due)
            raise stopped
        known = case.timers.get(timer)
        fired = DeadlineFired(timer, due)
        if known is not None:
            fired = replace(fired, kind=known.kind, task=known.task)
        facts += move(case, fired, at, None)
    return facts
