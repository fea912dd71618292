"""Several executable pools in one case: the procedure's own and its partners, side by side.

A partner that begins without a symbol begins with the case; one that begins with a message, a signal, a timer or a condition begins
each time that it comes.
"""

from collections.abc import Mapping

from engine.diagram.model import Diagram
from engine.diagram.parts import Element
from engine.spiff.events import Trigger
from engine.spiff.making import awaited
from engine.spiff.plan import Node, Plan
from engine.spiff.subprocesses import SubProcess
from engine.spiff.tokens import Token
from engine.spiff.waiting import AwaitedMessage

CASE = "~case"


class Pool(SubProcess):
    """One pool: nothing leads to it, and nothing leaves it."""

    is_pool = True

    def _on_complete_hook(self, my_task: Token) -> None:
        my_task.workflow.cancel_hosted(my_task)


def collaboration(diagram: Diagram, built: Mapping[str, Plan]) -> Plan:
    """The plan in which the pools lie."""
    plan = Plan(CASE)
    plan.start = Node(plan, "~root", "")
    begun: list[Node] = []
    for process in diagram.partners:
        pool = Pool(plan, process, process, built[process])
        for together in diagram.beginnings(process):
            first = together[0]
            comes = first.kind == "startEvent" and not first.is_symbol_free
            if comes or built[process].node(first.id).instantiates:
                plan.triggers.append(_trigger(plan, first, pool))
            elif pool not in begun:
                begun.append(pool)
    own = Pool(plan, diagram.process_id, diagram.name, built[diagram.process_id])
    plan.own = diagram.process_id
    plan.firsts = {"": (*begun, own)}
    return plan


def _trigger(plan: Plan, start: Element, pool: Pool) -> Trigger:
    title = start.name or start.id
    waits = awaited(plan, start, title)
    assert waits is not None
    for each in waits.each():
        if isinstance(each, AwaitedMessage):
            each.key = None  # it begins a new one, whatever the key
    return Trigger(plan, start.id, title, waits, False, pool, at=start.id)
