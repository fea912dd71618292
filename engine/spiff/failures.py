"""Why a diagram could not be followed. After any of these the run must be thrown away."""

from collections.abc import Sequence
from typing import Any

from engine.facts import Fact
from engine.feel.errors import FeelLimitExceeded
from engine.feel.reasons import described
from engine.feel.sites import shortened
from engine.feel.texts import written
from engine.feel.work import Work, evaluating
from engine.sentences import say


class Stopped(Exception):
    """The run cannot go on; `before` is what had happened in the step that it could not finish."""

    before: Sequence[Fact] = ()


class StepFailed(Stopped):
    """What an element asks for cannot be done: an expression failed, or no way leads on."""

    def __init__(self, element: str, template: str, **values: Any):
        self.element = element
        self.sentence = say(template, **values)
        self.told = say("{element}: {reason}", element=element, reason=self.sentence)
        super().__init__(self.told)


class Throws(Exception):
    """A script throws an error of the diagram (BPMN 2.0.2, 10.5.5): nothing has failed, and what catches it goes on."""

    def __init__(self, code: str):
        self.code = code
        super().__init__(code)


class BudgetExceeded(Stopped):
    """The diagram runs away: too many steps, tokens, levels or firings in one go."""

    def __init__(self, template: str, **values: Any):
        self.sentence = self.told = say(template, **values)
        super().__init__(self.told)


class NotAtRest(Exception):
    """Only a run that has come to rest can be kept; this one failed on the way."""


def shown(value: Any) -> str:
    """The value as FEEL writes it, cut where it is too long to be read; what kind it is, where it is too large to be written."""
    with evaluating(Work()):
        try:
            return shortened(written(value))
        except FeelLimitExceeded:
            return described(value)
