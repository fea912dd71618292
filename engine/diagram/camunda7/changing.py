"""Elements put into a tree and taken out of it, so that the rest of the file stays as it was."""

from collections.abc import Mapping

from lxml import etree

from engine.diagram.xml import BPMN, ZEEBE, Node, child, children, local

_STEP = "  "


def extend(node: Node, name: str, attributes: Mapping[str, str]) -> bool:
    """The element has this `zeebe:` extension; False where it says something else already, and nothing has changed."""
    around = child(node, "extensionElements")
    found = around.find(f"{{{ZEEBE}}}{name}") if around is not None else None
    if found is not None and any(found.get(key, value) != value for key, value in attributes.items()):
        return False
    if found is None:
        found = add(_extensions(node), name)
    for key, value in attributes.items():
        found.set(key, value)
    return True


def listed(node: Node, name: str) -> Node:
    """The `zeebe:` extension of this name, to which more can be added."""
    around = _extensions(node)
    found = around.find(f"{{{ZEEBE}}}{name}")
    return add(around, name) if found is None else found


def add(around: Node, name: str) -> Node:
    """A new `zeebe:` element at the end of another."""
    made = etree.SubElement(around, f"{{{ZEEBE}}}{name}", nsmap={"zeebe": ZEEBE})
    level = sum(1 for _ in around.iterancestors())
    before = made.getprevious()
    if before is None:
        around.text = _line(level + 1)
    else:
        before.tail = _line(level + 1)
    made.tail = _line(level)
    return made


def remove(node: Node) -> None:
    """The element is gone, and so is the extension around it, if that is empty now but for comments, which stay."""
    around, before = node.getparent(), node.getprevious()
    assert around is not None
    if node.getnext() is None and before is not None:
        before.tail = node.tail
    around.remove(node)
    if around.attrib or not _is_extension(around) or any(isinstance(each.tag, str) for each in around):
        return
    if local(around) == "extensionElements" and len(around):
        return
    for comment in list(around):
        around.addprevious(comment)
    remove(around)


def replace_text(node: Node, told: str) -> None:
    """The element says this; comments in it stay."""
    for each in node:
        each.tail = None
    node.text = told


def said(node: Node | None) -> str:
    """The text of an element without the comments in it."""
    return "" if node is None else str(node.xpath("string()")).strip()


def _extensions(node: Node) -> Node:
    found = child(node, "extensionElements")
    if found is not None:
        return found
    level = sum(1 for _ in node.iterancestors())
    made = node.makeelement(f"{{{BPMN}}}extensionElements")
    documented = children(node, "documentation")
    last = len(node) == 0
    if documented:
        made.tail = documented[-1].tail
        documented[-1].tail = _line(level + 1)
        node.insert(node.index(documented[-1]) + 1, made)
        return made
    made.tail = _line(level) if last else node.text
    node.text = _line(level + 1)
    node.insert(0, made)
    return made


def _is_extension(node: Node) -> bool:
    return any(each.tag == f"{{{BPMN}}}extensionElements" for each in (node, *node.iterancestors()))


def _line(level: int) -> str:
    return "\n" + _STEP * level
