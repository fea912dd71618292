"""Events that throw and catch within a case: signals, errors, escalations, conditions and links (BPMN 2.0.2, 10.5)."""

from engine.diagram.model import Diagram
from engine.diagram.parts import Element, EventDefinition, is_link
from engine.diagram.report import Report

_THROWING = ("intermediateThrowEvent", "endEvent")
_NAMED = {"signal": "name", "error": "error code", "escalation": "escalation code", "link": "name"}


def check_events(report: Report) -> None:
    """What is thrown is caught, and what is waited for can come."""
    for element in report.diagram.elements.values():
        if element.definition is not None:
            _check_definition(report, element, element.definition)


def _check_definition(report: Report, element: Element, definition: EventDefinition) -> None:
    if definition.kind == "conditional":
        if not definition.condition:
            report.tell(element, "condition", "The event waits for no condition.", "Write one: FEEL after `=`.")
        return
    throws = element.kind in _THROWING
    if not definition.code and (throws or definition.kind in ("signal", "link")):
        what = _NAMED[definition.kind]
        report.tell(element, "event-without-code", f"The {definition.kind} has no {what}.", "Give it one.")
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
        sentence = f"{count} link catch events have this name here; a link leads to exactly one."
        report.tell(element, "link", sentence, "Give one catch event of the same process or sub-process this name.")
    if element.kind == "intermediateCatchEvent" and not diagram.throws(element):
        report.tell(element, "link", "No link leads here.", "Draw a link throw event with this name.")


def _check_thrown(report: Report, element: Element, definition: EventDefinition) -> None:
    if definition.kind == "signal":
        if not any(_waits_for(each, definition) for each in report.diagram.elements.values()):
            sentence = f"Nothing waits for the signal `{definition.code}`."
            report.tell(element, "thrown-in-vain", sentence, "A signal reaches what waits for it in the same case.")
    elif not _caught(report.diagram, element, definition):
        sentence = f"Nobody catches the {definition.kind} `{definition.code}`."
        hint = "Put a boundary event on the sub-process around it, or draw an event sub-process that begins with it."
        report.tell(element, "uncaught", sentence, hint)


def _check_caught(report: Report, element: Element, definition: EventDefinition) -> None:
    if definition.kind == "error" and not element.interrupting:
        sentence = "An error ends what it comes from: it cannot be caught without interrupting."
        report.tell(element, "error-interrupts", sentence, "Make the event interrupting.")
    thrown = [each for each in report.diagram.elements.values() if _throws(each, definition)]
    reached = thrown if definition.kind == "signal" else [each for each in thrown if _reaches(report, each, element)]
    if not reached:
        sentence = f"No {definition.kind} that this event waits for can come here."
        report.tell(element, "never-thrown", sentence, "Draw what throws it, or remove the event.")


def _reaches(report: Report, thrown: Element, catcher: Element) -> bool:
    """Whether what is thrown comes from inside the scope or activity that the catching event watches."""
    watched = catcher.attached_to
    if watched is None:
        handler = report.diagram.elements[catcher.scope]
        return thrown.scope != handler.id and handler.scope in _around(report.diagram, thrown)
    return watched in _around(report.diagram, thrown)


def _around(diagram: Diagram, element: Element) -> list[str]:
    """The scopes around an element, from the inside out."""
    scopes = [element.scope]
    while scopes[-1] in diagram.elements:
        scopes.append(diagram.elements[scopes[-1]].scope)
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
    waited = element.definition
    if waited is None or element.kind in _THROWING or waited.kind != thrown.kind or is_link(element):
        return False
    return waited.code in (None, thrown.code)


def _throws(element: Element, waited: EventDefinition) -> bool:
    thrown = element.definition
    if thrown is None or element.kind not in _THROWING or thrown.kind != waited.kind:
        return False
    return waited.code in (None, thrown.code)
