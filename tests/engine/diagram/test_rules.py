"""docs/rules.md tells of every rule in two languages, and of no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from engine.diagram.tables import HINTS

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
OUTSIDE = ("web/deploying.py", "web/cli/checking.py", "web/paper/checking.py")
OTHERS = {f"table-{kind}" for kind in HINTS}
"""Rules whose names are put together."""


def rules() -> Iterator[str]:
    """What every `tell(…)` and `Problem(…)` of the sources calls its rule, and `_refused(…)` of a whole file."""
    sources = [*ROOT.glob("engine/diagram/*.py"), *(ROOT / each for each in OUTSIDE)]
    for path in sources:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                place = {"tell": 1, "Problem": 3, "_refused": 1, "_told": 3}.get(called, 99)
                rule = node.args[place] if place < len(node.args) else None
                for each in ast.walk(rule) if rule is not None else ():
                    if isinstance(each, ast.Constant) and re.fullmatch("[a-z][a-z-]+", str(each.value)):
                        yield str(each.value)


def test_every_rule_has_a_section_and_every_section_a_rule() -> None:
    told = re.findall(r"^### (\S+)$", PAGE, re.MULTILINE)
    assert len(told) == len(set(told))
    assert set(told) == (set(rules()) - {"table-"}) | OTHERS


def test_every_rule_is_told_in_english_and_in_chinese() -> None:
    for section in PAGE.split("\n### ")[1:]:
        rule, *lines = section.split("\n## ")[0].strip().splitlines()
        assert re.search("[a-z]{3}", lines[0]), rule
        assert re.search("[一-鿿]{3}", lines[-1]), rule
