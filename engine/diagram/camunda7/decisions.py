"""What a business rule task decides by, and under which name the result is kept."""

from engine.diagram.camunda7 import juel
from engine.diagram.camunda7.conversion import Conversion
from engine.diagram.camunda7.spaces import drop, given
from engine.diagram.xml import Node

_NAMES = ("decisionRef", "resultVariable")
_BINDING, _LATEST = "decisionRefBinding", ("latest", "deployment")
_RESULT = "mapDecisionResult"
_HINT = (
    "Here a result is what the table's hit policy gives: one value, a context of several outputs, or a list of them. "
    "Let what reads it read that, and say `singleEntry`."
)


def turn(work: Conversion, node: Node) -> None:
    """The task calls its decision; where its result would be another value than before, it stays as it is."""
    decision, result = given(node, "decisionRef"), given(node, "resultVariable")
    if decision is None:
        return
    if why := _why_not(decision, result, given(node, _RESULT) or "resultList"):
        sentence, hint = why
        work.left(node, f"The decision `{decision[:80]}` is left: {sentence}.", hint, "decisionRef")
        work.told |= {(node, name) for name in (*_NAMES, _RESULT)}
    elif work.extend(node, "calledDecision", {"decisionId": decision, "resultVariable": str(result)}, "decisionRef"):
        for name in (*_NAMES, _RESULT):
            drop(node, name)
        if given(node, _BINDING) in _LATEST:
            drop(node, _BINDING)
            work.note(node, f"`{_BINDING}` has gone: a version of a procedure has its decisions in it.")


def _why_not(decision: str, result: str | None, kept: str) -> tuple[str, str] | None:
    """Why the decision cannot be called here, and what to do about it."""
    if juel.is_computed(decision):
        return "it is named here, not computed", "Name it by its id."
    if not result:
        return "nothing keeps its result", "Give the task a result variable."
    if kept != "singleEntry":
        return f"its result is kept as `{kept[:40]}`", _HINT
    return None
