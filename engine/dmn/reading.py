"""From a DMN file to its decisions; what is not understood is refused with the element's id."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from engine import feel
from engine.dmn.errors import DmnError
from engine.dmn.model import Decision, Definitions, Literal, Logic
from engine.dmn.tabulating import table_of
from engine.dmn.vocabulary import NAMESPACES, check

Node = etree._Element
LARGEST = 2_000_000
"""Bytes."""
_DRAWN = {"description", "extensionElements", "inputData", "knowledgeSource", "textAnnotation", "association", "group"}
_BESIDE = {"description", "question", "allowedAnswers", "extensionElements", "variable", "authorityRequirement"}
_BESIDE |= {
    "impactedPerformanceIndicator",
    "decisionMaker",
    "decisionOwner",
    "usingProcess",
    "usingTask",
    "supportedObjective",
}
_CLAUSES = re.compile(r"^\s*clauses:\s*(.+?)\s*$", re.MULTILINE)


def read(content: bytes, path: str) -> Definitions:
    """The decisions of a DMN file; DmnError for a file that is none, or that says what is not executed."""
    root = _root(content, path)
    check(root, path)
    nodes: dict[str, Node] = {}
    for node in _children(root):
        if _local(node) == "decision":
            _keep(nodes, node, path)
        elif _local(node) not in _DRAWN and etree.QName(node).namespace in NAMESPACES:
            raise DmnError(path, node.get("id", _local(node)), f"A `{_local(node)}` is not executed.")
    reading = _Reading(path, nodes)
    return Definitions(path, {decision_id: reading.decision(decision_id, ()) for decision_id in nodes})


def _keep(nodes: dict[str, Node], node: Node, path: str) -> None:
    decision_id = node.get("id")
    if not decision_id:
        raise DmnError(path, "", f"The decision `{node.get('name', '')}` has no id.")
    if decision_id in nodes:
        raise DmnError(path, decision_id, "Two decisions have this id.")
    nodes[decision_id] = node


def _root(content: bytes, path: str) -> Node:
    if len(content) > LARGEST:
        raise DmnError(path, "", f"The file has more than {LARGEST} bytes.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DmnError(path, "", f"The file is not XML: {error}.") from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise DmnError(path, "", "The file declares a document type; save it from a DMN modeler.")
    name = etree.QName(root)
    if name.localname != "definitions" or name.namespace not in NAMESPACES:
        raise DmnError(path, "", "The file is no DMN 1.2 to 1.5 model: its first element must be `definitions`.")
    return root


class _Reading:
    """The decisions of one file while they are being read."""

    def __init__(self, path: str, nodes: dict[str, Node]):
        self.path = path
        self.nodes = nodes
        self.known: dict[str, Decision] = {}

    def decision(self, decision_id: str, above: tuple[str, ...]) -> Decision:
        """The decision with all that it requires, which must not require it in turn."""
        if decision_id in above:
            raise DmnError(self.path, decision_id, "The decision requires itself.")
        if decision_id not in self.nodes:
            raise DmnError(self.path, above[-1], f"It requires `{decision_id}`, which is not a decision of this file.")
        if decision_id not in self.known:
            self.known[decision_id] = self._read(self.nodes[decision_id], (*above, decision_id))
        return self.known[decision_id]

    def _read(self, node: Node, above: tuple[str, ...]) -> Decision:
        decision_id, name = above[-1], node.get("name", above[-1])
        required = tuple(self.decision(each, above) for each in self._requires(node, decision_id))
        variable = next((child.get("name", name) for child in _children(node, "variable")), name)
        cited = list(_citations(decision_id, node))
        for number, rule in enumerate(node.iter(f"{{{etree.QName(node).namespace}}}rule"), 1):
            cited += _citations(f"{decision_id}#{number}", rule)
        names = [each.variable for each in required]
        return Decision(decision_id, name, variable, self._logic(node, decision_id, names), required, tuple(cited))

    def _requires(self, node: Node, decision_id: str) -> Iterator[str]:
        for requirement in _children(node, "informationRequirement"):
            for required in _children(requirement, "requiredDecision"):
                file, _, required_id = required.get("href", "").rpartition("#")
                if file:
                    raise DmnError(self.path, decision_id, f"It requires a decision of another file, {file}.")
                yield required_id

    def _logic(self, node: Node, decision_id: str, names: list[str]) -> Logic:
        found: list[Logic] = []
        for child in _children(node):
            kind = _local(child)
            if kind == "decisionTable":
                found.append(table_of(self.path, decision_id, child, names))
            elif kind == "literalExpression":
                found.append(self._literal(child, decision_id, names))
            elif kind not in _BESIDE and kind != "informationRequirement":
                raise DmnError(self.path, decision_id, f"A `{kind}` is not executed.")
        if len(found) != 1:
            raise DmnError(self.path, decision_id, "The decision has no table and no expression, or more than one.")
        return found[0]

    def _literal(self, node: Node, decision_id: str, names: list[str]) -> Literal:
        text = "".join(each.text or "" for each in _children(node, "text"))
        try:
            return Literal(feel.compile(text, names))
        except feel.FeelError as error:
            raise DmnError(self.path, decision_id, str(error)) from error


def _citations(where: str, node: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    for description in _children(node, "description"):
        for line in _CLAUSES.findall(description.text or ""):
            yield where, tuple(line.split())


def _children(node: Any, name: str | None = None) -> Iterable[Node]:
    return [child for child in node if isinstance(child.tag, str) and (name is None or _local(child) == name)]


def _local(node: Node) -> str:
    return etree.QName(node).localname
