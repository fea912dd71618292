"""BPMN bytes into a diagram: read once and safely; what is not supported is refused, all of it at once."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from engine.diagram import elements as reading
from engine.diagram.checking import check
from engine.diagram.identities import check_identities, check_lanes
from engine.diagram.model import Diagram
from engine.diagram.normalising import inline_definitions, name_flows
from engine.diagram.parts import Element, Flow
from engine.diagram.problems import DiagramRefused, Problem, located
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
    process, problems = _executable(root, file)
    problems += check_identities(root, file)
    if process is None or any(problem.rule == "too-many" for problem in problems):
        raise DiagramRefused(located(problems, lines))
    inline_definitions(root)
    problems += unsupported(root, file) + check_lanes(process, file)
    if any(problem.rule == "id-twice" for problem in problems):  # an element could lie in itself
        raise DiagramRefused(located(problems, lines))
    name_flows(root)
    diagram = replace(_diagram(root, process, file), lines=lines | lines_of(root))
    problems += _dangling(diagram)
    if any(problem.is_error for problem in problems):
        raise DiagramRefused(located(problems + check(diagram), diagram.lines))
    return replace(diagram, noted=tuple(problems))


def _executable(root: Node, file: str) -> tuple[Node | None, list[Problem]]:
    """The one process that runs, and what is wrong with the others."""
    processes = children(root, "process")
    executable = [process for process in processes if process.get("isExecutable") == "true"]
    problems = [
        Problem(
            file,
            process.get("id", "?"),
            process.get("name", ""),
            "pool-not-executable",
            "This pool is drawn open but not executed.",
            "Collapse it: only the procedure's own pool is executed.",
        )
        for process in processes
        if process not in executable and any(local(inner) in EXECUTED for inner in process)
    ]
    if len(executable) != 1:
        sentence = f"The file has {len(executable)} executable processes; it needs exactly one."
        problems.append(Problem(file, root.get("id", "?"), "", "one-process", sentence, "Tick `executable` on one."))
    return (executable[0] if executable else None), problems


def _diagram(root: Node, process: Node, file: str) -> Diagram:
    process_id = str(process.get("id", "process"))
    lanes = dict(_lanes(process))
    nodes: dict[str, Element] = {}
    flows: dict[str, Flow] = {}
    _fill(process, process_id, None, lanes, reading.Declared(root), nodes, flows)
    return Diagram(
        file=file,
        process_id=process_id,
        name=_name(root, process, process_id),
        properties=reading.properties(process),
        elements=nodes,
        flows=flows,
        lanes=tuple(dict.fromkeys(_lane_names(process))),
        drawn=dict(_drawn(root)),
    )


def _fill(
    scope: Node,
    scope_id: str,
    lane: str | None,
    lanes: Mapping[str, str],
    declared: reading.Declared,
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


def _dangling(diagram: Diagram) -> list[Problem]:
    """Flows that do not join two flow nodes of one scope, and boundary events on nothing."""
    problems = []
    for flow in diagram.flows.values():
        ends = [diagram.elements.get(flow.source), diagram.elements.get(flow.target)]
        if any(end is None or end.scope != flow.scope for end in ends):
            sentence = "The sequence flow does not lead from one element to another of the same process."
            problems.append(Problem(diagram.file, flow.id, flow.name, "flow-to-nowhere", sentence, "Draw it again."))
    for element in diagram.elements.values():
        host = diagram.elements.get(element.attached_to or "")
        if element.kind == "boundaryEvent" and (host is None or host.scope != element.scope):
            sentence = "The boundary event is attached to nothing."
            problems.append(
                Problem(
                    diagram.file, element.id, element.name, "attached-to-nothing", sentence, "Put it on an activity."
                )
            )
    return problems
