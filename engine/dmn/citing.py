"""The clauses of a regulation that decisions and their rules cite: a line `clauses: 9.6 9.7` in a description."""

import re
from collections.abc import Iterator

from engine.dmn.xml import Node, children, local

Citation = tuple[str, tuple[str, ...]]
"""Where it stands, and the ids of the clauses."""
_CLAUSES = re.compile(r"^\s*clauses:\s*(.+?)\s*$", re.MULTILINE)


def citations_of(id: str, decision: Node) -> tuple[Citation, ...]:
    """What the decision cites, and what its rules do: `id#2` is the second."""
    rules = [each for each in decision.iter() if isinstance(each.tag, str) and local(each) == "rule"]
    told = list(_cited(id, decision))
    for number, rule in enumerate(rules, 1):
        told += _cited(f"{id}#{number}", rule)
    return tuple(told)


def _cited(where: str, node: Node) -> Iterator[Citation]:
    for description in children(node, "description"):
        for line in _CLAUSES.findall(description.text or ""):
            yield where, tuple(line.split())


def noted(node: Node) -> str:
    """What the description says besides the clauses."""
    said = "\n".join(_CLAUSES.sub("", description.text or "") for description in children(node, "description"))
    return said.strip()
