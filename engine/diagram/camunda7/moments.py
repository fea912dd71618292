"""When something is due or happens: ISO 8601 or an expression."""

from datetime import datetime

from engine import feel
from engine.diagram import instants
from engine.diagram.camunda7 import juel
from engine.diagram.camunda7.conversion import OURS, Conversion
from engine.diagram.parts import Timer
from engine.diagram.xml import Node

_HINT = f"{OURS} Or write ISO 8601: an instant with an offset, PT2H, R3/PT1H."
_DATE = feel.compile_expression("date and time(text)")
_DURATION = feel.compile_expression("duration(text)")


def instant(work: Conversion, node: Node, what: str, text: str, about: str = "") -> str | None:
    """What the text is in our dialect: an instant with an offset, or FEEL; None where it has to stay, which is told."""
    told = work.turned(node, f"{what} `{text[:80]}`", lambda: _instant(text), _HINT, about)
    if told is not None and _is_local(text):
        work.note(node, f"`{text}` has no offset: now it is meant in the zone of the case.")
    return told


def length(work: Conversion, node: Node, timer: Timer) -> str | None:
    """What a duration or a cycle is in our dialect; None where it has to stay, which is told."""
    return work.turned(node, f"The timer `{timer.text[:80]}`", lambda: _length(timer), _HINT)


def _instant(text: str) -> str:
    if juel.is_computed(text):
        return f"=date and time({juel.joined(text)})"
    if instants.instant(text) is not None:
        return text
    if _is_local(text):
        return f"=date and time({juel.quoted(text)})"
    if not instants.is_duration(text):
        raise juel.NotTurned("it is neither ISO 8601 nor an expression")
    lengths = (text,) if _DURATION({"text": text}) is not None else instants.in_feel(text) or ()
    return "=" + " + ".join(["now()", *(f"duration({juel.quoted(each)})" for each in lengths)])


def _length(timer: Timer) -> str:
    if juel.is_computed(timer.text):
        return f"={juel.joined(timer.text)}"
    if instants.problem_of(timer) is not None:
        raise juel.NotTurned("it is not in ISO 8601 as it can be here")
    return timer.text


def _is_local(text: str) -> bool:
    """Whether it is a date, or a date and time without an offset."""
    try:
        without = datetime.fromisoformat(text).tzinfo is None
    except ValueError:
        return False
    return without and _DATE({"text": text}) is not None
