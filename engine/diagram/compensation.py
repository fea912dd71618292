"""What compensates, and what transactions that are cancelled need (BPMN 2.0.2, 10.7 and 13.4.5)."""

from engine.diagram.model import Diagram
from engine.diagram.parts import CATCHING, THROWING, Element, is_undoing
from engine.diagram.report import Report
from engine.sentences import say


def check_compensation(report: Report) -> None:
    """Every compensation has somebody to do it, and every cancellation a transaction."""
    diagram = report.diagram
    handlers = {each.handler for each in diagram.elements.values() if each.handler is not None}
    for process in (diagram.process_id, *diagram.partners):
        event = undoing_event_of(diagram, process)
        if event is not None:
            sentence = "Nobody calls this process: nothing can ask for it to be undone."
            report.tell(event, "compensated-in-vain", sentence, "Draw it in a sub-process.", severity="warning")
    for element in diagram.elements.values():
        if element.kind == "boundaryEvent" and is_undoing(element):
            _check_handler(report, element)
        if is_undoing(element) and element.kind in CATCHING and not element.interrupting:
            sentence = "What is compensated is done: there is nothing to leave running."
            report.tell(element, "compensation", sentence, "Make the event interrupting.")
        if element.for_compensation and not element.by_event and element.id not in handlers:
            sentence = "Nothing sets this compensation off."
            hint = "Lead an association to it from a compensation event on the boundary of what it compensates."
            report.tell(element, "compensation", sentence, hint)
        for each in element.events:
            if element.kind in THROWING and is_undoing(each):
                _check_thrown(report, each)
            if each.definition is not None and each.definition.kind == "cancel":
                _check_cancel(report, element)


def _check_handler(report: Report, element: Element) -> None:
    handler = report.diagram.elements.get(element.handler or "")
    if handler is None or not handler.for_compensation or handler.scope != element.scope or handler.by_event:
        sentence = "The event leads to no activity that compensates."
        hint = "Draw an association to one activity of the same scope, and mark that one as compensating."
        report.tell(element, "compensation", sentence, hint)


def _check_thrown(report: Report, element: Element) -> None:
    """What is named can be compensated; without a name, anything in the scope can."""
    diagram, wanted = report.diagram, element.definition.code if element.definition is not None else None
    scopes = [element.scope]
    while (around := diagram.elements.get(scopes[-1])) is not None and around.by_event:
        scopes.append(around.scope)
    done = [each for scope in scopes for each in diagram.inside(scope) if wanted in (None, each.id)]
    if wanted is not None and not done:
        sentence = say("`{name}` is no activity of this scope.", name=wanted)
        report.tell(element, "compensation", sentence, "Name an activity beside this event.")
    elif not any(can_be_undone(diagram, each) for each in done):
        sentence = "Nothing here can be compensated."
        hint = "Put a compensation event on the boundary of an activity, and lead it to what compensates."
        report.tell(element, "compensated-in-vain", sentence, hint, severity="warning")


def _check_cancel(report: Report, element: Element) -> None:
    diagram = report.diagram
    around = diagram.elements.get(element.scope if element.kind == "endEvent" else element.attached_to or "")
    if around is None or not around.transaction:
        sentence = "Only a transaction is cancelled: by an end event in it, and caught on its boundary."
        report.tell(element, "cancel", sentence, "Mark the sub-process as a transaction.")
        return
    caught = [each for each in diagram.boundaries(around.id) if _is_cancel(each)]
    if element.kind == "endEvent" and not caught:
        sentence = "Nothing says what follows when the transaction is cancelled."
        report.tell(element, "cancel", sentence, "Put a cancel event on its boundary.")
    if around.loop is not None:
        sentence = (
            "A transaction that can be cancelled is not repeated: it is not said what becomes of its other times."
        )
        report.tell(element, "cancel", sentence, "Put the transaction into a sub-process, and repeat that.")
    if element.kind == "boundaryEvent" and not element.interrupting:
        report.tell(element, "cancel", "A transaction that is cancelled has ended.", "Make the event interrupting.")


def _is_cancel(element: Element) -> bool:
    return element.definition is not None and element.definition.kind == "cancel"


def can_be_undone(diagram: Diagram, element: Element, seen: frozenset[str] = frozenset()) -> bool:
    """Whether anything compensates the activity, or something in it or in what it calls."""
    if element.for_compensation or element.by_event:
        return False
    if any(is_undoing(each) for each in diagram.boundaries(element.id)):
        return True
    inner = element.calls or element.id
    if element.kind not in ("subProcess", "callActivity") or inner in seen:
        return False
    return undoing_event_of(diagram, inner) is not None or any(
        can_be_undone(diagram, each, seen | {inner}) for each in diagram.inside(inner)
    )


def undoing_event_of(diagram: Diagram, scope: str) -> Element | None:
    """The event sub-process that compensates the whole scope, if it has one."""
    for element in diagram.inside(scope):
        starts = diagram.inside(element.id) if element.by_event else []
        if any(each.kind == "startEvent" and is_undoing(each) for each in starts):
            return element
    return None
