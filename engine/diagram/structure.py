"""The paths of a diagram: each scope begins, every element can be reached, and every path ends."""

from collections import deque
from collections.abc import Iterable

from engine.diagram.model import Diagram
from engine.diagram.parts import GATEWAYS, Element, is_link
from engine.diagram.report import Report

_MUST_LEAD_ON = GATEWAYS | {"startEvent", "boundaryEvent"}
DEEPEST = 20
"""Sub-processes within sub-processes."""


def check_structure(report: Report) -> None:
    """Starts, ends, reachability and depth of every scope."""
    diagram = report.diagram
    for scope in diagram.scopes():
        _check_starts(report, scope)
        _check_reached(report, scope)
        if _depth(diagram, scope) > DEEPEST:
            sentence = f"Sub-processes lie more than {DEEPEST} deep."
            report.tell(diagram.elements[scope], "too-deep", sentence, "Draw it flatter.")
    for element in diagram.elements.values():
        _check_ends(report, element)
    _check_opening(report)


def _check_opening(report: Report) -> None:
    """Opening a complaint fills the first form: one user task stands right behind the start."""
    starts = [each for each in report.diagram.inside(report.diagram.process_id) if each.kind == "startEvent"]
    behind = [flow.target for start in starts for flow in report.diagram.outgoing(start.id)]
    first = report.diagram.elements.get(behind[0]) if len(behind) == 1 else None
    if len(starts) == 1 and (first is None or first.kind != "userTask" or first.loop is not None):
        hint = "Draw the task that receives the complaint right behind the start event."
        report.tell(starts[0], "opening-task", "No single user task stands right behind the start event.", hint)


def _check_starts(report: Report, scope: str) -> None:
    host = report.diagram.elements.get(scope)
    inside = report.diagram.inside(scope)
    starts = [element for element in inside if element.kind == "startEvent"]
    by_event = host is not None and host.by_event
    if host is None and not starts and inside:
        hint = "A procedure begins with one; without it a diagram can only be played."
        report.tell(None, "no-start", "The process has no start event.", hint)
    if len(starts) > 1 or (not starts and (by_event or not report.diagram.beginnings(scope))):
        sentence = f"There are {len(starts)} start events here; exactly one is needed."
        report.tell(host, "one-start", sentence, "Draw one start event.")
    for start in starts:
        waits = start.timer is not None or start.message is not None or start.definition is not None
        if by_event and not waits:
            hint = "Give it a message or a timer."
            report.tell(start, "event-sub-process-start", "Nothing can start this event sub-process.", hint)
        if not by_event and waits:
            hint = "Only an event sub-process starts with a message or a timer."
            report.tell(start, "start-event", "A case begins with a start event without a symbol.", hint)
    if host is None and not any(element.kind == "endEvent" for element in inside):
        report.tell(None, "no-end", "The process has no end event.", "The end event names the outcome of the case.")
    if host is not None and not inside:
        report.tell(host, "empty", "There is nothing in this sub-process.", "Draw what is done in it, or a task.")


def _check_ends(report: Report, element: Element) -> None:
    incoming, outgoing = report.diagram.incoming(element.id), report.diagram.outgoing(element.id)
    links = is_link(element)
    begins = element.kind in ("startEvent", "boundaryEvent") or element.by_event
    begins = begins or (links and element.kind == "intermediateCatchEvent")
    if begins and incoming:
        report.tell(element, "flow-to-here", "No sequence flow may lead here.", "Remove the flow.")
    ends = element.kind == "endEvent" or element.by_event or (links and element.kind == "intermediateThrowEvent")
    if ends and outgoing:
        report.tell(element, "flow-from-here", "No sequence flow may leave here.", "Remove the flow.")
    elif not ends and not outgoing and element.kind in _MUST_LEAD_ON:
        report.tell(element, "path-stops", "The path stops here.", "Lead it to an end event.")
    elif not ends and not outgoing:
        hint = "If that is not meant, lead it on; to show that it ends, draw an end event."
        report.tell(element, "path-stops", "The path stops here.", hint, severity="warning")


def _check_reached(report: Report, scope: str) -> None:
    diagram = report.diagram
    inside = diagram.inside(scope)
    begun = [element.id for element in inside if element.by_event]
    begun += [element.id for element in diagram.beginnings(scope)]
    reached = reachable(diagram, begun)
    for element in inside:
        if element.id not in reached:
            report.tell(element, "unreachable", "No path leads here.", "Connect it, or remove it.")


def reachable(diagram: Diagram, begun: Iterable[str], without: str | None = None) -> set[str]:
    """The elements that a token from `begun` can come to, along flows and over boundaries, never through `without`."""
    ways: dict[str, list[str]] = {}
    for flow in diagram.flows.values():
        ways.setdefault(flow.source, []).append(flow.target)
    for element in diagram.elements.values():
        if element.attached_to is not None:
            ways.setdefault(element.attached_to, []).append(element.id)
        if is_link(element) and element.kind == "intermediateThrowEvent":
            ways.setdefault(element.id, []).extend(catch.id for catch in diagram.catches(element))
    reached = {element for element in begun if element != without}
    waiting = deque(reached)
    while waiting:
        for target in ways.get(waiting.popleft(), ()):
            if target not in reached and target != without:
                reached.add(target)
                waiting.append(target)
    return reached


def _depth(diagram: Diagram, scope: str) -> int:
    depth = 0
    while scope in diagram.elements and depth <= DEEPEST:
        scope, depth = diagram.elements[scope].scope, depth + 1
    return depth
