"""FEEL values as the case document keeps them."""

from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel.errors import FeelError
from engine.feel.far import Far
from engine.feel.texts import text_of
from engine.feel.values import DEEPEST_VALUE, Function, Months, Range, Unequal


def to_json(value: Any, depth: int = 0) -> Any:
    """The value in JSON: a whole number as int and any other as Decimal, dates, times and durations as ISO 8601 text.

    FeelError for a function or a range, which cannot be kept, and for what is nested deeper than anybody reads.
    """
    if depth > DEEPEST_VALUE:
        raise FeelError(f"A value is nested more than {DEEPEST_VALUE} deep.")
    if value is None or isinstance(value, bool | str | int):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value
    if isinstance(value, datetime) and isinstance(value.tzinfo, ZoneInfo):
        # ISO 8601 knows offsets, and no names of zones.
        return text_of(value.replace(tzinfo=timezone(value.utcoffset() or timedelta(0))))
    if isinstance(value, date | time | timedelta | Months | Far):
        return text_of(value)
    if isinstance(value, list):
        return [to_json(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {name: to_json(item, depth + 1) for name, item in value.items()}
    if isinstance(value, Range | Unequal):
        raise FeelError("A range cannot be kept as an answer.")
    if isinstance(value, Function) or hasattr(value, "feel_overloads"):
        raise FeelError("A function cannot be kept as an answer.")
    raise FeelError(f"A value of the Python type {type(value).__name__} cannot be kept as an answer.")
