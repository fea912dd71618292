"""A node of XML as flat texts: every attribute and every text in it, by the way that leads there."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

Node = etree._Element
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}type"


def flat(node: Node, leaves_out: Callable[[Node], bool], known: Mapping[str, str]) -> dict[str, str]:
    """All that is said in the node; children for which `leaves_out` is true are others' matter.

    `known` names attributes by which children of one kind are told apart, so that their order does not count; where that
    does not tell them apart their number does.
    """
    return dict(_flat(node, "", leaves_out, known))


def _flat(
    node: Node, way: str, leaves_out: Callable[[Node], bool], known: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for name, value in sorted(node.attrib.items()):
        yield f"{way}@{_plain(str(name))}", str(value)
    if (text := (node.text or "").strip()) and not isinstance(node, etree._Comment):
        yield way or "text", text
    seen = Counter[str]()
    for child in node:
        if not isinstance(child.tag, str) or leaves_out(child):
            continue
        kind = _plain(child.tag)
        step = f"{kind}[{child.get(known[kind])}]" if kind in known else kind
        seen[step] += 1
        numbered = step if seen[step] == 1 else f"{step}#{seen[step]}"
        inner = f"{way}/{numbered}" if way else numbered
        found = list(_flat(child, inner, leaves_out, known))
        yield from found or [(inner, "✓")]
        if child.tail and child.tail.strip():
            yield f"{inner}+", child.tail.strip()


def _plain(name: str) -> str:
    return "type" if name == _XSI else name.rpartition("}")[2]
