"""Where a scope begins and ends, and the events that throw on the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.diagram.parts import EventDefinition
from engine.facts import ElementPassed
from engine.spiff import undoing
from engine.spiff.expressions import Formula, local_of
from engine.spiff.library import TaskState
from engine.spiff.plan import Node, Plan
from engine.spiff.tokens import Token


@dataclass(frozen=True)
class Said:
    """One thing that an event throws; a message has a correlation key and perhaps certain receivers (elements)."""

    definition: EventDefinition
    key: Formula | None = None
    receivers: frozenset[str] | None = None


class Start(Node):
    """Where a scope begins."""


class Throw(Node):
    """An intermediate event or a send task: it passes, and what it throws is caught by whoever waits for it.

    Compensation that is waited for holds it up.
    """

    def __init__(self, plan: Plan, element: str, title: str, said: Sequence[Said], name: str | None = None):
        super().__init__(plan, element, title, name)
        self.said = tuple(said)
        self.undoes = next((each.definition for each in said if each.definition.kind == "compensation"), None)
        if self.undoes is not None and self.undoes.waits:
            self.resting = TaskState.STARTED

    def _run_hook(self, my_task: Token) -> bool | None:
        if self.undoes is None:
            return True
        scope = undoing.scope_of(my_task.workflow, self.undoes.code)
        waiting = {"for": my_task.id} if self.undoes.waits else {}
        begun = undoing.begin(scope, self.undoes.code, **waiting)
        return None if begun and self.undoes.waits else True

    def _on_complete_hook(self, my_task: Token) -> None:
        scope = my_task.workflow
        for each in self.said:
            if each.definition.kind not in ("terminate", "cancel", "compensation"):
                key = None if each.key is None else local_of(self.bpmn_id, each.key.value(my_task))
                scope.top_workflow.throw(each.definition, self.bpmn_id, scope, key, each.receivers)
        super()._on_complete_hook(my_task)
        for each in self.said:
            if each.definition.kind == "terminate":
                scope.cancel_all(but=my_task)
            elif each.definition.kind == "cancel":
                scope.done += undoing.portions(scope)
                scope.cancel_all(but=my_task)
                undoing.begin(scope, None, cancels=True)


class End(Throw):
    """Where a path ends; a terminate end takes every other token of its scope away.

    `names` says whether its name can be the outcome of the case: always, only for the main line, or never.
    """

    def __init__(self, plan: Plan, element: str, title: str, said: Sequence[Said], names: str):
        super().__init__(plan, element, title, said)
        self.names = names

    def _on_complete_hook(self, my_task: Token) -> None:
        if self.names == "always" or (self.names == "main line" and not my_task.aside):
            my_task.workflow.top_workflow.outcome = (self.bpmn_id, self.bpmn_name)
        super()._on_complete_hook(my_task)


class Link(Node):
    """Goes on at the link catch event of its name in the same scope."""

    def __init__(self, plan: Plan, element: str, title: str, target: str):
        super().__init__(plan, element, title)
        self.target = target

    def _on_complete_hook(self, my_task: Token) -> None:
        my_task.workflow.top_workflow.tell(ElementPassed(self.bpmn_id, ()))
        aside = {"aside": True} if my_task.aside else {}
        my_task.workflow.add(self.plan.node(self.target), **aside)
