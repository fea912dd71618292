"""One question asked and answered."""

from typing import Any

from forms.validating import Answered, validate
from tests.forms.asking import ask, form, seen


def answered(component: dict[str, Any], value: Any, **document: Any) -> Answered:
    name = component.get("key") or component["path"]
    return validate(form(component), {name: value}, seen(**document))


def clean(component: dict[str, Any], value: Any) -> Any:
    result = answered(component, value)
    assert not result.errors
    return result.answers[component.get("key") or component["path"]]


def mistake(component: dict[str, Any], value: Any) -> str:
    (path,) = answered(component, value).errors.values()
    (sentence,) = path
    return sentence


AT = ask("datetime", "at", subtype="datetime")

DAY = ask("datetime", "day", subtype="date")

FEN = ask("number", "fen", money="fen")

ROWS = ask("dynamiclist", "rows", components=[ask("textfield", "name", required=True), ask("number", "n")])
