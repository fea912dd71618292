"""Due dates and timers: evaluated to an instant when they begin to wait, by the clock that is handed in."""

from datetime import datetime
from typing import Any

from engine.diagram import instants
from engine.diagram.parts import Timer
from engine.facts import Deadline
from engine.sentences import say
from engine.spiff.counting import deadline_of, later
from engine.spiff.expressions import Formula
from engine.spiff.failures import StepFailed, shown
from engine.spiff.tokens import Token


class Due:
    """An instant: ISO 8601 text, or FEEL that gives a date and time or a deadline."""

    def __init__(self, element: str, text: str, purpose: str = say("due date")):
        self.element = element
        self.purpose = purpose
        self.formula = Formula.of(element, purpose, text) if text.startswith("=") else None
        self.text = text

    def deadline(self, token: Token) -> Deadline:
        """The deadline as of now; StepFailed if the expression gives none."""
        value = self.text if self.formula is None else self.formula.value(token)
        deadline = deadline_of(value, token.workflow.top_workflow.world.zone)
        if deadline is None:
            raise StepFailed(
                self.element,
                "the {purpose} is no date and time and no deadline but {value}.",
                purpose=self.purpose,
                value=shown(value),
            )
        return deadline


class Clock:
    """A timer of the diagram: when it happens first, and how often and after what it happens again."""

    def __init__(self, element: str, timer: Timer):
        self.element = element
        self.kind = timer.kind
        self.due = Due(element, timer.text, say("timer"))
        self.text = timer.text
        self.formula = self.due.formula

    def first(self, token: Token) -> tuple[Deadline, dict[str, Any]]:
        """The first deadline, and what the token must remember for the next."""
        if self.kind == "date":
            return self.due.deadline(token), {}
        value = self.text if self.formula is None else self.formula.value(token)
        now: datetime = token.workflow.top_workflow.world.at
        if self.kind == "duration":
            return Deadline(self.after(now, value, token)), {}
        told = instants.rounds(value) if isinstance(value, str) else None
        if told is None:
            raise StepFailed(self.element, "{value} is not a cycle such as R3/PT1H.", value=shown(value))
        times, every = told
        return Deadline(self.after(now, every, token)), {"left": times - 1, "every": every}

    def after(self, start: datetime, length: Any, token: Token) -> datetime:
        """The instant a duration (FEEL value or ISO text) after another."""
        due = later(start, length, token.workflow.top_workflow.world.zone)
        if due is None:
            raise StepFailed(self.element, "the timer is not a duration but {length}.", length=shown(length))
        return due
