"""Circles in which nobody does anything and no time passes."""

from collections.abc import Iterator

from engine.diagram.model import Diagram
from engine.diagram.parts import GATEWAYS
from engine.diagram.report import Report

_AT_ONCE = GATEWAYS - {"eventBasedGateway"} | {
    "task", "manualTask", "scriptTask", "businessRuleTask", "sendTask", "intermediateThrowEvent", "subProcess",
}  # fmt: skip
"""What is passed without waiting for anybody; a sub-process, if all in it is."""


def check_restless(report: Report) -> None:
    """A circle in which nobody does anything and no time passes runs until its condition ends it, or the budget does."""
    diagram = report.diagram
    at_once = _without_joins({each for each in diagram.elements if _is_at_once(diagram, each)}, diagram)
    for circle in _circles(diagram, at_once):
        sentence = "This circle waits for nobody: it is gone through again and again in one step."
        hint = "Put a task or a timer into it, or count in one expression."
        report.tell(diagram.elements[circle], "restless-circle", sentence, hint, severity="warning")


def _without_joins(at_once: set[str], diagram: Diagram) -> set[str]:
    """Without the parallel joins that wait for a path on which somebody does something (BPMN 2.0.2, 13.4.1)."""
    passing = True
    while passing:
        joins = [each for each in at_once if diagram.elements[each].kind == "parallelGateway"]
        waiting = {join for join in joins if not _comes_round(join, at_once, diagram)}
        at_once, passing = at_once - waiting, bool(waiting)
    return at_once


def _comes_round(join: str, at_once: set[str], diagram: Diagram) -> bool:
    """Whether each flow to the join can be reached from it without waiting for anybody."""
    reached, ahead = set[str](), [join]
    while ahead:
        for flow in diagram.outgoing(ahead.pop()):
            if flow.target in at_once and flow.target not in reached:
                reached.add(flow.target)
                ahead.append(flow.target)
    return all(flow.source in reached for flow in diagram.incoming(join))


def _is_at_once(diagram: Diagram, element: str) -> bool:
    found = diagram.elements[element]
    if found.kind == "subProcess":
        inside = diagram.inside(element)
        return not found.by_event and all(
            each.kind in ("startEvent", "endEvent") or _is_at_once(diagram, each.id) for each in inside
        )
    return found.service == "document" or (found.kind in _AT_ONCE and found.service is None)


def _circles(diagram: Diagram, at_once: set[str]) -> Iterator[str]:
    """One element of each circle of such elements: what is left when those that nothing leads to are taken away."""
    leads = {name: [flow.source for flow in diagram.incoming(name) if flow.source in at_once] for name in at_once}
    following = {name: [flow.target for flow in diagram.outgoing(name) if flow.target in at_once] for name in at_once}
    for ways, others in ((leads, following), (following, leads)):
        waiting = [name for name in ways if not ways[name]]
        while waiting:
            name = waiting.pop()
            for other in others.pop(name, []):
                if other in ways:
                    ways[other] = [each for each in ways[other] if each != name]
                    if not ways[other]:
                        waiting.append(other)
            ways.pop(name, None)
        others_left = set(ways)
        for each in list(others):
            if each not in others_left:
                others.pop(each)
    yield from _one_each(following)


def _one_each(following: dict[str, list[str]]) -> Iterator[str]:
    seen: set[str] = set()
    for name in sorted(following):
        if name not in seen:
            yield name
        waiting = [name]
        while waiting:
            each = waiting.pop()
            if each not in seen:
                seen.add(each)
                waiting += following.get(each, [])
