"""The paths of a diagram: every element can be reached, and every path ends."""

from collections import deque
from collections.abc import Iterable

from engine.diagram.model import Diagram
from engine.diagram.parts import GATEWAYS, Element, is_link, is_undoing
from engine.diagram.report import Report
from engine.sentences import say

_MUST_LEAD_ON = GATEWAYS | {"startEvent", "boundaryEvent", "intermediateCatchEvent", "intermediateThrowEvent"}
DEEPEST = 20
"""Sub-processes within sub-processes."""


def check_structure(report: Report) -> None:
    """Reachability and depth of every scope, and where each path ends."""
    diagram = report.diagram
    for scope in diagram.scopes():
        _check_reached(report, scope)
        if _depth(diagram, scope) > DEEPEST:
            sentence = say("Sub-processes lie more than {most} deep.", most=DEEPEST)
            report.tell(diagram.elements[scope], "too-deep", sentence, "Draw it flatter.")
    for element in diagram.elements.values():
        _check_ends(report, element)
        _check_way_here(report, element)


def _check_way_here(report: Report, element: Element) -> None:
    """An end event, and an event on the way, has something before it (BPMN 2.0.2, 10.5.3 and 10.5.4)."""
    comes = is_link(element) and element.kind == "intermediateCatchEvent"
    if element.kind not in ("endEvent", "intermediateCatchEvent", "intermediateThrowEvent") or comes:
        return
    if not report.diagram.incoming(element.id) and not _in_ad_hoc(report.diagram, element):
        report.tell(element, "no-way-here", "No sequence flow leads to this event.", "Lead one here, or remove it.")


def _check_ends(report: Report, element: Element) -> None:
    incoming, outgoing = report.diagram.incoming(element.id), report.diagram.outgoing(element.id)
    links = is_link(element)
    begins = element.kind in ("startEvent", "boundaryEvent") or element.by_event or element.for_compensation
    begins = begins or (links and element.kind == "intermediateCatchEvent")
    if begins and incoming:
        report.tell(element, "flow-to-here", "No sequence flow may lead here.", "Remove the flow.")
    ends = element.kind == "endEvent" or element.by_event or (links and element.kind == "intermediateThrowEvent")
    ends = ends or element.for_compensation or (element.kind == "boundaryEvent" and is_undoing(element))
    if ends and outgoing:
        report.tell(element, "flow-from-here", "No sequence flow may leave here.", "Remove the flow.")
    elif not ends and not outgoing and element.kind in _MUST_LEAD_ON and not _may_stop(report.diagram, element):
        report.tell(element, "path-stops", "The path stops here.", "Lead it to an end event.")
    elif not ends and not outgoing and not _in_ad_hoc(report.diagram, element):
        hint = "If that is not meant, lead it on; to show that it ends, draw an end event."
        report.tell(element, "path-stops", "The path stops here.", hint, severity="warning")


def _may_stop(diagram: Diagram, element: Element) -> bool:
    return element.kind not in GATEWAYS and _in_ad_hoc(diagram, element)


def _in_ad_hoc(diagram: Diagram, element: Element) -> bool:
    around = diagram.elements.get(element.scope)
    return around is not None and around.ad_hoc is not None


def _check_reached(report: Report, scope: str) -> None:
    diagram = report.diagram
    inside = diagram.inside(scope)
    begun = [element.id for element in inside if element.by_event or element.for_compensation or element.instantiates]
    begun += [element.id for each in diagram.beginnings(scope) for element in each]
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
