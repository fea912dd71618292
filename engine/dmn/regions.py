"""The inputs of a table, cut where its tests change: one example for each part within which every rule answers the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cmp_to_key
from typing import Any

from engine.dmn.table import Table
from engine.feel.arithmetic import add, divide, subtract
from engine.feel.constants import constants
from engine.feel.operators import equal, less
from engine.feel.types import SIMPLE
from engine.feel.values import Months, kind

_ONE_MORE: dict[str, Any] = {
    "number": Decimal(1),
    "date": timedelta(days=1),
    "date and time": timedelta(days=1),
    "time": timedelta(minutes=1),
    "days and time duration": timedelta(days=1),
    "years and months duration": Months(1),
}
_TWO = Decimal(2)
_STARTS: dict[str, Any] = {
    "number": Decimal(0),
    "date": date(2026, 1, 5),
    "date and time": datetime.combine(date(2026, 1, 5), time(9)),
    "time": time(9),
    "days and time duration": timedelta(days=1),
    "years and months duration": Months(1),
}
OTHER_TEXT = "…"
"""Stands for every text that no rule names."""


@dataclass(frozen=True)
class Region:
    """Values of a column that pass the same rules' tests: one of them, and the rules as bits, the first rule lowest."""

    example: Any
    rules: int


def regions(table: Table, column: int) -> list[Region] | None:
    """The regions of a column; None where a test asks for more than comparison with constants."""
    tests = [rule.tests[column] for rule in table.rules]
    input = table.inputs[column]
    found: list[Any] = []
    for test in (*tests, input.allowed):
        named = [] if test is None else constants(test)
        if named is None:
            return None
        found += named
    by_rules: dict[int, Region] = {}
    for example in _examples(found, _kind_of(table, column, found)):
        if input.allowed is None or example is None or input.allowed.holds(example, {}):
            bits = sum(1 << place for place, test in enumerate(tests) if test is None or test.holds(example, {}))
            by_rules.setdefault(bits, Region(example, bits))
    return list(by_rules.values())


def _kind_of(table: Table, column: int, found: Sequence[Any]) -> str:
    declared = table.inputs[column].type
    name = next((each for each, type in SIMPLE.items() if type == declared), "")
    kinds = {kind(each) for each in found if each is not None}
    return kinds.pop() if len(kinds) == 1 else "" if kinds else name


def _examples(found: Sequence[Any], kind: str) -> Iterator[Any]:
    """A value at each constant, between each two, and beyond the first and the last; null where a test asks for it."""
    if any(each is None for each in found):
        yield None
    named = [each for each in found if each is not None]
    if kind == "boolean":
        yield from (True, False)
    elif kind == "string":
        yield from dict.fromkeys(named)
        yield OTHER_TEXT
    elif kind in _ONE_MORE:
        yield from _line(_sorted(named) or [_STARTS[kind]], _ONE_MORE[kind])
    else:
        yield from named or [None]


def _sorted(values: Iterable[Any]) -> list[Any]:
    ordered = sorted(values, key=cmp_to_key(lambda a, b: -1 if less(a, b) else 1 if less(b, a) else 0))
    return [each for place, each in enumerate(ordered) if not place or equal(each, ordered[place - 1]) is not True]


def _line(points: Sequence[Any], step: Any) -> Iterator[Any]:
    yield subtract(points[0], step)
    for point, following in zip(points, [*points[1:], None], strict=True):
        yield point
        middle = add(point, step) if following is None else _between(point, following, step)
        if middle is not None and (following is None or less(middle, following)) and less(point, middle):
            yield middle


def _between(low: Any, high: Any, step: Any) -> Any:
    """Something between the two, as near to what people write as can be: one step on, or the middle."""
    following = add(low, step)
    if following is not None and less(following, high):
        return following
    if isinstance(low, date) and not isinstance(low, datetime):
        return None
    length = subtract(high, low)
    return None if length is None else add(low, divide(length, _TWO))
