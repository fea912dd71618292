"""Axe looks at a page; what it finds serious or critical is told rule by rule, with the elements."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from web.config import ROOT

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OTHERS = [f"[data-workbench] [data-{name}]" for name in ("canvas", "panel", "simulation", "preview")]
"""Where the workbench shows what others have written: the modelers of bpmn.io."""
GRAVE = ("serious", "critical")


def violations(page: Page) -> list[str]:
    """What is wrong for people who see, hear or move otherwise; empty where nothing is."""
    page.evaluate(_axe())
    asked = [{"exclude": [[each] for each in _OTHERS]}, {"runOnly": RULES}]
    found: dict[str, Any] = page.evaluate("([where, how]) => axe.run(where, how)", asked)
    return [
        f"{one['id']}: {one['help']}: {', '.join(str(node['target']) for node in one['nodes'][:5])}"
        for one in found["violations"]
        if one["impact"] in GRAVE
    ]


@cache
def _axe() -> str:
    path = ROOT / "web/frontend/node_modules/axe-core/axe.min.js"
    assert path.exists(), "axe-core is not installed: cd web/frontend && npm ci --ignore-scripts"
    return path.read_text(encoding="utf-8")
