"""What events wait for."""

from engine.diagram.instants import problem_of
from engine.diagram.parts import ACTIVITIES, Element
from engine.diagram.report import Report
from engine.diagram.vocabulary import TIMER_KINDS


def check_waiting(report: Report) -> None:
    """Every catching event waits for one timer or one message that can be understood."""
    for element in report.diagram.elements.values():
        waits = element.timer or element.message or element.definition
        if element.kind in ("boundaryEvent", "intermediateCatchEvent") and not waits:
            report.tell(element, "waits-for-nothing", "The event waits for nothing.", "Give it a timer or a message.")
        if element.kind == "receiveTask" and not element.message:
            report.tell(element, "waits-for-nothing", "The receive task names no message.", "Choose a message.")
        several = (element.timer, element.message, element.definition, element.terminate or None)
        if sum(each is not None for each in several) > 1:
            report.tell(element, "two-events", "One event waits for one thing.", "Draw two events.")
        if element.attached_to is not None:
            _check_host(report, element)
        if element.timer is not None:
            _check_timer(report, element)
        if element.message is not None:
            _check_message(report, element)


def _check_host(report: Report, element: Element) -> None:
    host = report.diagram.elements.get(element.attached_to or "")
    if host is not None and (host.kind not in ACTIVITIES or host.by_event):
        report.tell(element, "attached", "A boundary event sits on a task or a sub-process.", "Move it.")


def _check_timer(report: Report, element: Element) -> None:
    timer = element.timer
    assert timer is not None
    if timer.kind == "cycle" and (element.kind != "boundaryEvent" or element.interrupting):
        hint = "Use a date or a duration here."
        report.tell(element, "cycle-not-here", "A cycle stands only on a non-interrupting boundary event.", hint)
    sentence = problem_of(timer)
    if sentence is not None:
        report.tell(element, "timer", sentence, "See `Deadlines` in docs/dialect.md.")
    kind = element.properties.get("kind")
    if kind is not None and kind not in TIMER_KINDS:
        report.tell(element, "timer-kind", f"`{kind}` is no kind of timer.", "It is `reminder` or `escalation`.")


def _check_message(report: Report, element: Element) -> None:
    if not element.roles:
        hint = "Draw it in a lane, or give it the property `roles`."
        report.tell(element, "nobody", "Nobody can report this message.", hint)
    if "".join((element.correlation or "").split()) not in ("", "=case.number"):
        sentence = "A message finds its case by the case itself."
        report.tell(element, "correlation", sentence, "Write `=case.number` as the correlation key, or nothing.")
