"""The decisions of a file of tables as items: each with its head, its columns and its rules, cells by the words of their column."""

from collections.abc import Iterator

from engine import dmn
from engine.dmn.xml import NAMESPACES, children, local, root_of, text_of
from web.workbench.comparing.changes import Item
from web.workbench.comparing.trees import Node, flat

_RULES = frozenset({"rule", "input", "output"})


def items(content: bytes, path: str) -> dict[str, Item]:
    """The elements of the file that have an id, decisions with one item per rule; DmnError if it cannot be read."""
    root = root_of(content, path)
    found: dict[str, Item] = {}
    for node in (root, *children(root)):
        own = str(node.get("id") or local(node))
        if node is root:
            told = flat(node, lambda child: True, {})
            layout = " ".join(
                f"{k}={v}"
                for each in root
                if isinstance(each.tag, str) and not _is_dmn(each)
                for k, v in flat(each, lambda _: False, {}).items()
            )
            found[own] = Item(own, "definitions", str(node.get("name") or ""), _own(told), layout, path)
            continue
        told = flat(node, lambda child: local(child) in _RULES, {})
        found[own] = Item(own, local(node), str(node.get("name") or ""), _own(told), "", path)
        for table in node.iter("{*}decisionTable"):
            found |= {each.id: each for each in _of_table(table, own, path)}
    return found


def unread(content: bytes, path: str) -> str | None:
    """Why the file cannot be read; None if it can."""
    try:
        items(content, path)
    except dmn.DmnError as error:
        return str(error.sentence)
    return None


def _of_table(table: Node, decision: str, path: str) -> Iterator[Item]:
    inputs, outputs = children(table, "input"), children(table, "output")
    columns = [_column(each) for each in (*inputs, *outputs)]
    for kind, nodes in (("input", inputs), ("output", outputs)):
        for no, node in enumerate(nodes, 1):
            told = _own(flat(node, lambda child: False, {}))
            yield Item(f"{decision} {node.get('id') or f'{kind} {no}'}", kind, _column(node), told, "", path)
    for no, rule in enumerate(children(table, "rule"), 1):
        cells = [*children(rule, "inputEntry"), *children(rule, "outputEntry")]
        told = {"no": str(no)} | {f"cell {name}": text_of(cell) for name, cell in zip(columns, cells, strict=False)}
        for name, cell in zip(columns, cells, strict=False):
            more = _own(flat(cell, lambda child: local(child) == "text", {}))
            told |= {f"cell {name} {way}": value for way, value in more.items()}
        told |= _own(flat(rule, lambda child: local(child) in ("inputEntry", "outputEntry"), {}))
        yield Item(f"{decision} {rule.get('id') or f'rule {no}'}", "rule", f"{no}", told, "", path)


def _column(node: Node) -> str:
    expression = next(iter(children(node, "inputExpression")), None)
    return str(node.get("label") or node.get("name") or text_of(expression) or node.get("id") or "?")


def _own(told: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in told.items() if name not in ("@id", "@name") and not name.endswith("@id")}


def _is_dmn(node: Node) -> bool:
    return str(node.tag).rpartition("}")[0].removeprefix("{") in NAMESPACES
