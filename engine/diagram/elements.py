"""One flow node or sequence flow of the file as a plain value."""

from collections.abc import Mapping

from engine.diagram.parts import Element, EventDefinition, Flow, Loop, Timer
from engine.diagram.xml import ZEEBE, Node, child, children, extension, local, text

_TIMERS = ("timeDate", "timeDuration", "timeCycle")


_EACH = ("inputCollection", "inputElement", "outputCollection", "outputElement")
_CODES = {"signal": "name", "error": "errorCode", "escalation": "escalationCode"}
"""What signals, errors and escalations are told apart by."""


class Declared:
    """What the file declares beside its process, by id: messages, signals, errors and escalations."""

    def __init__(self, root: Node):
        self._declared = {str(message.get("id")): message for message in children(root, "message")}
        self._codes = {
            (kind, str(each.get("id"))): each.get(attribute)
            for kind, attribute in _CODES.items()
            for each in children(root, kind)
        }

    def code(self, kind: str, reference: str | None) -> str | None:
        """The name or code of what an event refers to; None where it refers to nothing."""
        found = self._codes.get((kind, reference or ""))
        return None if found is None else str(found)

    def name(self, reference: str | None) -> str | None:
        """The message's name, or its id where it has none; None if there is no such message."""
        message = self._declared.get(reference or "")
        return None if message is None else str(message.get("name") or reference)

    def correlation(self, reference: str | None) -> str | None:
        """The message's correlation key, if it has one."""
        message = self._declared.get(reference or "")
        return _attribute(message, "subscription", "correlationKey") if message is not None else None


def element(node: Node, scope: str, lane: str | None, declared: Declared) -> Element:
    """The flow node, with all that its extensions say."""
    definition = child(node, "messageEventDefinition")
    reference = node.get("messageRef") if definition is None else definition.get("messageRef")
    attached = node.get("attachedToRef")
    return Element(
        id=str(node.get("id")),
        kind=local(node),
        name=" ".join(str(node.get("name", "")).split()),
        scope=scope,
        lane=lane,
        documentation=text(child(node, "documentation")),
        properties=properties(node),
        form=_attribute(node, "formDefinition", "formId"),
        groups=_attribute(node, "assignmentDefinition", "candidateGroups"),
        due=_attribute(node, "taskSchedule", "dueDate"),
        script=_attribute(node, "script", "expression"),
        decision=_attribute(node, "calledDecision", "decisionId"),
        result=_attribute(node, "script", "resultVariable") or _attribute(node, "calledDecision", "resultVariable"),
        loop=_loop(node),
        timer=_timer(node),
        message=declared.name(str(reference)) if reference else None,
        correlation=declared.correlation(str(reference)) if reference else None,
        terminate=child(node, "terminateEventDefinition") is not None,
        definition=_definition(node, declared),
        attached_to=str(attached) if attached is not None else None,
        interrupting=node.get("cancelActivity", node.get("isInterrupting", "true")) == "true",
        by_event=node.get("triggeredByEvent") == "true",
        default=str(node.get("default")) if node.get("default") else None,
    )


def flow(node: Node, scope: str) -> Flow:
    """The sequence flow."""
    condition = child(node, "conditionExpression")
    return Flow(
        id=str(node.get("id")),
        source=str(node.get("sourceRef", "")),
        target=str(node.get("targetRef", "")),
        scope=scope,
        name=" ".join(str(node.get("name", "")).split()),
        condition=text(condition) if condition is not None else None,
        properties=properties(node),
    )


def properties(node: Node) -> Mapping[str, str]:
    """The `zeebe:properties` of the node; the last of equal names wins."""
    listed = extension(node, "properties")
    found = listed.findall(f"{{{ZEEBE}}}property") if listed is not None else []
    return {str(each.get("name", "")): str(each.get("value", "")) for each in found}


def _attribute(node: Node, name: str, attribute: str) -> str | None:
    found = extension(node, name)
    value = found.get(attribute) if found is not None else None
    return str(value).strip() if value is not None else None


def _timer(node: Node) -> Timer | None:
    definition = child(node, "timerEventDefinition")
    if definition is None:
        return None
    told = [(name, found) for name in _TIMERS if (found := child(definition, name)) is not None]
    match told:
        case [("timeDate", when)]:
            return Timer("date", text(when))
        case [("timeCycle", when)]:
            return Timer("cycle", text(when))
        case [("timeDuration", when)]:
            return Timer("duration", text(when))
        case _:
            return Timer("date", "")


def _definition(node: Node, declared: Declared) -> EventDefinition | None:
    """What the event throws or waits for; the first, if it says several, which is told elsewhere."""
    for kind in (*_CODES, "conditional", "link"):
        found = child(node, f"{kind}EventDefinition")
        if found is None:
            continue
        if kind == "link":
            return EventDefinition("link", str(found.get("name", "")))
        if kind == "conditional":
            return EventDefinition("conditional", condition=text(child(found, "condition")))
        reference = found.get(f"{kind}Ref")
        return EventDefinition(kind, declared.code(kind, None if reference is None else str(reference)))  # type: ignore[arg-type]
    return None


def _as_feel(told: str) -> str:
    """A whole number as FEEL; anything else as it is written."""
    return f"={told}" if told.isdecimal() else told


def _loop(node: Node) -> Loop | None:
    several, standard = child(node, "multiInstanceLoopCharacteristics"), child(node, "standardLoopCharacteristics")
    if several is not None:
        told = extension(several, "loopCharacteristics")
        said = {name: str(told.get(name, "")).strip() if told is not None else "" for name in _EACH}
        return Loop(
            "sequential" if several.get("isSequential") == "true" else "parallel",
            collection=said["inputCollection"],
            item=said["inputElement"],
            cardinality=_as_feel(text(child(several, "loopCardinality"))),
            until=text(child(several, "completionCondition")),
            collects=said["outputCollection"],
            each_gives=said["outputElement"],
        )
    if standard is not None:
        most = str(standard.get("loopMaximum", ""))
        before = standard.get("testBefore") == "true"
        condition = text(child(standard, "loopCondition"))
        return Loop(
            "standard", condition=condition, test_before=before, maximum=int(most) if most.isdecimal() else None
        )
    return None
