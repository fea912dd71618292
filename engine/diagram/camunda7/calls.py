"""What a call activity calls, and what it hands in and out."""

from engine.diagram.camunda7 import changing, juel, mappings
from engine.diagram.camunda7.conversion import Conversion
from engine.diagram.camunda7.spaces import attributes, drop, extensions, given
from engine.diagram.xml import Node, local

_BINDING, _LATEST = "calledElementBinding", ("latest", "deployment")
_MAPPING = frozenset({"source", "target", "sourceExpression"})
_BUSINESS_KEY = ("#{execution.processBusinessKey}", "${execution.processBusinessKey}")


def turn(work: Conversion, node: Node) -> None:
    """The called process is named, and names are handed in and out by `zeebe:ioMapping`."""
    if given(node, _BINDING) in _LATEST:
        drop(node, _BINDING)
        work.note(node, f"`{_BINDING}` has gone: what is called is in the same file, and of the same version.")
    called = str(node.get("calledElement", ""))
    if juel.is_computed(called):
        hint = "Name the process by its id; where there are several, draw a gateway and a call activity for each."
        work.left(node, f"The called process `{called[:80]}` is left: it is named here, not computed.", hint)
    elif called:
        # `calledElement` alone is BPMN's own; modelers of this dialect read the extension.
        plain = called.rpartition(":")[2]
        if work.extend(node, "calledElement", {"processId": plain}, "calledElement"):
            del node.attrib["calledElement"]
    for each in extensions(node, "in", "out"):
        _turn_mapping(work, node, each)


def _turn_mapping(work: Conversion, node: Node, mapping: Node) -> None:
    if _is_whole(mapping):
        changing.remove(mapping)
        what = "all variables" if mapping.get("variables") else "the business key"
        why = "the document and the number of a case are the same in what is called"
        work.note(node, f"`{local(mapping)}` of {what} has gone: {why}.")
        return
    told = work.turned(mapping, f"The mapping `{local(mapping)}`", lambda: _source(mapping), mappings.HINT)
    if told is not None:
        changing.remove(mapping)
        mappings.put(node, "input" if local(mapping) == "in" else "output", told, str(mapping.get("target")))


def _is_whole(mapping: Node) -> bool:
    """Whether it hands over what both have anyway."""
    if attributes(mapping) or len(mapping.attrib) != 1:
        return False
    return mapping.get("variables") == "all" or mapping.get("businessKey") in _BUSINESS_KEY


def _source(mapping: Node) -> str:
    if unknown := sorted(set(map(str, mapping.attrib)) - _MAPPING):
        raise juel.NotTurned(f"`{unknown[0]}` of it says something that no mapping can")
    mappings.check_name(str(mapping.get("target", "")))
    source, computed = mapping.get("source"), mapping.get("sourceExpression")
    if (source is None) == (computed is None):
        raise juel.NotTurned("it has no source, or two")
    if source is not None:
        return juel.expression(str(source))
    return juel.computed(str(computed))
