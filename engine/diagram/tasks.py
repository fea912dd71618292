"""What activities must say: who does them, what they evaluate, how often."""

from engine.diagram.parts import ACTIVITIES, Element
from engine.diagram.report import Report

_AUTOMATIC = ("task", "manualTask", "scriptTask", "businessRuleTask")


def check_tasks(report: Report) -> None:
    """Every activity has what it needs to be done."""
    for element in report.diagram.elements.values():
        if element.kind in ACTIVITIES:
            _check_loop(report, element)
        if element.kind == "userTask" and not element.groups and not element.lane:
            hint = "Draw it in a lane, or give it candidate groups."
            report.tell(element, "nobody", "Nobody can do this task.", hint)
        if element.kind == "scriptTask" and not (element.script and element.result):
            hint = "Choose `FEEL expression` as its implementation, with a result variable."
            report.tell(element, "script", "The script task has no expression or no result variable.", hint)
        if element.kind == "businessRuleTask" and not (element.decision and element.result):
            hint = "Choose `DMN decision` as its implementation, with a result variable."
            report.tell(element, "decision", "The business rule task names no decision or no result variable.", hint)
        if element.kind in _AUTOMATIC and report.diagram.boundaries(element.id):
            hint = "Put the event on a task that waits, or on a sub-process."
            report.tell(element, "never-waits", "This task is done at once: an event on it could never happen.", hint)


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
    elif bool(loop.collection) == bool(loop.cardinality):
        hint = "Give it an input collection and, where the tasks differ, an input element; or a loop cardinality."
        report.tell(element, "loop", "Nothing says for which items, or how often, this is done.", hint)
    elif bool(loop.collects) != bool(loop.each_gives):
        hint = "Give both an output collection and an output element, or neither."
        report.tell(element, "loop", "What is collected and under which name belong together.", hint)
