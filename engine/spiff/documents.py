"""Service tasks that issue one of the procedure's forms on paper: the record says which, and is passed at once.

The paper itself is not kept: it is set anew from the facts up to the one that issued it, whenever somebody wants it.
"""

from engine.diagram.parts import Element
from engine.diagram.services import issued
from engine.facts import DocumentIssued
from engine.spiff.plan import Node, Plan
from engine.spiff.tokens import Token


class Document(Node):
    """Issues a copy of a form; which one stands in the diagram, written out."""

    def __init__(self, plan: Plan, element: Element, name: str | None = None):
        super().__init__(plan, element.id, element.name, name)
        self.issues = DocumentIssued(element.id, *issued(element))

    def _run_hook(self, my_task: Token) -> bool:
        my_task.workflow.top_workflow.tell(self.issues)
        return True
