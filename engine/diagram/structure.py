"""The paths of a diagram: each scope begins, every element can be reached, and every path ends."""

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
    """Starts, ends, reachability and depth of every scope."""
    diagram = report.diagram
    for scope in diagram.scopes():
        _check_starts(report, scope)
        _check_both_ends(report, scope)
        _check_reached(report, scope)
        if _depth(diagram, scope) > DEEPEST:
            sentence = say("Sub-processes lie more than {most} deep.", most=DEEPEST)
            report.tell(diagram.elements[scope], "too-deep", sentence, "Draw it flatter.")
    for element in diagram.elements.values():
        _check_ends(report, element)
        _check_way_here(report, element)
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
    """A scope begins as its kind does: see `Diagram.beginnings`."""
    diagram = report.diagram
    host = diagram.elements.get(scope)
    inside = diagram.inside(scope)
    starts = [element for element in inside if element.kind == "startEvent"]
    if host is None:
        _check_process_starts(report, scope, starts)
    elif len(starts) > 1 or (not starts and (host.by_event or (inside and not diagram.beginnings(scope)))):
        sentence = say("There are {count} start events here; exactly one is needed.", count=len(starts))
        report.tell(host, "one-start", sentence, "Draw one start event.")
    elif host.ad_hoc is not None and (starts or any(each.kind == "endEvent" for each in inside)):
        sentence = "What is done in an ad hoc sub-process has no order: it neither starts nor ends with an event."
        report.tell(host, "ad-hoc", sentence, "Remove the start and end events (BPMN 2.0.2, 10.3.5).")
    for start in starts if host is not None else ():
        _check_inner_start(report, host, start)
    for start in starts if host is None else ():
        kinds = {each.definition.kind for each in start.events if each.definition is not None}
        if kinds - {"conditional", "signal"}:
            sentence = "A process begins without a symbol, or with a message, a timer, a condition or a signal."
            report.tell(start, "start-kind", sentence, "Only an event sub-process begins with this.")
    if host is not None and not inside:
        report.tell(host, "empty", "There is nothing in this sub-process.", "Draw what is done in it, or a task.")
    for element in inside:
        if element.instantiates and (diagram.incoming(element.id) or host is not None):
            sentence = "What begins a case has nothing before it, and lies in no sub-process."
            report.tell(element, "instantiates", sentence, "Remove `instantiate`, or the flows to it.")


def _check_both_ends(report: Report, scope: str) -> None:
    """Where there is a start event there is an end event, and the other way round (BPMN 2.0.2, 10.5.2 and 10.5.3)."""
    diagram = report.diagram
    inside = diagram.inside(scope)
    starts = [each for each in inside if each.kind == "startEvent"]
    ends = [each for each in inside if each.kind == "endEvent"]
    if starts and not ends:
        sentence = "There is a start event here, but no end event."
        report.tell(starts[0], "start-and-end", sentence, "Draw both, or neither.")
    if ends and not starts and not any(each.instantiates for each in inside):
        sentence = "There is an end event here, but no start event."
        report.tell(ends[0], "start-and-end", sentence, "Draw both, or neither.")


def _check_way_here(report: Report, element: Element) -> None:
    """An end event, and an event on the way, has something before it (BPMN 2.0.2, 10.5.3 and 10.5.4)."""
    comes = is_link(element) and element.kind == "intermediateCatchEvent"
    if element.kind not in ("endEvent", "intermediateCatchEvent", "intermediateThrowEvent") or comes:
        return
    if not report.diagram.incoming(element.id) and not _in_ad_hoc(report.diagram, element):
        report.tell(element, "no-way-here", "No sequence flow leads to this event.", "Lead one here, or remove it.")


def _check_inner_start(report: Report, host: Element | None, start: Element) -> None:
    if host is not None and host.by_event and start.is_symbol_free:
        hint = "Give it a message or a timer."
        report.tell(start, "event-sub-process-start", "Nothing can start this event sub-process.", hint)
    if host is not None and not host.by_event and not start.is_symbol_free:
        sentence = "A sub-process begins with a start event without a symbol."
        report.tell(start, "start-event", sentence, "Only an event sub-process waits for one.")


def _check_process_starts(report: Report, process: str, starts: list[Element]) -> None:
    diagram = report.diagram
    inside = diagram.inside(process)
    plain = [start for start in starts if start.is_symbol_free]
    others = [start for start in starts if start not in plain]
    if not diagram.beginnings(process) and inside:
        report.tell(process, "one-start", "There is no element with which it could begin.", "Draw a start event.")
    elif process == diagram.process_id:
        if not starts and inside:
            hint = "A procedure begins with one; without it a diagram can only be played."
            report.tell(process, "no-start", "The process has no start event.", hint)
        if len(plain) > 1:
            sentence = say("There are {count} start events without a symbol; a case begins with one.", count=len(plain))
            report.tell(plain[1], "start-event", sentence, "Draw one start event.")
        for start in others:
            hint = "Draw a start event without a symbol; only an event sub-process or another pool starts with one."
            report.tell(start, "start-event", "A case begins with a start event without a symbol.", hint)
    elif process in diagram.called and not plain:
        for start in others:
            sentence = "What is called begins with a start event without a symbol."
            report.tell(start, "called-start", sentence, "Draw one for those who call it.")
    if process == diagram.process_id and not any(element.kind == "endEvent" for element in inside):
        report.tell(None, "no-end", "The process has no end event.", "The end event names the outcome of the case.")


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
    elif not ends and not outgoing and element.kind in _MUST_LEAD_ON and not _in_ad_hoc(report.diagram, element):
        report.tell(element, "path-stops", "The path stops here.", "Lead it to an end event.")
    elif not ends and not outgoing and not _in_ad_hoc(report.diagram, element):
        hint = "If that is not meant, lead it on; to show that it ends, draw an end event."
        report.tell(element, "path-stops", "The path stops here.", hint, severity="warning")


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
