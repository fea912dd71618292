"""What the events of the notation wait for and throw, as BPMN."""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from bpmn_pictures import Drawn

CODES = {"signal": "name", "error": "errorCode", "escalation": "escalationCode"}


def definitions(node: Drawn) -> str:
    """The event definitions of a node, in the order of this list."""
    return "".join((*_timers(node), *_codes(node), *_others(node)))


def _timers(node: Drawn) -> Iterator[str]:
    for key, name in (("date", "timeDate"), ("after", "timeDuration"), ("cycle", "timeCycle")):
        if key in node.keys:
            text = quoteattr(node.keys[key])[1:-1]
            yield f"<bpmn:timerEventDefinition><bpmn:{name}>{text}</bpmn:{name}></bpmn:timerEventDefinition>"


def _codes(node: Drawn) -> Iterator[str]:
    for kind in CODES:
        if kind in node.keys:
            reference = f' {kind}Ref="{kind}_{node.keys[kind]}"' if node.keys[kind] else ""
            yield f"<bpmn:{kind}EventDefinition{reference}/>"
    if "compensate" in node.keys:
        wanted = f' activityRef="{node.keys["compensate"]}"' if node.keys["compensate"] else ""
        waits = ' waitForCompletion="false"' if node.has("rest") else ""
        yield f"<bpmn:compensateEventDefinition{wanted}{waits}/>"


def _others(node: Drawn) -> Iterator[str]:
    if node.kind == "terminate":
        yield "<bpmn:terminateEventDefinition/>"
    if node.has("cancel"):
        yield "<bpmn:cancelEventDefinition/>"
    if "link" in node.keys:
        yield f'<bpmn:linkEventDefinition name="{node.keys["link"]}"/>'
    if "when" in node.keys:
        text = quoteattr(node.keys["when"])[1:-1]
        condition = f"<bpmn:condition>{text}</bpmn:condition>"
        yield f"<bpmn:conditionalEventDefinition>{condition}</bpmn:conditionalEventDefinition>"
    if "message" in node.keys and node.kind not in ("receive", "send"):
        yield f'<bpmn:messageEventDefinition messageRef="m_{node.keys["message"]}"/>'
