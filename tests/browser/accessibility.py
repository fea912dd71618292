"""Axe looks at a page; what it finds serious or critical is told rule by rule, with the elements."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from web.config import ROOT

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
GRAVE = ("serious", "critical")


def violations(page: Page) -> list[str]:
    """What is wrong for people who see, hear or move otherwise; empty where nothing is."""
    page.evaluate(_axe())
    found: dict[str, Any] = page.evaluate("tags => axe.run(document, {runOnly: tags})", RULES)
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
