"""Where the engines of that family say things: their namespaces, and attributes and extensions in them."""

from engine.diagram.xml import BPMN, Node, child, local, namespace

SPACES = (
    "http://camunda.org/schema/1.0/bpmn",
    "http://operaton.org/schema/1.0/bpmn",
    "http://flowable.org/bpmn",
    "http://activiti.org/bpmn",
    "http://www.camunda.com/fox",
)
"""They come from one ancestor, and name most things alike."""


def is_theirs(node: Node) -> bool:
    """Whether the element is an extension of one of these engines."""
    return namespace(node) in SPACES


def given(node: Node, name: str) -> str | None:
    """What the attribute says; None where it is not given."""
    found = (node.get(f"{{{space}}}{name}") for space in SPACES)
    told = next((each for each in found if each is not None), None)
    return None if told is None else str(told).strip()


def drop(node: Node, name: str) -> None:
    """The attribute is no longer given."""
    for space in SPACES:
        unset(node, f"{{{space}}}{name}")


def unset(node: Node, name: str) -> None:
    """The attribute of this full name is not there."""
    if name in node.attrib:
        del node.attrib[name]


def attributes(node: Node) -> list[str]:
    """The names of the attributes of these engines, in the order of the file."""
    split = (str(name).removeprefix("{").partition("}") for name in node.attrib)
    return [plain for space, _, plain in split if space in SPACES]


def extensions(node: Node, *names: str) -> list[Node]:
    """The extensions of these engines that the element has, all of them or those of these names."""
    around = child(node, "extensionElements")
    return [] if around is None else inner(around, *names)


def inner(node: Node, *names: str) -> list[Node]:
    """What stands directly in an extension, all of it or what has these names."""
    return [each for each in node if is_theirs(each) and (not names or local(each) in names)]


def owner(node: Node) -> Node:
    """The element of the diagram that something belongs to: the nearest that an analyst sees and that has an id."""
    seen = node
    for each in (node, *node.iterancestors()):
        seen = each
        part = local(each).endswith(("Definition", "Characteristics", "Expression"))
        if namespace(each) == BPMN and each.get("id") and not part:
            return each
    return seen
