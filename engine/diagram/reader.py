"""BPMN bytes into a diagram: read once and safely; what is not supported is refused, all of it at once."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from engine.diagram import elements as reading
from engine.diagram.checking import check
from engine.diagram.data import check_data
from engine.diagram.declared import Declared
from engine.diagram.identities import check_identities, check_lanes
from engine.diagram.listed_flows import check_listed
from engine.diagram.message_flows import check_message_flows
from engine.diagram.model import Diagram
from engine.diagram.normalising import inline_definitions, name_flows, wrap_global_tasks
from engine.diagram.parts import Element, Flow
from engine.diagram.pointing import check_pointing
from engine.diagram.problems import DiagramRefused, Problem, located
from engine.diagram.processes import Processes, processes_of
from engine.diagram.vocabulary import EXECUTED
from engine.diagram.whitelist import unsupported
from engine.diagram.xml import BPMN, Node, child, children, lines_of, local, root_of, text

__all__ = ["DiagramRefused", "Problem", "check", "read"]

_DRAWN = frozenset(
    {"participant", "lane", "textAnnotation", "association", "group", "dataObjectReference", "dataStoreReference"}
)


def read(data: bytes, file: str) -> Diagram:
    """The diagram in the file; DiagramRefused with every problem if any of it could not be executed as drawn.

    What needs the procedure's other files (forms, decisions, clauses), and whether every path makes sense, is
    said by `check`.
    """
    root = root_of(data, file)
    lines = lines_of(root)
    problems = check_identities(root, file)
    if any(problem.rule == "too-many" for problem in problems):
        raise DiagramRefused(located(problems, lines))
    inline_definitions(root)
    problems += [*check_pointing(root, file), *check_listed(root, file)]
    problems += [*check_message_flows(root, file), *check_data(root, file)]
    wrap_global_tasks(root)
    processes, found = processes_of(root, file)
    problems = found + problems
    if processes is None:
        raise DiagramRefused(located(problems, lines))
    problems += unsupported(root, file)
    problems += [problem for process in processes.all for problem in check_lanes(process, file)]
    if any(problem.rule == "id-twice" for problem in problems):  # an element could lie in itself
        raise DiagramRefused(located(problems, lines))
    name_flows(root)
    diagram = replace(_diagram(root, processes, file), lines=lines_of(root) | lines)
    told = {problem.element for problem in problems if problem.rule == "unsupported-element"}
    problems += _dangling(diagram, told)
    if any(problem.is_error for problem in problems):
        raise DiagramRefused(located(problems + check(diagram), diagram.lines))
    return replace(diagram, noted=tuple(problems))


def _diagram(root: Node, processes: Processes, file: str) -> Diagram:
    nodes: dict[str, Element] = {}
    flows: dict[str, Flow] = {}
    declared = Declared(root)
    for process in processes.all:
        _fill(process, str(process.get("id", "process")), None, dict(_lanes(process)), declared, nodes, flows)
    own = str(processes.own.get("id", "process"))
    return Diagram(
        file=file,
        process_id=own,
        name=_name(root, processes.own, own),
        properties=reading.properties(processes.own),
        elements=nodes,
        flows=flows,
        partners=tuple(str(process.get("id")) for process in processes.partners),
        called=tuple(str(process.get("id")) for process in processes.called),
        messages=_message_flows(root),
        pools=dict(_pools(root, processes)),
        lanes=tuple(dict.fromkeys(name for process in processes.all for name in _lane_names(process))),
        drawn=dict(_drawn(root)),
    )


def _pools(root: Node, processes: Processes) -> Iterator[tuple[str, str]]:
    executed = {process.get("id") for process in processes.all}
    for pool in root.iter(f"{{{BPMN}}}participant"):
        shown = str(pool.get("processRef", "")).rpartition(":")[2]
        if shown in executed:
            yield str(pool.get("id")), shown


def _message_flows(root: Node) -> dict[str, tuple[str, ...]]:
    """The ends of the message flows, by where they begin."""
    ends: dict[str, tuple[str, ...]] = {}
    for each in root.iter(f"{{{BPMN}}}messageFlow"):
        source = str(each.get("sourceRef", "")).rpartition(":")[2]
        ends[source] = (*ends.get(source, ()), str(each.get("targetRef", "")).rpartition(":")[2])
    return ends


def _fill(
    scope: Node,
    scope_id: str,
    lane: str | None,
    lanes: Mapping[str, str],
    declared: Declared,
    nodes: dict[str, Element],
    flows: dict[str, Flow],
) -> None:
    """All flow nodes and flows of the scope and, behind them, of its sub-processes; inner ones inherit the lane."""
    inner: list[tuple[Node, Element]] = []
    for node in scope:
        if local(node) == "sequenceFlow" and node.get("id"):
            flow = reading.flow(node, scope_id)
            flows[flow.id] = flow
        elif local(node) in EXECUTED and node.get("id"):
            element = reading.element(node, scope_id, lanes.get(str(node.get("id")), lane), declared)
            if element.by_event:
                element = replace(element, interrupting=_interrupts(node))
            nodes[element.id] = element
            if element.kind == "subProcess":
                inner.append((node, element))
    for node, element in inner:
        _fill(node, element.id, element.lane, lanes, declared, nodes, flows)


def _interrupts(node: Node) -> bool:
    """Whether the event sub-process ends what runs around it: its start event says so."""
    start = child(node, "startEvent")
    return start is None or start.get("isInterrupting", "true") == "true"


def _name(root: Node, process: Node, process_id: str) -> str:
    pools = [pool for group in children(root, "collaboration") for pool in children(group, "participant")]
    own = [str(pool.get("name")) for pool in pools if pool.get("processRef") == process_id and pool.get("name")]
    return " ".join(str(process.get("name") or next(iter(own), process_id)).split())


def _lanes(process: Node) -> Iterator[tuple[str, str]]:
    """Which lane each flow node lies in; the innermost lane comes last."""
    for lane in process.iter(f"{{{BPMN}}}lane"):
        for reference in children(lane, "flowNodeRef"):
            yield text(reference), str(lane.get("name") or lane.get("id"))


def _lane_names(process: Node) -> Iterator[str]:
    """The lanes without lanes inside: the roles."""
    for lane in process.iter(f"{{{BPMN}}}lane"):
        if child(lane, "childLaneSet") is None:
            yield str(lane.get("name") or lane.get("id"))


def _drawn(root: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in root.iter(f"{{{BPMN}}}*"):
        if local(node) in _DRAWN and (cited := reading.properties(node).get("clauses")):
            yield str(node.get("id")), tuple(cited.split())


def _dangling(diagram: Diagram, told: set[str]) -> list[Problem]:
    """Flows that do not join two flow nodes of one scope, and boundary events on nothing; not those of what is refused itself."""
    problems = []
    for flow in (each for each in diagram.flows.values() if told.isdisjoint({each.source, each.target})):
        ends = [diagram.elements.get(flow.source), diagram.elements.get(flow.target)]
        if any(end is None or end.scope != flow.scope for end in ends):
            sentence = "The sequence flow does not lead from one element to another of the same process."
            problems.append(Problem(diagram.file, flow.id, flow.name, "flow-to-nowhere", sentence, "Draw it again."))
    for element in diagram.elements.values():
        host = diagram.elements.get(element.attached_to or "")
        if element.kind != "boundaryEvent" or element.attached_to in told:
            continue
        if host is None or host.scope != element.scope:
            sentence = "The boundary event is attached to nothing."
            problems.append(
                Problem(
                    diagram.file, element.id, element.name, "attached-to-nothing", sentence, "Put it on an activity."
                )
            )
    return problems
