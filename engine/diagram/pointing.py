"""Whatever a file points to exists and is of the right kind (BPMN 2.0.2, 8 and 10, class by class)."""

from collections.abc import Iterator

from engine.diagram.problems import Problem
from engine.diagram.vocabulary import EXECUTED
from engine.diagram.xml import BPMN, Node, line_of, local, text
from engine.sentences import say

_ITEMS = frozenset({"dataObject", "dataObjectReference", "dataStoreReference", "dataInput", "dataOutput", "property"})
_TALKING = EXECUTED | {"participant"}
_ANYTHING = frozenset[str]()

_TARGETS: dict[tuple[str, str], frozenset[str]] = {
    ("messageFlow", "sourceRef"): _TALKING,
    ("messageFlow", "targetRef"): _TALKING,
    ("association", "sourceRef"): _ANYTHING,
    ("association", "targetRef"): _ANYTHING,
    ("dataInputAssociation", "sourceRef"): _ITEMS,
    ("dataInputAssociation", "targetRef"): _ITEMS,
    ("dataOutputAssociation", "sourceRef"): _ITEMS,
    ("dataOutputAssociation", "targetRef"): _ITEMS,
    ("message", "itemRef"): frozenset({"itemDefinition"}),
    **{(kind, "structureRef"): frozenset({"itemDefinition"}) for kind in ("signal", "error", "escalation")},
    **{("operation", name): frozenset({"message"}) for name in ("inMessageRef", "outMessageRef")},
}
_BY_NAME: dict[str, frozenset[str]] = {
    name: frozenset({kind})
    for name, kind in {
        "messageRef": "message",
        "signalRef": "signal",
        "errorRef": "error",
        "escalationRef": "escalation",
        "operationRef": "operation",
        "interfaceRef": "interface",
        "itemSubjectRef": "itemDefinition",
        "dataObjectRef": "dataObject",
        "dataStoreRef": "dataStore",
        "categoryValueRef": "categoryValue",
        "processRef": "process",
        "dataInputRefs": "dataInput",
        "optionalInputRefs": "dataInput",
        "whileExecutingInputRefs": "dataInput",
        "dataOutputRefs": "dataOutput",
        "optionalOutputRefs": "dataOutput",
        "whileExecutingOutputRefs": "dataOutput",
        "inputSetRefs": "inputSet",
        "outputSetRefs": "outputSet",
    }.items()
}


def check_pointing(root: Node, file: str) -> Iterator[Problem]:
    """Every reference leads to an element of the file, of a kind that may stand there."""
    kinds = {str(node.get("id")): local(node) for node in root.iter(f"{{{BPMN}}}*") if node.get("id")}
    for node, name, told in _references(root):
        wanted = _TARGETS.get((local(node), name), _BY_NAME.get(name))
        found = kinds.get(told.rpartition(":")[2])
        if found is None and name == "structureRef":
            continue  # a type of another language
        if wanted is not None and (found is None or (wanted and found not in wanted)):
            sentence = "`{name}` of `{kind}` points to `{told}`, which is no {wanted} of the file."
            if not told:
                sentence = "`{name}` of `{kind}` points to nothing, which is no {wanted} of the file."
            sentence = say(sentence, name=name, kind=local(node), told=told[:60], wanted=_named(wanted))
            owner = owner_of(node)
            yield Problem(
                file,
                owner.get("id", "?"),
                owner.get("name", ""),
                "reference",
                sentence,
                "Choose it again in the modeler.",
                line=line_of(node),
            )


def _references(root: Node) -> Iterator[tuple[Node, str, str]]:
    """The references by attribute and by element: where, under which name, to what."""
    for node in root.iter(f"{{{BPMN}}}*"):
        for name, value in node.attrib.items():
            if "Ref" in str(name) and not str(name).startswith("{"):
                yield node, str(name), str(value).strip()
        parent = node.getparent()
        if local(node).endswith(("Ref", "Refs")) and parent is not None:
            yield parent, local(node), text(node)


def _named(kinds: frozenset[str]) -> str:
    return say("element") if len(kinds) != 1 else next(iter(kinds))


def owner_of(node: Node) -> Node:
    """The node itself, or what it stands in, that has an id and is drawn or declared."""
    around: Node | None = node
    while around is not None and (not around.get("id") or local(around).endswith("EventDefinition")):
        around = around.getparent()
    return node if around is None else around
