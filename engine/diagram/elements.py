"""One flow node or sequence flow of the file as a plain value."""

from collections.abc import Mapping
from dataclasses import replace

from engine.diagram.declared import Declared
from engine.diagram.parts import AdHoc, Element, Flow, Loop, is_undoing
from engine.diagram.xml import ZEEBE, Node, child, extension, local, text

_EACH = ("inputCollection", "inputElement", "outputCollection", "outputElement")
_KINDS = {"transaction": "subProcess", "adHocSubProcess": "subProcess"}


def element(node: Node, scope: str, lane: str | None, declared: Declared) -> Element:
    """The flow node, with all that its extensions say."""
    attached = node.get("attachedToRef")
    read = Element(
        id=str(node.get("id")),
        kind=_KINDS.get(local(node), local(node)),
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
        attached_to=str(attached) if attached is not None else None,
        default=str(node.get("default")) if node.get("default") else None,
        direction=str(node.get("gatewayDirection", "")),
        activation=text(child(node, "activationCondition")),
        calls=called_by(node) if local(node) == "callActivity" else None,
        service=_attribute(node, "taskDefinition", "type"),
        inputs=_mapped(node, "input"),
        outputs=_mapped(node, "output"),
    )
    return _with_events(_marked(read, node), node, declared)


def _marked(read: Element, node: Node) -> Element:
    """With the marks that BPMN draws as lines and symbols: dashed, parallel, compensating, …"""
    return replace(
        read,
        interrupting=node.get("cancelActivity", node.get("isInterrupting", "true")) == "true",
        by_event=node.get("triggeredByEvent") == "true",
        all_of_them=node.get("parallelMultiple") == "true",
        start_quantity=_quantity(node, "startQuantity"),
        completion_quantity=_quantity(node, "completionQuantity"),
        for_compensation=node.get("isForCompensation") == "true",
        transaction=local(node) == "transaction",
        ad_hoc=_ad_hoc(node) if local(node) == "adHocSubProcess" else None,
        instantiates=node.get("instantiate") == "true",
    )


def _with_events(read: Element, node: Node, declared: Declared) -> Element:
    """What the event says; one that says several things has a part for each."""
    said = declared.definitions(node)
    if len(said) > 1:
        return replace(read, parts=tuple(replace(read, **each) for each in said))
    whole = replace(read, **said[0]) if said else read
    if read.kind == "boundaryEvent" and is_undoing(whole):
        handlers = [each for each in declared.associated.get(read.id, []) if each in declared.undoing]
        return replace(whole, handler=handlers[0] if len(handlers) == 1 else None)
    return whole


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


def _quantity(node: Node, name: str) -> int:
    told = str(node.get(name, "1"))
    return int(told) if told.isdecimal() and len(told) < 7 else 1


def _ad_hoc(node: Node) -> AdHoc:
    one_by_one = node.get("ordering") == "Sequential"
    completion = text(child(node, "completionCondition"))
    return AdHoc(one_by_one, completion, node.get("cancelRemainingInstances", "true") == "true")


def called_by(node: Node) -> str | None:
    """The id of the process that a call activity calls: the dialect's, or BPMN's without its prefix."""
    told = _attribute(node, "calledElement", "processId")
    plain = str(node.get("calledElement", "")).rpartition(":")[2]
    return told or plain or None


def _mapped(node: Node, name: str) -> tuple[tuple[str, str], ...]:
    """The names and the FEEL of `zeebe:ioMapping`."""
    listed = extension(node, "ioMapping")
    found = listed.findall(f"{{{ZEEBE}}}{name}") if listed is not None else []
    return tuple((str(each.get("target", "")).strip(), str(each.get("source", "")).strip()) for each in found)


def _as_feel(told: str) -> str:
    """A whole number as FEEL; anything else as it is written."""
    return f"={told}" if told.removeprefix("-").isdecimal() else told


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
