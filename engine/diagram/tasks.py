"""What activities must say: who does them, what they evaluate, how often."""

import re

from engine.diagram.model import Diagram
from engine.diagram.parts import ACTIVITIES, Element, is_undoing
from engine.diagram.report import Report
from engine.people import roles_in
from engine.sentences import say

_AUTOMATIC = ("task", "manualTask", "scriptTask", "businessRuleTask", "sendTask")

_MADE_UP = re.compile(r"(Activity|UserTask|Task|_)_?[0-9a-zA-Z-]*[0-9][0-9a-zA-Z-]*")
"""As modelers name what nobody has named."""


def check_tasks(report: Report) -> None:
    """Every activity has what it needs to be done."""
    for element in report.diagram.elements.values():
        if element.kind in ACTIVITIES:
            _check_loop(report, element)
            _check_quantity(report, element)
        if element.kind == "userTask" and not element.groups and not element.lane:
            hint = "Draw it in a lane, or give it candidate groups."
            report.tell(element, "nobody", "Nobody can do this task.", hint)
        if element.kind == "userTask":
            _check_known(report, element)
        if element.kind == "userTask" and _MADE_UP.fullmatch(element.id):
            sentence = "The id was made up by the modeler, and stands in addresses and in the record for ever."
            report.tell(element, "made-up-id", sentence, "Give it one that says what is done.", severity="warning")
        if element.kind == "scriptTask" and not (element.script and element.result):
            hint = "Choose `FEEL expression` as its implementation, with a result variable."
            report.tell(element, "script", "The script task has no expression or no result variable.", hint)
        if element.kind == "businessRuleTask" and not (element.decision and element.result):
            hint = "Choose `DMN decision` as its implementation, with a result variable."
            report.tell(element, "decision", "The business rule task names no decision or no result variable.", hint)
        if _is_done_at_once(element) and _waits_here(report.diagram, element):
            hint = "Put the event on a task that waits, or on a sub-process."
            sentence = "This task is done at once: an event on it can hardly happen."
            report.tell(element, "never-waits", sentence, hint, severity="warning")
        if element.kind == "callActivity":
            _check_call(report, element)


def _is_done_at_once(element: Element) -> bool:
    return element.service == "document" or (element.kind in _AUTOMATIC and element.service is None)


def _waits_here(diagram: Diagram, element: Element) -> bool:
    """Whether something is waited for at a task, besides what undoes it and the errors that a script throws."""
    waited = [
        each for boundary in diagram.boundaries(element.id) if not is_undoing(boundary) for each in boundary.events
    ]
    return any(each.definition is None or each.definition.kind != "error" for each in waited)


def _check_known(report: Report, element: Element) -> None:
    """Whoever does a task of a confidential case may know of it."""
    known = roles_in(report.diagram.properties.get("knownTo", ""))
    written = element.groups or element.lane or ""
    if not known or written.startswith("="):
        return
    for role in (each.partition("@")[0] for each in roles_in(written)):
        if role not in known:
            sentence = say("`{role}` may not know of the case, and so cannot do this task.", role=role)
            report.tell(element, "not-known-to", sentence, "Name the role in the process's property `knownTo`.")


def _check_quantity(report: Report, element: Element) -> None:
    """Tokens that are waited for come along flows (BPMN 2.0.2, 10.3)."""
    wanted = element.start_quantity
    if wanted > 1 and (not report.diagram.incoming(element.id) or element.by_event or element.for_compensation):
        sentence = say("It waits for {wanted} tokens, but no flow leads here.", wanted=wanted)
        report.tell(element, "start-quantity", sentence, "Lead flows here, or let it begin with one token.")


def _check_call(report: Report, element: Element) -> None:
    diagram = report.diagram
    if not element.calls or element.calls.startswith("="):
        report.tell(element, "no-such-process", "It is not said which process is called.", "Name it by its id.")
    elif element.calls not in diagram.called and element.calls != diagram.process_id:
        sentence = say("There is no executable process `{process}` in this file.", process=element.calls)
        report.tell(element, "no-such-process", sentence, "Draw it in the same file.")
    elif _calls_itself(diagram, element):
        sentence = "What is called here calls this again, and so on without end."
        report.tell(element, "call-cycle", sentence, "Draw the repetition as a loop.")


def _calls_itself(diagram: Diagram, element: Element) -> bool:
    own = diagram.process_around(element)
    calls: dict[str, set[str]] = {}
    for each in diagram.elements.values():
        if each.calls:
            calls.setdefault(diagram.process_around(each), set()).add(each.calls)
    seen: set[str] = set()
    waiting = [element.calls or ""]
    while waiting:
        process = waiting.pop()
        if process not in seen:
            seen.add(process)
            waiting += calls.get(process, ())
    return own in seen


def _check_loop(report: Report, element: Element) -> None:
    loop = element.loop
    if loop is None:
        return
    if element.by_event:
        report.tell(element, "loop-not-here", "An event sub-process is not repeated.", "Remove the marker.")
    elif loop.kind == "standard":
        if not loop.condition and loop.maximum is None:
            hint = "Write a loop condition (FEEL, true = once more) or a maximum."
            report.tell(element, "loop", "Nothing says when the loop ends.", hint)
        if loop.maximum is not None and loop.maximum < 1:
            report.tell(element, "loop", "A loop is done at least once.", "Give a maximum of 1 or more.")
    elif loop.cardinality.removeprefix("=").strip().startswith("-"):
        report.tell(element, "loop", "An activity cannot be done less than no times.", "Give a number of 0 or more.")
    elif bool(loop.collection) == bool(loop.cardinality):
        hint = "Give it an input collection and, where the tasks differ, an input element; or a loop cardinality."
        report.tell(element, "loop", "Nothing says for which items, or how often, this is done.", hint)
    elif bool(loop.collects) != bool(loop.each_gives):
        hint = "Give both an output collection and an output element, or neither."
        report.tell(element, "loop", "What is collected and under which name belong together.", hint)
