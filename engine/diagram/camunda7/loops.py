"""For which items an activity is done several times."""

from engine.diagram.camunda7 import juel, mappings
from engine.diagram.camunda7.conversion import Conversion
from engine.diagram.camunda7.spaces import drop, given
from engine.diagram.xml import Node


def turn(work: Conversion, node: Node) -> None:
    """The loop has its list, and each instance the item under its name."""
    collection, item = given(node, "collection"), given(node, "elementVariable")
    if collection is None:
        return
    told = work.turned(node, f"The collection `{collection[:80]}`", lambda: _list(collection), about="collection")
    if told is None:
        work.told.add((node, "elementVariable"))
        return
    said = {"inputCollection": f"={told}"}
    if item is not None:
        named = work.turned(
            node, "The element variable", lambda: _name(item), "Choose another name.", "elementVariable"
        )
        said |= {"inputElement": named} if named is not None else {}
    if work.extend(node, "loopCharacteristics", said, "collection"):
        drop(node, "collection")
        if "inputElement" in said:
            drop(node, "elementVariable")


def _list(text: str) -> str:
    return juel.in_feel(text) if juel.is_computed(text) else juel.expression(text)


def _name(text: str) -> str:
    mappings.check_name(text)
    return text
