"""What BPMN lets an expression say: conditions, how often and until when, timers."""

import re
from collections.abc import Mapping
from typing import Literal

from engine.diagram.camunda7 import changing, juel, moments
from engine.diagram.camunda7.conversion import Conversion
from engine.diagram.camunda7.spaces import drop, given, unset
from engine.diagram.parts import Timer
from engine.diagram.xml import Node, child, local

_PURPOSES = {
    "conditionExpression": "condition",
    "condition": "condition",
    "loopCondition": "loop condition",
    "completionCondition": "completion condition",
    "loopCardinality": "loop cardinality",
    "activationCondition": "activation condition",
}
_TIMERS: Mapping[str, Literal["date", "duration", "cycle"]] = {
    "timeDate": "date",
    "timeDuration": "duration",
    "timeCycle": "cycle",
}
EXPRESSIONS = frozenset(_PURPOSES)
TIMERS = frozenset(_TIMERS)


def turn(work: Conversion, node: Node) -> None:
    """The expression is FEEL, or told of."""
    text = changing.said(node)
    if not text or text.startswith("=") or (local(node) == "loopCardinality" and text.isdecimal()):
        return
    told = work.turned(node, f"The {_PURPOSES[local(node)]} `{text[:80]}`", lambda: _feel(node, text))
    if told is not None:
        changing.replace_text(node, f"={told}")
        unset(node, "language")


def turn_timer(work: Conversion, node: Node) -> None:
    """The timer says when in FEEL or ISO 8601, or is told of."""
    text, kind = changing.said(node), _TIMERS[local(node)]
    if not text or text.startswith("="):
        return
    if kind == "date":
        told = moments.instant(work, node, "The timer", text)
    else:
        told = moments.length(work, node, Timer(kind, text))
    if told is not None and told != text:
        changing.replace_text(node, told)


def turn_conditional(work: Conversion, node: Node) -> None:
    """A conditional event waits for its condition and for nothing else."""
    name = given(node, "variableName")
    if name and re.search(rf"\b{re.escape(name)}\b", changing.said(child(node, "condition"))):
        drop(node, "variableName")
        work.note(
            node, f"`variableName` (`{name[:60]}`) has gone: a condition is asked whenever something has changed."
        )


def _feel(node: Node, text: str) -> str:
    language = str(node.get("language", "")).lower()
    if juel.is_computed(text):
        return juel.in_feel(text, counts=_sees_counts(node))
    if "feel" in language:
        return juel.compiled(text)
    if language or text in ("true", "false"):
        return juel.expression(text)
    raise juel.NotTurned("it is no expression, but a text that stands for itself")


def _sees_counts(node: Node) -> bool:
    """Whether it ends instances that begin together: only then does BPMN's number of instances mean all of them."""
    around = node.getparent()
    if around is None or local(node) != "completionCondition":
        return False
    return local(around) == "multiInstanceLoopCharacteristics" and around.get("isSequential") != "true"
