"""Events that throw and catch within a case: signals, errors, escalations, conditions and links (BPMN 2.0.2, 10.5)."""

from engine.diagram.compensation import check_compensation
from engine.diagram.model import Diagram
from engine.diagram.parts import THROWING, Element, EventDefinition
from engine.diagram.report import Report
from engine.diagram.thrown import codes
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

_FAILING = ("scriptTask", "businessRuleTask", "sendTask", "serviceTask")
"""The tasks that can fail by themselves; of them, only a script can throw an error of the diagram."""
_Coded = tuple[str | None, Element]
"""An event with the code of what it throws or waits for."""


def check_events(report: Report) -> None:
    """What is thrown is caught, and what is waited for can come."""
    events = _Events(report.diagram)
    for element in report.diagram.elements.values():
        for each in element.events:
            if each.definition is not None:
                _check_definition(report, element, each.definition, events)
        for code in sorted({each for each in codes(element.script or "") if each}):
            _check_thrown(report, element, EventDefinition("error", code), events)
    check_compensation(report)


class _Events:
    """Who throws what and who waits for what, looked up once; and what lies around a scope."""

    def __init__(self, diagram: Diagram):
        self.diagram = diagram
        self.throwing: dict[str, list[_Coded]] = {}
        self.waiting: dict[str, list[_Coded]] = {}
        self._around: dict[str, frozenset[str]] = {}
        for element in diagram.elements.values():
            for code in codes(element.script) if element.script else ():
                self.throwing.setdefault("error", []).append((code, element))
            into = self.throwing if element.kind in THROWING else self.waiting
            for each in element.events:
                if each.definition is not None and each.definition.kind != "link":
                    into.setdefault(each.definition.kind, []).append((each.definition.code, element))

    def that_throw(self, waited: EventDefinition) -> list[Element]:
        """Those that throw what is waited for."""
        return [each for code, each in self.throwing.get(waited.kind, ()) if waited.code in (None, code)]

    def that_wait(self, thrown: EventDefinition) -> list[Element]:
        """Those that wait for what is thrown."""
        return [each for code, each in self.waiting.get(thrown.kind, ()) if code in (None, thrown.code)]

    def around(self, element: Element) -> frozenset[str]:
        """The scopes around an element, and the activities that call the process that it lies in."""
        if element.scope not in self._around:
            scopes: set[str] = set()
            waiting = [element.scope]
            while waiting:
                scope = waiting.pop()
                if scope in scopes:
                    continue
                scopes.add(scope)
                if scope in self.diagram.elements:
                    waiting.append(self.diagram.elements[scope].scope)
                waiting += [each.id for each in self.diagram.callers(scope)]
            self._around[element.scope] = frozenset(scopes)
        return self._around[element.scope]


def _check_definition(report: Report, element: Element, definition: EventDefinition, events: _Events) -> None:
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
        _check_thrown(report, element, definition, events)
    else:
        _check_caught(report, element, definition, events)


def _check_link(report: Report, element: Element) -> None:
    diagram = report.diagram
    if element.kind == "intermediateThrowEvent" and len(diagram.catches(element)) != 1:
        count = len(diagram.catches(element))
        sentence = say("{count} link catch events have this name here; a link leads to exactly one.", count=count)
        report.tell(element, "link", sentence, "Give one catch event of the same process or sub-process this name.")
    if element.kind == "intermediateCatchEvent" and not diagram.throws(element):
        report.tell(element, "link", "No link leads here.", "Draw a link throw event with this name.")


def _check_thrown(report: Report, element: Element, definition: EventDefinition, events: _Events) -> None:
    if definition.kind == "signal":
        if not events.that_wait(definition):
            sentence = say("Nothing waits for the signal `{code}`.", code=definition.code)
            hint = "A signal reaches what waits for it in the same case."
            report.tell(element, "thrown-in-vain", sentence, hint, severity="warning")
    elif not any(_reaches(events, element, each) for each in events.that_wait(definition)):
        sentence = say("Nobody catches the escalation `{code}`.", code=definition.code)
        hint = "Put a boundary event on the sub-process around it, or draw an event sub-process that begins with it."
        if definition.kind == "error":
            sentence = say("Nobody catches the error `{code}`.", code=definition.code)
            hint = say("It ends the whole process. {hint}", hint=say(hint))
        report.tell(element, "uncaught", sentence, hint, severity="warning")


def _check_caught(report: Report, element: Element, definition: EventDefinition, events: _Events) -> None:
    if definition.kind == "error" and not element.interrupting:
        sentence = "An error ends what it comes from: it cannot be caught without interrupting."
        report.tell(element, "error-interrupts", sentence, "Make the event interrupting.")
    watched = events.diagram.elements.get(element.attached_to or "")
    if (
        definition.kind == "error"
        and watched is not None
        and watched.kind in _FAILING
        and not codes(watched.script or "")
    ):
        hint = 'Let a script task throw it, `throw error("CODE")`, or decide by a gateway behind it.'
        sentence = (
            "Nothing here throws an error: where an expression, a decision or a notice fails, an incident is raised."
        )
        report.tell(element, "error-of-task", sentence, hint)
        return
    thrown = events.that_throw(definition)
    if not any(definition.kind == "signal" or _reaches(events, each, element) for each in thrown):
        hint = "Draw what throws it, or remove the event."
        report.tell(element, "never-thrown", _NEVER_THROWN[definition.kind], hint, severity="warning")


def _reaches(events: _Events, thrown: Element, catcher: Element) -> bool:
    """Whether what is thrown comes from inside the scope or activity that the catching event watches."""
    around, watched = events.around(thrown), catcher.attached_to
    if watched is not None:
        return watched in around or watched == thrown.id
    handler = events.diagram.elements.get(catcher.scope)
    return handler is not None and handler.by_event and thrown.scope != handler.id and handler.scope in around
