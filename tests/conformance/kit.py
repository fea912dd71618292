"""The test cases of the vendors' compatibility kit (dmn-tck), read from its files, and compared as its schema says."""

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
    "date": feel.compile_expression("date(text)"),
    "time": feel.compile_expression("time(text)"),
    "dateTime": feel.compile_expression("date and time(text)"),
    "duration": feel.compile_expression("duration(text)"),
}
Node = etree._Element


@dataclass(frozen=True)
class Case:
    """One result that a model must give; `service` is called instead of a decision where a test says so."""

    file: Path
    model: Path
    id: str
    decision: str
    service: str
    given: dict[str, Any]
    expected: Any
    fails: bool

    @property
    def key(self) -> str:
        """What it is listed by: `folder/file#case:decision`."""
        return f"{self.file.parent.name}/{self.file.stem}#{self.id}:{self.decision}"


def cases(kit: Path) -> Iterator[Case]:
    """All results of all test files under the folder, in the order of their folders."""
    for file in sorted(kit.rglob("*-test-*.xml"), key=lambda path: (path.parent.name, path.name)):
        root = etree.parse(file).getroot()
        model = file.parent / next(child.text or "" for child in root if _local(child) == "modelName").strip()
        for number, case in enumerate(_named(root, "testCase"), 1):
            yield from _results(file, model, case, case.get("id", str(number)))


def _results(file: Path, model: Path, case: Node, id: str) -> Iterator[Case]:
    given = {node.get("name", ""): value(node) for node in _named(case, "inputNode")}
    service = case.get("invocableName", "") if case.get("type", "decision") != "decision" else ""
    for result in _named(case, "resultNode"):
        expected = next(map(value, _named(result, "expected")), None)
        fails = result.get("errorResult") == "true"
        yield Case(file, model, id, result.get("name", ""), service, given, expected, fails)


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
    """Whether two values are equal, numbers up to the eighth digit, which is what the kit's doubles can tell."""
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
        return _READ[kind]({"text": text.strip()})
    if kind in _NUMBERS:
        return Decimal(text.strip())
    return text.strip() == "true" if kind == "boolean" else text


def _named(node: Node, name: str) -> list[Node]:
    return [child for child in node if _local(child) == name]


def _local(node: Node) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""
