"""What a DMN file may say: everything else is refused, so that nothing in it is silently ignored."""

from collections.abc import Iterator, Mapping

from lxml import etree

from engine.dmn.errors import DmnError
from engine.dmn.xml import NAMESPACES, Node
from engine.sentences import say

_MODELERS = ("http://bpmn.io/schema/dmn/biodi/", "http://camunda.org/schema/modeler/", "http://www.trisotech.com/")
"""Namespaces whose words say how something is drawn and nothing about what it means."""
_PLAIN = {"http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/XML/1998/namespace"}

_EXPRESSIONS = {
    "literalExpression", "decisionTable", "context", "list", "relation", "functionDefinition", "invocation",
    "conditional", "filter", "for", "some", "every",
}  # fmt: skip
_TOLD = {"description", "extensionElements"}
_CELL = _TOLD | {"text"}
_DOCUMENTED = {
    "question", "allowedAnswers", "impactedPerformanceIndicator", "decisionMaker", "decisionOwner", "usingProcess",
    "usingTask", "supportedObjective", "authorityRequirement",
}  # fmt: skip
_REQUIRES = {"variable", "informationRequirement", "knowledgeRequirement"}
_ITEM = _TOLD | {"typeRef", "allowedValues", "typeConstraint", "itemComponent", "functionItem"}
_CHILDREN: Mapping[str, set[str]] = {
    "decision": _TOLD | _DOCUMENTED | _REQUIRES | _EXPRESSIONS,
    "businessKnowledgeModel": _TOLD | _REQUIRES | {"encapsulatedLogic", "authorityRequirement"},
    "decisionService": _TOLD | {"variable", "outputDecision", "encapsulatedDecision", "inputDecision", "inputData"},
    "inputData": _TOLD | {"variable"},
    "informationRequirement": _TOLD | {"requiredDecision", "requiredInput"},
    "knowledgeRequirement": _TOLD | {"requiredKnowledge"},
    "itemDefinition": _ITEM,
    "itemComponent": _ITEM,
    "functionItem": _TOLD | {"parameters"},
    "encapsulatedLogic": _TOLD | _EXPRESSIONS | {"formalParameter"},
    "functionDefinition": _TOLD | _EXPRESSIONS | {"formalParameter"},
    "context": _TOLD | {"contextEntry"},
    "contextEntry": _TOLD | _EXPRESSIONS | {"variable"},
    "list": _TOLD | _EXPRESSIONS,
    "relation": _TOLD | {"column", "row"},
    "row": _TOLD | _EXPRESSIONS,
    "invocation": _TOLD | _EXPRESSIONS | {"binding"},
    "binding": _TOLD | _EXPRESSIONS | {"parameter"},
    "conditional": _TOLD | {"if", "then", "else"},
    "filter": _TOLD | {"in", "match"},
    "for": _TOLD | {"in", "return"},
    "some": _TOLD | {"in", "satisfies"},
    "every": _TOLD | {"in", "satisfies"},
    **{name: _TOLD | _EXPRESSIONS for name in ("if", "then", "else", "in", "match", "return", "satisfies")},
    "decisionTable": _TOLD | {"input", "output", "annotation", "rule"},
    "input": _TOLD | {"inputExpression", "inputValues"},
    "output": _TOLD | {"outputValues", "defaultOutputEntry"},
    "rule": _TOLD | {"inputEntry", "outputEntry", "annotationEntry"},
    **{
        name: _CELL
        for name in (
            "inputExpression", "inputValues", "outputValues", "defaultOutputEntry", "inputEntry", "outputEntry",
            "annotationEntry", "allowedValues", "typeConstraint",
        )
    },
    "literalExpression": _CELL | {"importedValues"},
    **{
        name: _TOLD
        for name in (
            "annotation", "variable", "parameter", "formalParameter", "column", "parameters", "requiredDecision",
            "requiredInput", "requiredKnowledge", "outputDecision", "encapsulatedDecision", "inputDecision", "import",
        )
    },
}  # fmt: skip
"""The children of what is executed."""
_EXECUTED = {*_CHILDREN, "definitions"}
_ATTRIBUTES = {
    "id", "name", "label", "namespace", "expressionLanguage", "typeLanguage", "exporter", "exporterVersion", "typeRef",
    "hitPolicy", "aggregation", "preferredOrientation", "outputLabel", "href", "isCollection", "outputTypeRef", "kind",
    "iteratorVariable", "importType", "locationURI",
}  # fmt: skip
_FEEL = {"", "feel", "http://www.omg.org/spec/FEEL/20140401"} | {
    space.replace("/MODEL/", f"/FEEL{end}") for space in NAMESPACES for end in ("", "/")
}
_FEEL_LOWER = {each.lower() for each in _FEEL}


def problems_of(root: Node, path: str) -> Iterator[DmnError]:
    """Each element, attribute, extension and expression language that is not understood."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield from _of_attributes(node, path)
        for child in node:
            if isinstance(child.tag, str):
                yield from _of_child(node, child, path)
                if etree.QName(child).namespace in NAMESPACES and etree.QName(child).localname in _EXECUTED:
                    waiting.append(child)


def _of_child(node: Node, child: Node, path: str) -> Iterator[DmnError]:
    name, space = etree.QName(child).localname, etree.QName(child).namespace or ""
    if space in NAMESPACES:
        known = _CHILDREN.get(etree.QName(node).localname)
        if name == "extensionElements":
            for extension in child:
                yield from _of_extension(node, extension, path)
        elif known is not None and name not in known:
            around = etree.QName(node).localname
            yield _refused(node, path, say("A `{name}` in a `{around}` is not executed.", name=name, around=around))
    elif not _drawn(space):
        space = space or say("no namespace")
        yield _refused(node, path, say("`{name}` of {space} is not understood.", name=name, space=space))


def _of_extension(node: Node, extension: Node, path: str) -> Iterator[DmnError]:
    if isinstance(extension.tag, str) and not _drawn(etree.QName(extension).namespace or ""):
        name = etree.QName(extension).localname
        yield _refused(node, path, say("The extension `{name}` is not understood.", name=name))


def _of_attributes(node: Node, path: str) -> Iterator[DmnError]:
    for written in node.attrib:
        name = etree.QName(str(written))
        space = name.namespace or ""
        known = name.localname in _ATTRIBUTES if not space else _drawn(space) or space in _PLAIN
        if not known:
            yield _refused(node, path, say("The attribute `{name}` is not understood.", name=name.localname))
    language = node.get("expressionLanguage", "")
    if language.lower() not in _FEEL_LOWER:
        yield _refused(node, path, say("The expression language {language} is not FEEL.", language=language))


def _drawn(space: str) -> bool:
    return space.startswith(_MODELERS) or "/DMNDI/" in space


def _refused(node: Node, path: str, sentence: str) -> DmnError:
    named: Node | None = node
    while named is not None and not named.get("id"):
        named = named.getparent()
    return DmnError(path, named.get("id", "") if named is not None else "", sentence)
