"""`zeebe:properties` for the properties of the other engines."""

from engine.diagram.camunda7 import changing
from engine.diagram.camunda7.conversion import Conversion
from engine.diagram.camunda7.spaces import extensions, inner
from engine.diagram.xml import Node


def turn(work: Conversion, node: Node) -> None:
    """Each property with a name and a value is one of ours; whether it means something here is the check's matter."""
    for around in extensions(node, "properties"):
        for each in inner(around, "property"):
            name, value = each.get("name"), each.get("value")
            if not name or value is None or len(each):
                work.left(each, "A property is left: it has no name or no value.", "Give it both, or remove it.")
                continue
            ours = changing.listed(node, "properties")
            if any(one.get("name") == name for one in ours):
                work.left(each, f"The property `{str(name)[:60]}` is left: it stands here already.", "Remove one.")
                continue
            changing.remove(each)
            made = changing.add(ours, "property")
            made.set("name", str(name))
            made.set("value", str(value))
