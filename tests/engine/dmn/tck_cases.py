"""The test cases of the vendors' compatibility kit, read from its files."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree

from engine import feel

_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_NUMBERS = {"decimal", "double", "integer", "int", "float", "long"}
_READ = {
    "date": feel.compile("date(text)"),
    "time": feel.compile("time(text)"),
    "dateTime": feel.compile("date and time(text)"),
    "duration": feel.compile("duration(text)"),
}
Node = etree._Element


@dataclass(frozen=True)
class Case:
    """One result that a model must give."""

    model: Path
    id: str
    decision: str
    given: dict[str, Any]
    expected: Any


def cases(kit: Path) -> Iterator[Case]:
    """All results of all test files under the folder."""
    for file in sorted(kit.rglob("*-test-*.xml")):
        root = etree.parse(file).getroot()
        model = file.parent / next(child.text or "" for child in root if _local(child) == "modelName").strip()
        for case in _named(root, "testCase"):
            given = {node.get("name", ""): value(node) for node in _named(case, "inputNode")}
            for result in _named(case, "resultNode"):
                expected = next(map(value, _named(result, "expected")), None)
                yield Case(model, case.get("id", ""), result.get("name", ""), given, expected)


def value(node: Node) -> Any:
    """The FEEL value inside a node."""
    for child in node:
        if _local(child) == "value":
            return _plain(child)
        if _local(child) == "list":
            return None if child.get(_NIL) == "true" else [value(item) for item in _named(child, "item")]
    parts = {part.get("name", ""): value(part) for part in _named(node, "component")}
    return parts or None


def same(a: Any, b: Any) -> bool:
    """Whether two values are equal, numbers up to what a double can tell."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return abs(a - b) <= Decimal("1e-8") * max(1, abs(b))
    if type(a) is not type(b):
        return False
    if isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(a[name], b[name]) for name in a)
    return bool(a == b)


def _plain(node: Node) -> Any:
    kind, text = node.get(_TYPE, "string").rpartition(":")[2], node.text or ""
    if node.get(_NIL) == "true":
        return None
    if kind in _READ:
        return _READ[kind].value({"text": text.strip()})
    if kind in _NUMBERS:
        return Decimal(text.strip())
    return text.strip() == "true" if kind == "boolean" else text


def _named(node: Node, name: str) -> list[Node]:
    return [child for child in node if _local(child) == name]


def _local(node: Node) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""
