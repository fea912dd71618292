"""A diagram as items: every element with an id of its own, with all that is said of it and where it is drawn."""

from collections.abc import Iterator

from lxml import etree

from engine.diagram import DiagramRefused
from engine.diagram.xml import BPMN, root_of
from web.workbench.comparing.changes import Item
from web.workbench.comparing.trees import Node, flat

_SCOPES = frozenset(
    {
        "process",
        "subProcess",
        "transaction",
        "adHocSubProcess",
        "collaboration",
        "laneSet",
        "lane",
        "definitions",
        "childLaneSet",
    }
)
_HOLDERS = frozenset({"laneSet", "childLaneSet"})
_DI = "http://www.omg.org/spec/BPMN/20100524/DI"
_KNOWN = {"property": "name", "input": "target", "output": "target", "header": "key", "incoming": "", "outgoing": ""}
_BY_DEFAULT = frozenset(
    {
        ("isForCompensation", "false"),
        ("startQuantity", "1"),
        ("completionQuantity", "1"),
        ("parallelMultiple", "false"),
        ("cancelActivity", "true"),
        ("isInterrupting", "true"),
        ("instantiate", "false"),
        ("isClosed", "false"),
        ("isExecutable", "false"),
        ("triggeredByEvent", "false"),
        ("isCollection", "false"),
        ("isSequential", "false"),
        ("behavior", "All"),
        ("ordering", "Parallel"),
        ("cancelRemainingInstances", "true"),
        ("waitForCompletion", "true"),
        ("associationDirection", "None"),
        ("gatewayDirection", "Unspecified"),
        ("eventGatewayType", "Exclusive"),
        ("textFormat", "text/plain"),
        ("itemKind", "Information"),
        ("isUnlimited", "true"),
        ("testBefore", "false"),
        ("implementation", "##unspecified"),
        ("typeLanguage", "http://www.w3.org/2001/XMLSchema"),
        ("expressionLanguage", "http://www.w3.org/1999/XPath"),
    }
)
"""What BPMN 2.0.2 takes where nothing is said: a modeler that leaves it out changes nothing."""
_DRAWN_ONLY = frozenset({"exporter", "exporterVersion", "executionPlatformVersion"})


def items(content: bytes, path: str) -> dict[str, Item]:
    """The elements by id, in the order of the file; DiagramRefused if it cannot be read."""
    root = root_of(content, path)
    lanes, layout = dict(_lanes(root)), _layout(root)
    found: dict[str, Item] = {}
    for node, scope in _elements(root, ""):
        own = _id(node, found)
        told = flat(node, lambda child: _apart(child), _KNOWN)
        name = " ".join(told.pop("@name", "").split())
        told = {way: value for way, value in told.items() if (way.rpartition("@")[2], value) not in _BY_DEFAULT}
        told.pop("@id", None)
        told |= {"scope": scope} if scope else {}
        told |= {"lane": lanes[own]} if own in lanes else {}
        drawn = " ".join(
            [
                layout.pop(own, ""),
                *(f"{each}={told.pop('@' + each)}" for each in sorted(_DRAWN_ONLY) if f"@{each}" in told),
            ]
        )
        found[own] = Item(own, etree.QName(node).localname, name, told, drawn.strip(), path)
    left = " ".join(f"{own}: {told}" for own, told in layout.items())
    first = next(iter(found.values()), None)
    if left and first is not None:
        found[first.id] = Item(first.id, first.kind, first.name, first.properties, f"{first.layout} {left}", path)
    return found


def unread(content: bytes, path: str) -> str | None:
    """Why the diagram cannot be read; None if it can."""
    try:
        items(content, path)
    except DiagramRefused as refused:
        return str(refused.problems[0].sentence)
    return None


def _elements(node: Node, scope: str) -> Iterator[tuple[Node, str]]:
    """Every element, with the id of what it lies in."""
    kind = etree.QName(node).localname
    if kind not in _HOLDERS:
        yield node, scope
    inner = scope if kind in _HOLDERS else str(node.get("id", ""))
    for child in node:
        if (
            isinstance(child.tag, str)
            and _apart(child)
            and etree.QName(child).namespace == BPMN
            and not _is_reference(child)
        ):
            yield from _elements(child, "" if kind == "definitions" else inner)


def _apart(node: Node) -> bool:
    """Whether the node is an item of its own, or said elsewhere."""
    parent = node.getparent()
    if not isinstance(node.tag, str) or parent is None:
        return False
    name = etree.QName(node)
    if name.namespace == _DI or name.localname in _HOLDERS or _is_reference(node):
        return True
    own = node.get("id") is not None or name.localname == "sequenceFlow"
    inside = etree.QName(parent).localname in _SCOPES and name.localname not in ("extensionElements", "documentation")
    return name.namespace == BPMN and own and inside


def _is_reference(node: Node) -> bool:
    """What the other end says too: the flows of a node, the nodes of a lane."""
    return etree.QName(node).localname in ("incoming", "outgoing", "flowNodeRef")


def _id(node: Node, found: dict[str, Item]) -> str:
    own = node.get("id")
    if own is None:
        own = f"{etree.QName(node).localname} {node.get('sourceRef', '')} → {node.get('targetRef', '')}"
    while own in found:
        own = f"{own} ′"
    return str(own)


def _lanes(root: Node) -> Iterator[tuple[str, str]]:
    """By node the innermost lane: its name, else its id."""
    for lane in root.iter(f"{{{BPMN}}}lane"):
        for reference in lane.findall(f"{{{BPMN}}}flowNodeRef"):
            yield (reference.text or "").strip(), str(lane.get("name") or lane.get("id") or "")


def _layout(root: Node) -> dict[str, str]:
    """By element all that is said of how it is drawn."""
    found: dict[str, str] = {}
    for plane in root.iter(f"{{{_DI}}}BPMNPlane"):
        for shape in plane:
            if isinstance(shape.tag, str):
                told = flat(shape, lambda child: False, {})
                own = told.pop("@bpmnElement", "?")
                told.pop("@id", None)
                found[own] = "; ".join([found[own]] if own in found else []) + " ".join(
                    f"{k}={v}" for k, v in told.items()
                )
    return found
