"""Canonical JSON: one text for one value, so that equal facts have equal hashes.

Keys sorted, no spaces, UTF-8 as is, numbers exact. The rules are those of RFC 8785 but for numbers of
more than 17 significant digits, which are written in full instead of being rounded to a double.
"""

import json
from decimal import Decimal
from typing import Any


class _Inexact(Exception):
    """A decimal that no double holds."""


def text(value: Any) -> str:
    """The canonical text of a JSON value; TypeError for anything that JSON cannot say."""
    try:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_number)
    except _Inexact:
        return _written_out(value)


def value(canonical: str) -> Any:
    """What `text` was made from; numbers with a fraction come back as exact decimals."""
    return json.loads(canonical, parse_float=Decimal)


def strict(told: str) -> Any:
    """What a stranger's JSON says; ValueError where it says a name twice, or something that is no JSON value."""
    return json.loads(told, parse_float=Decimal, parse_constant=_refused, object_pairs_hook=_once)


def _refused(constant: str) -> Any:
    raise ValueError(f"{constant} is not a JSON value")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise ValueError("a name is said twice")
    return told


def _number(candidate: Any) -> int | float:
    if not isinstance(candidate, Decimal):
        raise TypeError(f"{type(candidate).__name__} is not a JSON value")
    if candidate == candidate.to_integral_value():
        return int(candidate)
    as_float = float(candidate)
    if Decimal(repr(as_float)) != candidate:
        raise _Inexact
    return as_float


def _written_out(value: Any) -> str:
    if isinstance(value, dict):
        members = (f"{json.dumps(key, ensure_ascii=False)}:{_written_out(value[key])}" for key in sorted(value))
        return "{" + ",".join(members) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_written_out, value)) + "]"
    try:
        return json.dumps(value, ensure_ascii=False, default=_number)
    except _Inexact:
        return str(value)
