"""Events that throw, and who catches what is thrown: where a scope begins, ends, and what happens on the way.

Signals reach everything in the case that waits for them. Errors and escalations climb from the scope in which they are thrown
to the innermost that catches them, the same code before any code (BPMN 2.0.2, 10.5.1 and 13.5).
"""

from typing import Any

from engine.diagram.parts import EventDefinition
from engine.facts import ElementPassed
from engine.spiff.events import Boundary, Catch, Trigger
from engine.spiff.expressions import Formula
from engine.spiff.failures import StepFailed
from engine.spiff.plan import Node, Plan
from engine.spiff.subprocesses import SubProcess
from engine.spiff.tokens import Token
from engine.spiff.waiting import Awaited, kept_on


class Start(Node):
    """Where a scope begins."""


class Throw(Node):
    """An intermediate event: it passes, and what it throws is caught by whoever waits for it."""

    def __init__(self, plan: Plan, element: str, title: str, thrown: EventDefinition | None):
        super().__init__(plan, element, title)
        self.thrown = thrown

    def _on_complete_hook(self, my_task: Token) -> None:
        super()._on_complete_hook(my_task)
        if self.thrown is not None:
            my_task.workflow.top_workflow.thrown.append((self.thrown, self.bpmn_id, my_task.workflow))


class End(Throw):
    """Where a path ends; a terminate end takes every other token of its scope away.

    `names` says whether its name can be the outcome of the case: always, only for the main line, or never.
    """

    def __init__(
        self, plan: Plan, element: str, title: str, terminate: bool, names: str, thrown: EventDefinition | None
    ):
        super().__init__(plan, element, title, thrown)
        self.terminate = terminate
        self.names = names

    def _on_complete_hook(self, my_task: Token) -> None:
        super()._on_complete_hook(my_task)
        if self.names == "always" or (self.names == "main line" and not my_task.aside):
            my_task.workflow.top_workflow.outcome = (self.bpmn_id, self.bpmn_name)
        if self.terminate:
            my_task.workflow.cancel_all(but=my_task)


class Link(Node):
    """Goes on at the link catch event of its name in the same scope."""

    def __init__(self, plan: Plan, element: str, title: str, target: str):
        super().__init__(plan, element, title)
        self.target = target

    def _on_complete_hook(self, my_task: Token) -> None:
        my_task.workflow.top_workflow.tell(ElementPassed(self.bpmn_id, ()))
        aside = {"aside": True} if my_task.aside else {}
        my_task.workflow.add(self.plan.node(self.target), **aside)


class AwaitedThrow(Awaited):
    """A signal, an error or an escalation that is thrown within the case."""

    def __init__(self, definition: EventDefinition):
        self.definition = definition

    def begin(self, token: Token) -> None:
        """Nobody outside can send it: there is nothing to tell."""

    def drop(self, token: Token) -> None:
        """Nobody outside was waiting for it."""

    def again(self, token: Token) -> dict[str, Any]:
        """It can come again."""
        return kept_on(token)

    def catches(self, thrown: EventDefinition) -> bool:
        """Whether it is this that is waited for."""
        return self.definition.kind == thrown.kind and self.definition.code in (None, thrown.code)


class AwaitedCondition(Awaited):
    """A condition that becomes true; one that stays true does not happen again."""

    def __init__(self, element: str, text: str):
        self.formula = Formula.of(element, "condition", text)

    def begin(self, token: Token) -> None:
        """It is looked at when the case comes to rest."""

    def drop(self, token: Token) -> None:
        """Nobody outside was waiting for it."""

    def again(self, token: Token) -> dict[str, Any]:
        """It can become true again once it has been false."""
        return {**kept_on(token), "held": True}

    def became_true(self, token: Token) -> bool:
        """Whether the condition is true now and was not when it was last looked at."""
        held = token.internal_data.pop("held", False)
        holds = self.formula.holds(token)
        if holds and held:
            token.internal_data["held"] = True
        return holds and not held


def deliver(thrown: EventDefinition, element: str, scope: Any) -> None:
    """Whoever waits for it in the case has it; StepFailed for an error that nobody catches."""
    if thrown.kind == "signal":
        waiting = scope.top_workflow.event_manager
        for token in sorted(waiting.tasks.values(), key=lambda each: each.id):
            if token.id in waiting.tasks and _catches(token, thrown):
                token.task_spec.happen(token)
        return
    catcher = _climb(thrown, scope)
    if catcher is not None:
        catcher.task_spec.happen(catcher)
    elif thrown.kind == "error":
        raise StepFailed(element, f"nobody catches the error `{thrown.code}`.")


def _climb(thrown: EventDefinition, scope: Any) -> Token | None:
    """The token that catches what is thrown in a scope: the innermost, and there the one of the same code first."""
    handles = False
    while True:
        triggers = [] if handles else [each for each in scope.live() if isinstance(each.task_spec, Trigger)]
        if found := _first(triggers, thrown):
            return found
        host: Token | None = scope.host
        if host is None:
            return None
        scope = host.workflow
        watching = [*scope.hosted(host), *([] if host.host is None else scope.hosted(host.host))]
        if found := _first([each for each in watching if isinstance(each.task_spec, Boundary)], thrown):
            return found
        handles = isinstance(host.task_spec, SubProcess) and host.task_spec.by_event


def _first(tokens: list[Token], thrown: EventDefinition) -> Token | None:
    catching = [token for token in tokens if _catches(token, thrown)]
    exact = [token for token in catching if token.task_spec.awaited.definition.code is not None]
    return next(iter([*exact, *catching]), None)


def _catches(token: Token, thrown: EventDefinition) -> bool:
    node = token.task_spec
    return isinstance(node, Catch) and isinstance(node.awaited, AwaitedThrow) and node.awaited.catches(thrown)
