"""Small forms for stories: questions told in Python, and what the conditions of a case on 5 January 2026 see."""

import json
from datetime import datetime, timedelta, timezone
from typing import Any

from engine import feel
from forms.components import Form
from forms.definition import read

NOW = datetime(2026, 1, 5, 9, 0, 30, tzinfo=timezone(timedelta(hours=8)))


def form(*components: dict[str, Any]) -> Form:
    """The form that asks these."""
    told = {"type": "default", "id": "story", "schemaVersion": 18, "components": list(components)}
    return read(json.dumps(told).encode(), "forms/story/story.form")


def ask(kind: str, name: str, **told: Any) -> dict[str, Any]:
    """A question; `hide` and what is among our properties find their place."""
    component: dict[str, Any] = {"type": kind, "id": f"field_{name}", "label": name.title(), "key": name}
    if kind == "dynamiclist":
        component["path"] = component.pop("key")
    if kind in ("select", "radio", "checklist", "taglist") and "valuesExpression" not in told:
        component["values"] = [{"label": each.upper(), "value": each} for each in told.pop("values", ["a", "b"])]
    properties = {}
    for each in ("clauses", "personal", "stock", "money", "default", "requiredIf", "validIf", "invalidMessage", "en"):
        if each in told:
            properties[each] = told.pop(each)
    if "hide" in told:
        component["conditional"] = {"hide": told.pop("hide")}
    validate = {
        each: told.pop(each) for each in ("required", "min", "max", "minLength", "maxLength", "pattern") if each in told
    }
    return {
        **component,
        **({"validate": validate} if validate else {}),
        **({"properties": properties} if properties else {}),
        **told,
    }


def seen(**document: Any) -> dict[str, Any]:
    """The scope of the case's expressions."""
    return {
        **document,
        "case": {"number": "260001", "opened": NOW},
        "departments": ["骨科", "内科"],
        "now": feel.function("now", [], lambda: NOW),
        "today": feel.function("today", [], NOW.date),
    }
