"""Forms, clauses and scenarios as items."""

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import yaml

from engine.clauses import bounded
from web.workbench.comparing.changes import Item


def form(content: bytes, path: str) -> dict[str, Item]:
    """The form itself, and its questions by their ids with all that is said of them; ValueError if it cannot be read."""
    told = json.loads(content)
    if not isinstance(told, dict):
        raise ValueError("no form")
    own = PurePosixPath(path).stem
    found = {
        own: Item(own, "form", "", dict(_flat({k: v for k, v in told.items() if k != "components"}, "")), "", path)
    }
    for no, (component, around) in enumerate(_components(told, ""), 1):
        name = str(component.get("key") or component.get("path") or component.get("id") or f"? {no}")
        key = f"{own}.{name}"
        while key in found:
            key += " ′"
        said = dict(_flat({k: v for k, v in component.items() if k not in ("components", "label", "type")}, ""))
        said |= {"place": str(no)} | ({"group": around} if around else {})
        label = str(component.get("label") or component.get("text") or "")
        found[key] = Item(key, str(component.get("type", "?")), label, said, "", path)
    return found


def clauses(content: bytes, path: str) -> dict[str, Item]:
    """The clauses by their ids; yaml.YAMLError, ValueError."""
    bounded(content)
    told = yaml.safe_load(content)
    if not isinstance(told, dict):
        raise ValueError("no list of clauses")
    found = {
        "": Item(
            "",
            "list",
            str(told.get("title", "")),
            dict(_flat({k: v for k, v in told.items() if k != "clauses"}, "")),
            "",
            path,
        )
    }
    for no, clause in enumerate(told.get("clauses") or [], 1):
        said = clause if isinstance(clause, dict) else {"text": clause}
        own = str(said.get("id", f"? {no}"))
        found[own] = Item(own, "clause", str(said.get("label", own)), dict(_flat(said, "")), "", path)
    return found


def scenario(content: bytes, path: str) -> dict[str, Item]:
    """The scenario with its whole text."""
    text = content.decode("utf-8", errors="replace")
    title = next((line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("title:")), "")
    own = PurePosixPath(path).name
    return {
        own: Item(
            own, "scenario", title, {f"line {no}": line for no, line in enumerate(text.splitlines(), 1)}, "", path
        )
    }


def _components(node: Mapping[str, Any], around: str) -> Iterator[tuple[dict[str, Any], str]]:
    for component in node.get("components") or ():
        if isinstance(component, dict):
            yield component, around
            yield from _components(
                component, str(component.get("label") or component.get("path") or component.get("id") or "")
            )


def _flat(told: Any, way: str) -> Iterator[tuple[str, str]]:
    """Every value by the names that lead to it; options by their values."""
    if isinstance(told, dict):
        for name, value in told.items():
            yield from _flat(value, f"{way}.{name}" if way else str(name))
    elif isinstance(told, list):
        for no, value in enumerate(told, 1):
            own = value.get("value", no) if isinstance(value, dict) else no
            yield from _flat(value, f"{way}[{own}]")
    else:
        yield way, "" if told is None else str(told).lower() if isinstance(told, bool) else str(told)
