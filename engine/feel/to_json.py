"""FEEL values as the case document keeps them."""

from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel.errors import FeelError
from engine.feel.far import Far
from engine.feel.texts import text_of
from engine.feel.values import DEEPEST_VALUE, Function, Months, Range, Unequal

MOST_KEPT = 100_000
"""Values in one that is kept."""
LONGEST_NUMBER = 400
"""Digits before or behind the point of a number that is kept."""


def to_json(value: Any) -> Any:
    """The value in JSON: a whole number as int and any other as Decimal, dates, times and durations as ISO 8601 text.

    FeelError for a function or a range, which cannot be kept, and for what is larger or deeper than anybody reads.
    """
    return _Keeping().kept(value, 0)


class _Keeping:
    """Counts what is kept: lists can share parts, and would be written out many times over."""

    left = MOST_KEPT

    def kept(self, value: Any, depth: int) -> Any:
        self.left -= 1
        if depth > DEEPEST_VALUE or self.left < 0:
            raise FeelError(f"A value has more than {MOST_KEPT} parts, or is nested more than {DEEPEST_VALUE} deep.")
        if value is None or isinstance(value, bool | str | int):
            return value
        if isinstance(value, Decimal):
            return _number(value)
        if isinstance(value, list):
            return [self.kept(item, depth + 1) for item in value]
        if isinstance(value, dict):
            return {name: self.kept(item, depth + 1) for name, item in value.items()}
        return _text(value)


def _number(value: Decimal) -> int | Decimal:
    if abs(value.adjusted()) > LONGEST_NUMBER:
        raise FeelError(f"A number has more than {LONGEST_NUMBER} digits, and cannot be kept as an answer.")
    return int(value) if value == value.to_integral_value() else value


def _text(value: Any) -> str:
    if isinstance(value, datetime) and isinstance(value.tzinfo, ZoneInfo):
        # ISO 8601 knows offsets, and no names of zones.
        return text_of(value.replace(tzinfo=timezone(value.utcoffset() or timedelta(0))))
    if isinstance(value, date | time | timedelta | Months | Far):
        return text_of(value)
    if isinstance(value, Range | Unequal):
        raise FeelError("A range cannot be kept as an answer.")
    if isinstance(value, Function) or hasattr(value, "feel_overloads"):
        raise FeelError("A function cannot be kept as an answer.")
    raise FeelError(f"A value of the Python type {type(value).__name__} cannot be kept as an answer.")
