"""What a program sends, made clean: JSON with exact numbers, of the shape that the address needs."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from flask import Response, current_app, request

from shouli_verify import canonical

LONGEST_SUBMISSION = 60


class Malformed(Exception):
    """What was sent is not the JSON that this address reads; `name` is the member that is wrong, if it is one."""

    def __init__(self, name: str = ""):
        super().__init__(name)
        self.name = name


def body(**needed: type) -> dict[str, Any]:
    """The JSON object that was sent, with the members that it needs; Malformed."""
    told = _json()
    for name, kind in needed.items():
        if not isinstance(told.get(name), kind):
            raise Malformed(name)
    for name, kind in {"answers": dict, "submission": str}.items():
        if told.get(name) is not None and not isinstance(told[name], kind):
            raise Malformed(name)
    if len(told.get("submission") or "") > LONGEST_SUBMISSION:
        raise Malformed("submission")
    if any(not _storable(text) for text in _texts(told)):
        raise Malformed
    return told


def about() -> dict[str, Any]:
    """The same as far as it can be read, for those who must not fail."""
    try:
        return _json()
    except Malformed:
        return {}


def json_answer(value: Any, code: int = 200) -> Response:
    """The value as JSON, its numbers exact."""
    text = canonical.text(value)
    return current_app.response_class(text, status=code, mimetype="application/json")


def _json() -> dict[str, Any]:
    try:
        told = json.loads(request.get_data(cache=True), parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Malformed from error
    if not isinstance(told, dict):
        raise Malformed
    return told


def _no_number(name: str) -> None:
    raise ValueError(name)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        yield from value
        yield from _texts(list(value.values()))


def _storable(text: str) -> bool:
    """No database keeps half a character or a null byte."""
    return "\0" not in text and not any("\ud800" <= char <= "\udfff" for char in text)
