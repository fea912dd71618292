"""From a diagram to what is executed: all nodes are made first, then connected. Done once per version."""

from collections.abc import Mapping

from engine.diagram.model import Diagram
from engine.diagram.parts import ACTIVITIES, Element, Flow, is_link
from engine.dmn import Decision
from engine.spiff.events import Boundary, Catch, EventGateway, Trigger
from engine.spiff.expressions import Formula
from engine.spiff.gateways import Exclusive, Inclusive, Parallel
from engine.spiff.loops import Again, ForEach
from engine.spiff.plan import Node, Plan, Way
from engine.spiff.subprocesses import SubProcess
from engine.spiff.tasks import BusinessRuleTask, ScriptTask, UserTask
from engine.spiff.throwing import AwaitedCondition, AwaitedThrow, End, Link, Start, Throw
from engine.spiff.waiting import Awaited, AwaitedMessage, AwaitedTimer


def plans(diagram: Diagram, decisions: Mapping[str, Decision]) -> dict[str, Plan]:
    """The plan of the process and of every sub-process, by their ids; the diagram must have passed the check."""
    built = {scope: Plan(scope) for scope in diagram.scopes()}
    for scope, plan in built.items():
        plan.start = Node(plan, "~root", "")
        for element in diagram.inside(scope):
            if not element.by_event:
                _add(plan, element, diagram, decisions, built)
        for element in diagram.inside(scope):
            if element.by_event:
                _add_trigger(plan, element, diagram, built)
        _connect(plan, diagram)
        plan.firsts = [plan.node(element.id) for element in diagram.beginnings(scope)]
    return built


def _add(
    plan: Plan, element: Element, diagram: Diagram, decisions: Mapping[str, Decision], built: Mapping[str, Plan]
) -> None:
    node = _node(plan, element, diagram, decisions, built)
    if isinstance(node, Boundary):
        plan.boundaries.setdefault(element.attached_to or "", []).append(node)
    if isinstance(node, Inclusive) and len(diagram.incoming(element.id)) > 1:
        plan.patient_joins.append(node)


def _node(
    plan: Plan, element: Element, diagram: Diagram, decisions: Mapping[str, Decision], built: Mapping[str, Plan]
) -> Node:
    if element.kind in ACTIVITIES:
        return _perhaps_repeated(plan, element, decisions, built)
    match element.kind:
        case "exclusiveGateway":
            return Exclusive(plan, element.id, element.name, element.default)
        case "inclusiveGateway":
            return Inclusive(plan, element.id, element.name, element.default)
        case "parallelGateway":
            return Parallel(plan, element.id, element.name)
        case _:
            return _event(plan, element, diagram)


def _event(plan: Plan, element: Element, diagram: Diagram) -> Node:
    match element.kind:
        case "startEvent":
            return Start(plan, element.id, element.name)
        case "endEvent":
            outcome = _names_outcome(element, diagram)
            return End(plan, element.id, element.name, element.terminate, outcome, element.definition)
        case "intermediateThrowEvent":
            return _throw(plan, element, diagram)
        case "intermediateCatchEvent" if is_link(element):
            return Node(plan, element.id, element.name)
        case "eventBasedGateway":
            return EventGateway(plan, element.id, element.name)
        case "intermediateCatchEvent":
            return Catch(plan, element.id, element.name, _awaited(element, element.name))
        case "boundaryEvent":
            return Boundary(plan, element.id, element.name, _awaited(element, element.name), element.interrupting)
        case kind:
            raise ValueError(f"{element.id}: {kind} is not executed; the reader refuses it")


def _names_outcome(element: Element, diagram: Diagram) -> str:
    """Ends that are marked as outcomes, where any is; else every outermost end that the main line reaches."""
    outermost = [each for each in diagram.inside(diagram.process_id) if each.kind == "endEvent"]
    marked = [each.id for each in outermost if each.properties.get("outcome") == "true"]
    if element.id in marked:
        return "always"
    return "never" if marked or element.scope != diagram.process_id else "main line"


def _activity(
    plan: Plan, element: Element, name: str, decisions: Mapping[str, Decision], built: Mapping[str, Plan]
) -> Node:
    match element.kind:
        case "userTask":
            return UserTask(plan, element, name)
        case "scriptTask":
            return ScriptTask(plan, element, name)
        case "businessRuleTask":
            return BusinessRuleTask(plan, element, decisions[element.decision or ""], name)
        case "receiveTask":
            return Catch(plan, element.id, element.name, _awaited(element, element.name), name)
        case "subProcess":
            return SubProcess(plan, element.id, element.name, built[element.id], name)
        case _:
            return Node(plan, element.id, element.name, name)


def _perhaps_repeated(
    plan: Plan, element: Element, decisions: Mapping[str, Decision], built: Mapping[str, Plan]
) -> Node:
    each = _activity(plan, element, element.id if element.loop is None else f"{element.id}~each", decisions, built)
    if element.loop is None:
        return each
    kind = Again if element.loop.kind == "standard" else ForEach
    return kind(plan, element.id, element.name, each, element.loop)


def _add_trigger(plan: Plan, element: Element, diagram: Diagram, built: Mapping[str, Plan]) -> None:
    """The event sub-process, and its start event as a trigger in the scope around it."""
    start = next(inside for inside in diagram.inside(element.id) if inside.kind == "startEvent")
    handler = SubProcess(plan, element.id, element.name, built[element.id], by_event=True)
    title = start.name or element.name
    trigger = Trigger(plan, start.id, title, _awaited(start, title), start.interrupting, handler)
    plan.triggers.append(trigger)


def _throw(plan: Plan, element: Element, diagram: Diagram) -> Node:
    if is_link(element):
        return Link(plan, element.id, element.name, diagram.catches(element)[0].id)
    return Throw(plan, element.id, element.name, element.definition)


def _awaited(element: Element, title: str) -> Awaited:
    if element.timer is not None:
        return AwaitedTimer(element, title)
    if element.definition is None:
        return AwaitedMessage(element, title)
    if element.definition.kind == "conditional":
        return AwaitedCondition(element.id, element.definition.condition)
    return AwaitedThrow(element.definition)


def _connect(plan: Plan, diagram: Diagram) -> None:
    for element in diagram.inside(plan.name):
        node = plan.node(element.id)
        node.default = element.default
        node.ways = tuple(_way(flow) for flow in diagram.outgoing(element.id))
        node.entrances = tuple(flow.id for flow in diagram.incoming(element.id))
    for join in plan.patient_joins:
        assert isinstance(join, Inclusive)
        join.reached_from = {flow: diagram.behind(flow, join.bpmn_id) for flow in join.entrances}


def _way(flow: Flow) -> Way:
    condition = None if flow.condition is None else Formula.of(flow.source, "condition", flow.condition)
    return Way(flow.id, flow.target, condition)
