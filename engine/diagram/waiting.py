"""What events wait for."""

from engine.diagram.instants import problem_of
from engine.diagram.model import Diagram
from engine.diagram.parts import ACTIVITIES, THROWING, Element
from engine.diagram.report import Report
from engine.diagram.vocabulary import TIMER_KINDS
from engine.sentences import say


def check_waiting(report: Report) -> None:
    """Every catching event waits for one timer or one message that can be understood."""
    for element in report.diagram.elements.values():
        waits = not element.is_symbol_free
        if element.kind in ("boundaryEvent", "intermediateCatchEvent") and not waits:
            report.tell(element, "waits-for-nothing", "The event waits for nothing.", "Give it a timer or a message.")
        if element.service is None and any(each.message == "" for each in element.events):
            report.tell(element, "no-message", "It is not said which message is meant.", "Choose a message.")
        if element.parts:
            _check_several(report, element)
        if element.attached_to is not None:
            _check_host(report, element)
        for each in element.events:
            if each.timer is not None:
                _check_timer(report, each)
            if each.message:
                _check_message(report, each)


_ALONE = frozenset({"link", "error", "cancel", "compensation"})


def _check_several(report: Report, element: Element) -> None:
    """An event with several definitions: any of them happens, or, parallel, all must (BPMN 2.0.2, 10.5.5)."""
    kinds = [each.definition.kind for each in element.parts if each.definition is not None]
    throws = element.kind in THROWING
    alone = _ALONE - {"compensation"} if throws else _ALONE
    if any(kind in alone for kind in kinds) or any(each.terminate for each in element.parts):
        sentence = "Links, errors, cancellation, compensation and a terminating end stand alone in their event."
        report.tell(element, "two-events", sentence, "Draw two events.")
    elif kinds.count("compensation") > 1:
        sentence = "One event compensates one activity, or all of them."
        report.tell(element, "two-events", sentence, "Draw two events.")
    elif not throws and _comes_again(report.diagram, element) and any(each.timer is not None for each in element.parts):
        sentence = "An event that can happen again waits for all that it names again, but a timer has its time once."
        report.tell(element, "two-events", sentence, "Draw the timer as an event of its own.")


def _comes_again(diagram: Diagram, element: Element) -> bool:
    return not element.interrupting or element.scope in diagram.partners


def _check_host(report: Report, element: Element) -> None:
    host = report.diagram.elements.get(element.attached_to or "")
    if host is not None and (host.kind not in ACTIVITIES or host.by_event):
        report.tell(element, "attached", "A boundary event sits on a task or a sub-process.", "Move it.")
    if host is not None and host.for_compensation:
        report.tell(element, "attached", "What compensates has no boundary events here.", "Put it into a sub-process.")


def _check_timer(report: Report, element: Element) -> None:
    timer = element.timer
    assert timer is not None
    if timer.kind == "cycle" and (element.kind == "intermediateCatchEvent" or element.interrupting):
        hint = "Use a date or a duration here."
        sentence = "A cycle stands only at an event that does not interrupt: on a boundary, or of an event sub-process."
        report.tell(element, "cycle-not-here", sentence, hint)
    wrong = problem_of(timer)
    if wrong is not None:
        report.tell(element, "timer", wrong, "See `Deadlines` in docs/dialect.md.")
    kind = element.properties.get("kind")
    if kind is not None and kind not in TIMER_KINDS:
        sentence = say("`{kind}` is no kind of timer.", kind=kind)
        report.tell(element, "timer-kind", sentence, "It is `reminder` or `escalation`.")


def _check_message(report: Report, element: Element) -> None:
    if element.kind in THROWING or element.kind == "sendTask":
        _check_sent(report, element)
    elif not element.roles and not _is_sent(report.diagram, element):
        hint = "Draw it in a lane, or give it the property `roles`."
        report.tell(element, "nobody", "Nobody can report this message.", hint)


def _check_sent(report: Report, element: Element) -> None:
    """Who is named to have the message waits for it."""
    for end in report.diagram.messages.get(element.id, ()):
        receiver = report.diagram.elements.get(end)
        if receiver is not None and not any(each.message == element.message for each in receiver.events):
            sentence = say("`{end}`, to which the message flow leads, does not wait for this message.", end=end)
            report.tell(element, "message-flow", sentence, "Lead it to what waits for the message, or to its pool.")


def _is_sent(diagram: Diagram, element: Element) -> bool:
    """Whether something in the same case sends the message."""
    sending = (each for one in diagram.elements.values() if one.kind in (*THROWING, "sendTask") for each in one.events)
    return any(each.message == element.message for each in sending)
