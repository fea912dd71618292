"""Tasks: done by a person, by an expression, or by a decision."""

from collections.abc import Mapping
from typing import Any

from engine import feel
from engine.diagram.parts import Element, EventDefinition
from engine.diagram.thrown import THROW_ERROR
from engine.dmn import Decision, DecisionFailed
from engine.facts import DecisionMade, ErrorThrown, TaskCancelled, TaskOffered
from engine.sentences import say
from engine.spiff.deadlines import Due
from engine.spiff.expressions import Formula, Groups, json_of, scope_of
from engine.spiff.failures import StepFailed, Throws
from engine.spiff.plan import Node, Plan
from engine.spiff.tokens import Token


class UserTask(Node):
    """Waits for a person; offered to its groups with its due instant when a token comes."""

    def __init__(self, plan: Plan, element: Element, name: str | None = None):
        super().__init__(plan, element.id, element.name, name)
        self.manual = True
        self.form = element.form
        self.checks = element.checks
        self.groups = Groups(element)
        self.due = Due(element.id, element.due) if element.due else None
        self.offer = (element.name, element.form, element.checks, element.groups, element.lane)
        """What a version may say otherwise of the task, so that it must be offered anew."""

    def _on_ready_hook(self, my_task: Token) -> None:
        self.tell(my_task)
        my_task.workflow.arm(my_task)

    def tell(self, token: Token) -> None:
        """The task is offered."""
        top = token.workflow.top_workflow
        due = self.due.deadline(token) if self.due is not None else None
        groups = self.groups.of(token)
        place = top.take_place(token)
        top.tell(TaskOffered(place, self.bpmn_name, groups, self.form, due, self.checks))

    def withdrawn(self, token: Token) -> None:
        """The task is no longer open."""
        top = token.workflow.top_workflow
        top.tell(TaskCancelled(top.place_of(token)))


class ScriptTask(Node):
    """Gives the case document one value, or throws an error."""

    def __init__(self, plan: Plan, element: Element, name: str | None = None):
        super().__init__(plan, element.id, element.name, name)
        self.formula = Formula.of(element.id, say("expression"), element.script or "")
        self.result = element.result or element.id

    def _run_hook(self, my_task: Token) -> bool | None:
        top = my_task.workflow.top_workflow
        try:
            value = json_of(self.bpmn_id, self.formula.value(my_task, _SEEN_BY_SCRIPTS))
        except Throws as thrown:
            top.tell(ErrorThrown(self.bpmn_id, thrown.code))
            my_task.workflow.arm(my_task)
            top.throw(EventDefinition("error", thrown.code), self.bpmn_id, my_task.workflow, by=my_task)
            return None
        top.give(self.bpmn_id, self.result, value)
        return True


def _throw(code: Any) -> None:
    if not isinstance(code, str) or not code:
        return
    raise Throws(code)


_SEEN_BY_SCRIPTS = {THROW_ERROR: feel.function(THROW_ERROR, ["code"], _throw)}


class BusinessRuleTask(Node):
    """Evaluates a decision and keeps its result and the rules that were hit."""

    def __init__(self, plan: Plan, element: Element, decision: Decision, name: str | None = None):
        super().__init__(plan, element.id, element.name, name)
        self.decision = decision
        self.called = element.decision or ""
        self.result = element.result or element.id

    def _run_hook(self, my_task: Token) -> bool:
        top = my_task.workflow.top_workflow
        try:
            decided = self.decision.decide(scope_of(my_task))
        except (feel.FeelError, DecisionFailed) as error:
            raise StepFailed(
                self.bpmn_id, "the decision {decision} failed: {error}", decision=self.called, error=error
            ) from error
        value = json_of(self.bpmn_id, decided.value)
        required = tuple(
            {"decision": table.element, "rules": list(table.rules), "inputs": _given(self.bpmn_id, table.inputs)}
            for table in decided.required
        )
        top.keep(self.result, value)
        inputs = _given(self.bpmn_id, decided.inputs)
        top.tell(DecisionMade(self.bpmn_id, self.called, self.result, value, decided.rules, inputs, required))
        return True


def _given(element: str, inputs: Mapping[str, Any]) -> dict[str, Any]:
    return {name: json_of(element, value) for name, value in inputs.items()}
