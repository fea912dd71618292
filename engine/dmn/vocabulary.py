"""What a DMN file may say: everything else is refused, so that nothing in it is silently ignored."""

from collections.abc import Mapping

from lxml import etree

from engine.dmn.errors import DmnError

Node = etree._Element

NAMESPACES = {
    f"https://www.omg.org/spec/DMN/{release}/MODEL/" for release in ("20191111", "20211108", "20230324", "20240513")
} | {"http://www.omg.org/spec/DMN/20180521/MODEL/"}
"""DMN 1.2 to 1.6; what is read of them is the same."""
_MODELERS = ("http://bpmn.io/schema/dmn/biodi/", "http://camunda.org/schema/modeler/", "http://www.trisotech.com/")
"""Namespaces whose words say how something is drawn and nothing about what it means."""
_PLAIN = {"http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/XML/1998/namespace"}

_CELL = {"description", "text"}
_CHILDREN: Mapping[str, set[str]] = {
    "informationRequirement": {"description", "requiredDecision", "requiredInput"},
    "decisionTable": {"description", "input", "output", "annotation", "rule"},
    "input": {"description", "inputExpression", "inputValues"},
    "output": {"description", "outputValues", "defaultOutputEntry"},
    "rule": {"description", "inputEntry", "outputEntry", "annotationEntry"},
    "annotation": {"description"},
    **{
        name: _CELL
        for name in (
            "inputExpression", "inputValues", "outputValues", "defaultOutputEntry", "inputEntry", "outputEntry",
            "annotationEntry", "literalExpression",
        )
    },
}  # fmt: skip
"""The children of what is executed; those of `definitions` and `decision` are asked for where they are read."""
_EXECUTED = {*_CHILDREN, "definitions", "decision", "variable", "requiredDecision", "requiredInput"}
_ATTRIBUTES = {
    "id", "name", "label", "namespace", "expressionLanguage", "typeLanguage", "exporter", "exporterVersion", "typeRef",
    "hitPolicy", "aggregation", "preferredOrientation", "outputLabel", "href",
}  # fmt: skip
_FEEL = {"", "feel", "http://www.omg.org/spec/FEEL/20140401"} | {
    space.replace("/MODEL/", f"/FEEL{end}") for space in NAMESPACES for end in ("", "/")
}


def check(root: Node, path: str) -> None:
    """DmnError for the first element, attribute, extension or expression language that is not understood."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        _check_attributes(node, path)
        for child in node:
            if not isinstance(child.tag, str):
                continue
            _check_child(node, child, path)
            if etree.QName(child).namespace in NAMESPACES and etree.QName(child).localname in _EXECUTED:
                waiting.append(child)


def _check_child(node: Node, child: Node, path: str) -> None:
    name, space = etree.QName(child).localname, etree.QName(child).namespace or ""
    if space in NAMESPACES:
        known = _CHILDREN.get(etree.QName(node).localname)
        if name == "extensionElements":
            for extension in child:
                _check_extension(node, extension, path)
        elif known is not None and name not in known:
            raise _refused(node, path, f"A `{name}` in a `{etree.QName(node).localname}` is not executed.")
    elif not _drawn(space):
        raise _refused(node, path, f"`{name}` of {space or 'no namespace'} is not understood.")


def _check_extension(node: Node, extension: Node, path: str) -> None:
    if isinstance(extension.tag, str) and not _drawn(etree.QName(extension).namespace or ""):
        raise _refused(node, path, f"The extension `{etree.QName(extension).localname}` is not understood.")


def _check_attributes(node: Node, path: str) -> None:
    for written in node.attrib:
        name = etree.QName(str(written))
        space = name.namespace or ""
        known = name.localname in _ATTRIBUTES if not space else _drawn(space) or space in _PLAIN
        if not known:
            raise _refused(node, path, f"The attribute `{name.localname}` is not understood.")
    language = node.get("expressionLanguage", "")
    if language.lower() not in {each.lower() for each in _FEEL}:
        raise _refused(node, path, f"The expression language {language} is not FEEL.")


def _drawn(space: str) -> bool:
    return space.startswith(_MODELERS) or "/DMNDI/" in space


def _refused(node: Node, path: str, sentence: str) -> DmnError:
    named: Node | None = node
    while named is not None and not named.get("id"):
        named = named.getparent()
    return DmnError(path, named.get("id", "") if named is not None else "", sentence)
