"""The fields of a generated form as a form in the form-js schema, in a file of its own."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from engine.diagram.camunda7 import changing, juel
from engine.diagram.camunda7.conversion import Conversion
from engine.diagram.camunda7.spaces import extensions, inner
from engine.diagram.names import RESERVED
from engine.diagram.xml import Node, extension, local
from engine.feel.names import KEYWORDS

_KINDS: Mapping[str, Mapping[str, Any]] = {
    "string": {"type": "textfield"},
    "long": {"type": "number", "decimalDigits": 0},
    "integer": {"type": "number", "decimalDigits": 0},
    "double": {"type": "number"},
    "boolean": {"type": "checkbox"},
    "date": {"type": "datetime"},
    "enum": {"type": "select"},
}
_LIMITS = {
    ("number", "min"): "min",
    ("number", "max"): "max",
    ("textfield", "minlength"): "minLength",
    ("textfield", "maxlength"): "maxLength",
}
_SAID = frozenset({"id", "label", "type", "defaultValue", "datePattern"})
_ID, _NAME = re.compile(r"[^\W\d][\w.-]{0,119}"), re.compile(r"[^\W\d_]\w{0,99}")
_TAKEN = RESERVED | KEYWORDS.keys() | {"csrf_token", "submission"}
_WHOLE, _NUMBER = re.compile(r"-?\d{1,15}"), re.compile(r"-?\d{1,15}(\.\d{1,15})?")
_MODELER = {"schemaVersion": 18, "executionPlatform": "Camunda Cloud", "executionPlatformVersion": "8.8.0"}


def turn(work: Conversion, node: Node) -> None:
    """The fields that can be asked here are in a form of the task's id; those that cannot stay, and are told of."""
    own = str(node.get("id", ""))
    for data in extensions(node, "formData"):
        if extension(node, "formDefinition") is not None or not _ID.fullmatch(own):
            why = "the task has another form" if _ID.fullmatch(own) else "the task has no id to call it by"
            work.left(data, f"The fields of the form are left: {why}.", "Put them into one form.")
            continue
        asked = [each for each in inner(data, "formField") if _asked(work, own, each)]
        if asked:
            changing.extend(node, "formDefinition", {"formId": own})
            work.note(node, f"Its fields are the form `{own}.form`.", "It belongs in forms/<procedure>/.")
        for each in asked:
            changing.remove(each)


def _asked(work: Conversion, form: str, field: Node) -> bool:
    """Whether the field is in the form now."""
    name = str(field.get("id", "?"))
    try:
        if (form, name) in work.asked:
            raise juel.NotTurned("another field has this id")
        component = _component(field, name)
    except juel.NotTurned as reason:
        hint = "Ask for it in a form that you draw, and remove the field."
        work.left(field, f"The field `{name[:60]}` is left: {reason}.", hint)
        return False
    if component["type"] == "checkbox" and any(each.get("name") == "required" for each in field.iter("{*}constraint")):
        work.note(field, f"`required` of `{name}` has gone: a checkbox always has an answer.")
    work.asked.add((form, name))
    work.forms.setdefault(form, {"type": "default", "id": form, **_MODELER, "components": []})["components"].append(
        component
    )
    return True


def _component(field: Node, name: str) -> dict[str, Any]:
    kind, label = str(field.get("type", "")), str(field.get("label") or name)
    _check(field, name, kind, label)
    made = {**_KINDS[kind], "id": f"field_{name}", "label": label, "key": name}
    if kind == "date":
        subtype = "datetime" if "H" in str(field.get("datePattern", "")) else "date"
        made |= {"subtype": subtype, "dateLabel": label}
    if kind == "enum":
        made["values"] = list(_options(field))
    if limits := dict(_limits(field, str(made["type"]))):
        made["validate"] = limits
    if field.get("defaultValue"):
        made["properties"] = {"default": "=" + _default(str(field.get("defaultValue")), kind)}
    return made


def _check(field: Node, name: str, kind: str, label: str) -> None:
    """NotTurned for what no question of ours says."""
    if not _NAME.fullmatch(name) or name in _TAKEN:
        raise juel.NotTurned("an answer cannot have this name")
    if kind not in _KINDS:
        raise juel.NotTurned(f"there is no question of the type `{kind[:40]}`")
    if juel.is_computed(label):
        raise juel.NotTurned("its label is computed")
    said = {local(each) for each in field.iterchildren("{*}*")} - {"validation", "value"}
    if unknown := sorted(said | set(map(str, field.attrib)) - _SAID):
        raise juel.NotTurned(f"`{unknown[0]}` says something that no question can")


def _options(field: Node) -> Iterator[dict[str, str]]:
    found = [(str(each.get("id", "")), str(each.get("name") or each.get("id", ""))) for each in inner(field, "value")]
    if not found or not all(value.strip() and label.strip() for value, label in found):
        raise juel.NotTurned("there is nothing to choose from")
    if len(dict(found)) < len(found):
        raise juel.NotTurned("the same can be chosen twice")
    yield from ({"label": label, "value": value} for value, label in found)


def _limits(field: Node, kind: str) -> Iterator[tuple[str, Any]]:
    for each in (each for around in inner(field, "validation") for each in inner(around)):
        name, told = str(each.get("name", "")), str(each.get("config", ""))
        if name == "required" and told in ("", "true", "false"):
            # A checkbox that is required must be ticked here.
            if told != "false" and kind != "checkbox":
                yield "required", True
        elif (kind, name) in _LIMITS and _WHOLE.fullmatch(told):
            yield _LIMITS[kind, name], int(told)
        else:
            raise juel.NotTurned(f"its constraint `{name[:40]}` is none that a question has")


def _default(text: str, kind: str) -> str:
    """FEEL for the first answer."""
    if juel.is_computed(text):
        return juel.joined(text)
    if kind in ("string", "enum"):
        return juel.quoted(text)
    if kind == "boolean" and text in ("true", "false"):
        return text
    if kind in ("long", "integer", "double") and _NUMBER.fullmatch(text):
        return text
    if kind == "date" and _is_date(text):
        return juel.quoted(text)
    raise juel.NotTurned(f"its first answer `{text[:40]}` is none of its type")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
