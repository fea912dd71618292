"""Where processes and sub-processes begin (BPMN 2.0.2, 10.3.5, 10.5.2 and 13.3.4)."""

from engine.diagram.model import Diagram
from engine.diagram.parts import TASKS, AdHoc, Element
from engine.diagram.report import Report
from engine.sentences import say


def check_beginnings(report: Report) -> None:
    """Each scope can begin, in one way that its kind allows."""
    for scope in report.diagram.scopes():
        _check_starts(report, scope)
        _check_instantiating(report, scope)
        _check_both_ends(report, scope)
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
    for start in starts if host is not None else ():
        _check_inner_start(report, host, start)
    if host is not None and host.ad_hoc is not None:
        _check_ad_hoc(report, host, host.ad_hoc)
    for start in starts if host is None else ():
        kinds = {each.definition.kind for each in start.events if each.definition is not None}
        if kinds - {"conditional", "signal"}:
            sentence = "A process begins without a symbol, or with a message, a timer, a condition or a signal."
            report.tell(start, "start-kind", sentence, "Only an event sub-process begins with this.")
    if host is not None and not inside:
        report.tell(host, "empty", "There is nothing in this sub-process.", "Draw what is done in it, or a task.")


def _check_instantiating(report: Report, scope: str) -> None:
    """What begins a process by what it waits for (BPMN 2.0.2, 10.3.3 and 10.6.6)."""
    diagram = report.diagram
    host, inside = diagram.elements.get(scope), diagram.inside(scope)
    for element in inside:
        if element.instantiates and (diagram.incoming(element.id) or host is not None):
            sentence = "What begins a case has nothing before it, and lies in no sub-process."
            report.tell(element, "instantiates", sentence, "Remove `instantiate`, or the flows to it.")
        if element.instantiates and (element.loop is not None or diagram.boundaries(element.id)):
            sentence = "What begins a case is not repeated, and has no boundary events: its message has come."
            report.tell(element, "instantiates", sentence, "Begin with a start event, and draw the task behind it.")


def _check_ad_hoc(report: Report, host: Element, ad_hoc: AdHoc) -> None:
    inside = report.diagram.inside(host.id)
    if any(each.kind in ("startEvent", "endEvent") for each in inside):
        sentence = "What is done in an ad hoc sub-process has no order: it neither starts nor ends with an event."
        report.tell(host, "ad-hoc", sentence, "Remove the start and end events (BPMN 2.0.2, 10.3.5).")
    if ad_hoc.one_by_one and not all(_is_one_step(report.diagram, each) for each in inside):
        sentence = "What is done one by one here are single tasks: a person completes one at a time."
        report.tell(host, "ad-hoc", sentence, "Let it be parallel, or take out flows, events, sub-processes and loops.")


def _is_one_step(diagram: Diagram, element: Element) -> bool:
    """Whether completing it is all there is to it."""
    alone = not diagram.incoming(element.id) and not diagram.boundaries(element.id)
    return element.kind in TASKS - {"receiveTask"} and element.loop is None and alone


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
    if process != diagram.process_id and len(plain) > 1:
        sentence = say("There are {count} start events here; exactly one is needed.", count=len(plain))
        report.tell(plain[1], "one-start", sentence, "Draw one start event.")
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
