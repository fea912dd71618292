"""From a diagram to what is executed: all nodes are made first, then connected. Done once per version."""

from collections.abc import Mapping

from engine.diagram.model import Diagram
from engine.diagram.parts import Element, Flow
from engine.dmn import Decision
from engine.sentences import say
from engine.spiff.collaboration import CASE, collaboration
from engine.spiff.complex import Complex
from engine.spiff.events import Boundary, Trigger
from engine.spiff.expressions import Formula
from engine.spiff.gateways import Inclusive
from engine.spiff.making import Maker, awaited
from engine.spiff.plan import Node, Plan, Way
from engine.spiff.quantities import Gathering
from engine.spiff.subprocesses import SubProcess
from engine.spiff.undoing import undoings

__all__ = ["CASE", "plans"]


def plans(diagram: Diagram, decisions: Mapping[str, Decision]) -> dict[str, Plan]:
    """The plan of each process and sub-process, by their ids; the diagram must have passed the check.

    Where several pools run, there is one more, `CASE`, in which they lie side by side.
    """
    maker = Maker(diagram, decisions, {scope: Plan(scope) for scope in diagram.scopes()})
    for scope, plan in maker.built.items():
        plan.start = Node(plan, "~root", "")
        for element in diagram.inside(scope):
            if not element.by_event:
                _add(plan, element, maker)
        for element in diagram.inside(scope):
            if element.by_event:
                _add_handler(plan, element, maker)
        _connect(plan, diagram)
        _begin(plan, diagram)
    for scope, plan in maker.built.items():
        plan.undoing = undoings(plan, scope, diagram, maker.built)
    if diagram.partners:
        maker.built[CASE] = collaboration(diagram, maker.built)
    return maker.built


def _add(plan: Plan, element: Element, maker: Maker) -> None:
    node = maker.node(plan, element)
    if node is None:
        return
    if isinstance(node, Boundary):
        plan.boundaries.setdefault(element.attached_to or "", []).append(node)
    if isinstance(node, Complex) or (isinstance(node, Inclusive) and len(maker.diagram.incoming(element.id)) > 1):
        plan.patient_joins.append(node)
    node.quantity = element.completion_quantity
    if element.start_quantity > 1:
        Gathering(plan, f"{element.id}~tokens", element.id, node, element.start_quantity)


def _add_handler(plan: Plan, element: Element, maker: Maker) -> None:
    """The event sub-process, and its start event as a trigger in the scope around it; compensation has none."""
    start = next(inside for inside in maker.diagram.inside(element.id) if inside.kind == "startEvent")
    handler = SubProcess(plan, element.id, element.name, maker.built[element.id], by_event=True)
    handler.mapping(element.inputs, element.outputs)
    title = start.name or element.name
    waits = awaited(plan, start, title)
    if waits is not None:
        plan.triggers.append(Trigger(plan, start.id, title, waits, start.interrupting, handler))


def _connect(plan: Plan, diagram: Diagram) -> None:
    for element in diagram.inside(plan.name):
        if element.id not in plan.task_specs:
            continue
        node = plan.node(element.id)
        node.default = element.default
        node.ways = tuple(_way(plan, flow) for flow in diagram.outgoing(element.id))
        node.entrances = tuple(flow.id for flow in diagram.incoming(element.id))
    for join in plan.patient_joins:
        join.reached_from = {flow: diagram.behind(flow, join.bpmn_id) for flow in join.entrances}


def _way(plan: Plan, flow: Flow) -> Way:
    condition = None if flow.condition is None else Formula.of(flow.source, say("condition"), flow.condition)
    gathered = f"{flow.target}~tokens"
    return Way(flow.id, gathered if gathered in plan.task_specs else flow.target, condition)


def _begin(plan: Plan, diagram: Diagram) -> None:
    for together in diagram.beginnings(plan.name):
        plan.firsts[together[0].id] = tuple(plan.node(element.id) for element in together)
        if any(diagram.elements[flow.source].instantiates for flow in diagram.incoming(together[0].id)):
            plan.node(together[0].id).instantiates = True
    around = diagram.elements.get(plan.name)
    if around is not None and around.ad_hoc is not None and around.ad_hoc.completion:
        plan.enough = Formula.of(around.id, say("completion condition"), around.ad_hoc.completion)
        plan.cancels_the_rest = around.ad_hoc.cancels_the_rest
