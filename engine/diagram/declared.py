"""What a file declares beside its processes, and what its events say of it: messages, signals, errors, escalations, timers."""

from collections.abc import Mapping
from typing import Any

from engine.diagram.parts import EventDefinition, Timer
from engine.diagram.xml import BPMN, Node, child, children, extension, local, text

_TIMERS = {"timeDate": "date", "timeDuration": "duration", "timeCycle": "cycle"}
_CODES = {"signal": "name", "error": "errorCode", "escalation": "escalationCode"}
"""What signals, errors and escalations are told apart by."""


class Declared:
    """Messages, signals, errors and escalations by id, and which elements are associated with which."""

    def __init__(self, root: Node):
        self._messages = {str(message.get("id")): message for message in children(root, "message")}
        self._codes = {
            (kind, str(each.get("id"))): each.get(attribute)
            for kind, attribute in _CODES.items()
            for each in children(root, kind)
        }
        self.undoing = {str(each.get("id")) for each in root.iter(f"{{{BPMN}}}*") if _undoes(each)}
        """The activities that compensate."""
        self.associated: dict[str, list[str]] = {}
        for each in root.iter(f"{{{BPMN}}}association"):
            ends = (str(each.get("sourceRef", "")), str(each.get("targetRef", "")))
            for one, other in (ends, ends[::-1]):
                self.associated.setdefault(one, []).append(other)

    def code(self, kind: str, reference: str | None) -> str | None:
        """The name or code of what an event refers to; None where it refers to nothing."""
        found = self._codes.get((kind, reference or ""))
        return None if found is None else str(found)

    def name(self, reference: str | None) -> str | None:
        """The message's name, or its id where it has none; None if there is no such message."""
        message = self._messages.get(reference or "")
        return None if message is None else str(message.get("name") or reference)

    def correlation(self, reference: str | None) -> str | None:
        """The message's correlation key, if it has one."""
        message = self._messages.get(reference or "")
        told = extension(message, "subscription") if message is not None else None
        key = told.get("correlationKey") if told is not None else None
        return str(key).strip() if key is not None else None

    def definitions(self, node: Node) -> list[Mapping[str, Any]]:
        """What each event definition of the node says, as the values of an `Element`, in the order of the file."""
        if local(node) in ("sendTask", "receiveTask"):
            return [self._message(node)]
        return [self._said(each) for each in node if local(each).endswith("EventDefinition")]

    def _said(self, definition: Node) -> Mapping[str, Any]:
        kind = local(definition).removesuffix("EventDefinition")
        match kind:
            case "timer":
                return {"timer": _timer(definition)}
            case "message":
                return self._message(definition)
            case "terminate":
                return {"terminate": True}
            case "link":
                return {"definition": EventDefinition("link", str(definition.get("name", "")))}
            case "conditional":
                return {"definition": EventDefinition("conditional", condition=text(child(definition, "condition")))}
            case "compensate":
                activity, waits = definition.get("activityRef"), definition.get("waitForCompletion", "true") == "true"
                code = None if activity is None else str(activity).rpartition(":")[2]
                return {"definition": EventDefinition("compensation", code, waits=waits)}
            case "cancel":
                return {"definition": EventDefinition("cancel")}
            case _:
                code = self.code(kind, str(definition.get(f"{kind}Ref", "")))
                return {"definition": EventDefinition(kind, code)}  # type: ignore[arg-type]

    def _message(self, node: Node) -> Mapping[str, Any]:
        reference = str(node.get("messageRef", ""))
        return {"message": self.name(reference) or "", "correlation": self.correlation(reference)}


def _undoes(node: Node) -> bool:
    return node.get("isForCompensation") == "true"


def _timer(definition: Node) -> Timer:
    told = [(kind, found) for name, kind in _TIMERS.items() if (found := child(definition, name)) is not None]
    if len(told) != 1:
        return Timer("date", "")
    return Timer(told[0][0], text(told[0][1]))  # type: ignore[arg-type]
