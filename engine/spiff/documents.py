"""Service tasks that issue one of the procedure's forms on paper: the record says which, and is passed at once.

The paper itself is not kept: it is set anew from the facts up to the one that issued it, whenever somebody wants it.
"""

from decimal import Decimal
from typing import Any

from engine.diagram.parts import Element
from engine.facts import DocumentIssued
from engine.sentences import say
from engine.spiff.expressions import Formula
from engine.spiff.failures import StepFailed, shown
from engine.spiff.plan import Node, Plan
from engine.spiff.tokens import Token


class Document(Node):
    """Issues a copy of a form."""

    def __init__(self, plan: Plan, element: Element, name: str | None = None):
        super().__init__(plan, element.id, element.name, name)
        self.given = {
            name: Formula.of(element.id, say("input `{name}`", name=name), text) for name, text in element.inputs
        }

    def _run_hook(self, my_task: Token) -> bool:
        told: dict[str, Any] = {name: formula.value(my_task) for name, formula in self.given.items()}
        title, copy, customer = told.get("title"), told.get("copy", Decimal(1)), told.get("customer", False)
        if not isinstance(title, str) or not title:
            raise StepFailed(
                self.bpmn_id, "the input `{name}` is no text but {value}.", name="title", value=shown(title)
            )
        if not isinstance(copy, Decimal) or copy != copy.to_integral_value() or copy < 1:
            raise StepFailed(self.bpmn_id, "the input `copy` is no number of a copy but {value}.", value=shown(copy))
        my_task.workflow.top_workflow.tell(DocumentIssued(self.bpmn_id, title, int(copy), customer is True))
        return True
