"""The implicit conversions of FEEL (DMN 1.5, 10.3.2.9.4)."""

from datetime import UTC, date, datetime, time
from typing import Any

from engine.feel.reasons import described
from engine.feel.types import SIMPLE, ListOf, Type


class Misfit(Exception):
    """A value is not of a type, and cannot be turned into one."""


def converted(value: Any, wanted: Type) -> Any:
    """The value as one of the type, after the implicit conversions; Misfit if it is none, or none that is allowed.

    A list of one for its item and an item for a list of it, and a date for the date and time at its 00:00 UTC.
    """
    made = _made(value, wanted.plain)
    refusal = None if made is None else wanted.refusal(made)
    if refusal is not None:
        raise Misfit(refusal)
    return made


def _made(value: Any, wanted: Type) -> Any:
    if value is None or wanted.has(value):
        return value
    if isinstance(wanted, ListOf) and not isinstance(value, list):
        return [_made(value, wanted.item.plain)]
    if (
        isinstance(value, list)
        and len(value) == 1
        and not isinstance(wanted, ListOf)
        and not isinstance(value[0], list)
    ):
        return _made(value[0], wanted)
    if wanted == SIMPLE["date and time"] and type(value) is date:
        return datetime.combine(value, time(0), UTC)
    raise Misfit(f"It is {described(value)}, not a {wanted}.")
