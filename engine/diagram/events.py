"""Events that throw and catch within a case: signals, errors, escalations, conditions and links (BPMN 2.0.2, 10.5)."""

from engine.diagram.compensation import check_compensation
from engine.diagram.model import Diagram
from engine.diagram.parts import THROWING, Element, EventDefinition, is_link
from engine.diagram.report import Report
from engine.sentences import say

_NAMELESS = {
    "signal": say("The signal has no name."),
    "error": say("The error has no error code."),
    "escalation": say("The escalation has no escalation code."),
    "link": say("The link has no name."),
}
_NEVER_THROWN = {
    "signal": say("No signal that this event waits for can come here."),
    "error": say("No error that this event waits for can come here."),
    "escalation": say("No escalation that this event waits for can come here."),
}


def check_events(report: Report) -> None:
    """What is thrown is caught, and what is waited for can come."""
    for element in report.diagram.elements.values():
        for each in element.events:
            if each.definition is not None:
                _check_definition(report, element, each.definition)
    check_compensation(report)


def _check_definition(report: Report, element: Element, definition: EventDefinition) -> None:
    if definition.kind == "conditional":
        if not definition.condition:
            report.tell(element, "condition", "The event waits for no condition.", "Write one: FEEL after `=`.")
        return
    if definition.kind in ("compensation", "cancel"):
        return
    throws = element.kind in THROWING
    if not definition.code and (throws or definition.kind in ("signal", "link")):
        report.tell(element, "event-without-code", _NAMELESS[definition.kind], "Give it one.")
    elif definition.kind == "link":
        _check_link(report, element)
    elif throws:
        _check_thrown(report, element, definition)
    else:
        _check_caught(report, element, definition)


def _check_link(report: Report, element: Element) -> None:
    diagram = report.diagram
    if element.kind == "intermediateThrowEvent" and len(diagram.catches(element)) != 1:
        count = len(diagram.catches(element))
        sentence = say("{count} link catch events have this name here; a link leads to exactly one.", count=count)
        report.tell(element, "link", sentence, "Give one catch event of the same process or sub-process this name.")
    if element.kind == "intermediateCatchEvent" and not diagram.throws(element):
        report.tell(element, "link", "No link leads here.", "Draw a link throw event with this name.")


def _check_thrown(report: Report, element: Element, definition: EventDefinition) -> None:
    if definition.kind == "signal":
        if not any(_waits_for(each, definition) for each in report.diagram.elements.values()):
            sentence = say("Nothing waits for the signal `{code}`.", code=definition.code)
            hint = "A signal reaches what waits for it in the same case."
            report.tell(element, "thrown-in-vain", sentence, hint, severity="warning")
    elif not _caught(report.diagram, element, definition):
        sentence = say("Nobody catches the escalation `{code}`.", code=definition.code)
        hint = "Put a boundary event on the sub-process around it, or draw an event sub-process that begins with it."
        if definition.kind == "error":
            sentence = say("Nobody catches the error `{code}`.", code=definition.code)
            hint = say("It ends the whole process. {hint}", hint=say(hint))
        report.tell(element, "uncaught", sentence, hint, severity="warning")


def _check_caught(report: Report, element: Element, definition: EventDefinition) -> None:
    if definition.kind == "error" and not element.interrupting:
        sentence = "An error ends what it comes from: it cannot be caught without interrupting."
        report.tell(element, "error-interrupts", sentence, "Make the event interrupting.")
    thrown = [each for each in report.diagram.elements.values() if _throws(each, definition)]
    reached = thrown if definition.kind == "signal" else [each for each in thrown if _reaches(report, each, element)]
    if not reached:
        hint = "Draw what throws it, or remove the event."
        report.tell(element, "never-thrown", _NEVER_THROWN[definition.kind], hint, severity="warning")


def _reaches(report: Report, thrown: Element, catcher: Element) -> bool:
    """Whether what is thrown comes from inside the scope or activity that the catching event watches."""
    watched = catcher.attached_to
    if watched is None:
        handler = report.diagram.elements[catcher.scope]
        return thrown.scope != handler.id and handler.scope in _around(report.diagram, thrown)
    return watched in _around(report.diagram, thrown)


def _around(diagram: Diagram, element: Element) -> set[str]:
    """The scopes around an element, and the activities that call the process that it lies in."""
    scopes: set[str] = set()
    waiting = [element.scope]
    while waiting:
        scope = waiting.pop()
        if scope in scopes:
            continue
        scopes.add(scope)
        if scope in diagram.elements:
            waiting.append(diagram.elements[scope].scope)
        waiting += [each.id for each in diagram.elements.values() if each.calls == scope]
    return scopes


def _caught(diagram: Diagram, thrown: Element, definition: EventDefinition) -> bool:
    scopes = _around(diagram, thrown)
    for each in diagram.elements.values():
        if not _waits_for(each, definition):
            continue
        handler = diagram.elements.get(each.scope)
        if each.attached_to in scopes or (handler is not None and handler.by_event and handler.scope in scopes):
            return True
    return False


def _waits_for(element: Element, thrown: EventDefinition) -> bool:
    if element.kind in THROWING or is_link(element):
        return False
    waited = [each.definition for each in element.events if each.definition is not None]
    return any(each.kind == thrown.kind and each.code in (None, thrown.code) for each in waited)


def _throws(element: Element, waited: EventDefinition) -> bool:
    if element.kind not in THROWING:
        return False
    thrown = [each.definition for each in element.events if each.definition is not None]
    return any(each.kind == waited.kind and waited.code in (None, each.code) for each in thrown)
