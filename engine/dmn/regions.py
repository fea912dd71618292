"""The inputs of a table, cut where its tests change: one example for each part within which every rule answers the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cmp_to_key
from typing import Any

from engine.dmn.table import Table
from engine.dmn.types import Constrained
from engine.feel.arithmetic import add, divide, multiply, subtract
from engine.feel.constants import constants
from engine.feel.operators import equal, less
from engine.feel.types import Simple
from engine.feel.values import Months, kind

_ONE_MORE: dict[str, Any] = {
    "number": Decimal(1),
    "date": timedelta(days=1),
    "date and time": timedelta(days=1),
    "time": timedelta(minutes=1),
    "days and time duration": timedelta(days=1),
    "years and months duration": Months(1),
}
_STARTS: dict[str, Any] = {
    "number": Decimal(0),
    "date": date(2026, 1, 5),
    "date and time": datetime.combine(date(2026, 1, 5), time(9)),
    "time": time(9),
    "days and time duration": timedelta(days=1),
    "years and months duration": Months(1),
}
_TWO = Decimal(2)
_EARLIEST, _LATEST = time(0), time(23, 59, 59, 999_999)
OTHER_TEXT = "…"
"""Stands for a text that no rule names, and, where no type is declared, for whatever else there may be."""
MOST_TESTED = 100_000
"""Tests of a table that are tried on examples."""


class Unclear(Exception):
    """The tests of a column ask for more than comparison with constants, or are too many to be tried."""


@dataclass(frozen=True)
class Region:
    """Values that pass the same rules' tests: one of them, the rules as bits (the first lowest), and whether a gap there counts."""

    example: Any
    rules: int
    counts: bool = True


def regions(table: Table, columns: Sequence[int]) -> list[Region]:
    """The regions of the columns that ask the same; Unclear where they cannot be found."""
    tests = [[rule.tests[column] for rule in table.rules] for column in columns]
    found = _named(table, columns)
    examples = list(_examples(found, _kinds(table, columns[0], found)))
    if len(examples) * len(table.rules) * len(columns) > MOST_TESTED:
        raise Unclear
    names_null = any(each is None for each in found)
    by_rules: dict[int, Region] = {}
    for example in examples:
        if example is None or all(_is_allowed(table, column, example) for column in columns):
            passed = [_bits(each, example) for each in tests]
            bits = passed[0]
            for more in passed[1:]:
                bits &= more
            by_rules.setdefault(bits, Region(example, bits, example is not None or names_null))
    return list(by_rules.values())


def _bits(tests: Sequence[Any], example: Any) -> int:
    return sum(1 << place for place, test in enumerate(tests) if test is None or test.holds(example, {}))


def _named(table: Table, columns: Sequence[int]) -> list[Any]:
    """The constants that the tests, and what is allowed, compare with."""
    found: list[Any] = []
    for column in columns:
        input = table.inputs[column]
        allowed = [input.allowed, input.type.allowed if isinstance(input.type, Constrained) else None]
        for test in (*(rule.tests[column] for rule in table.rules), *allowed):
            named = [] if test is None else constants(test)
            if named is None:
                raise Unclear
            found += named
    return found


def _is_allowed(table: Table, column: int, example: Any) -> bool:
    input = table.inputs[column]
    fits = input.type is None or (input.type.has(example) and input.type.refusal(example) is None)
    return fits and (input.allowed is None or input.allowed.holds(example, {}))


def _kinds(table: Table, column: int, found: Sequence[Any]) -> list[str]:
    """The types of the examples: the one that is declared, or those of the constants."""
    declared = table.inputs[column].type
    if declared is None:
        return list(dict.fromkeys(kind(each) for each in found if each is not None))
    plain = declared.plain
    if not isinstance(plain, Simple) or plain.name not in (*_ONE_MORE, "string", "boolean"):
        raise Unclear
    return [plain.name]


def _examples(found: Sequence[Any], kinds: Sequence[str]) -> Iterator[Any]:
    """A value at each constant, between each two and beyond them, of every type there is; and null."""
    for each in kinds:
        named = _sorted(value for value in found if value is not None and kind(value) == each)
        if each == "boolean":
            yield from (True, False)
        elif each == "string":
            yield from (*named, OTHER_TEXT, "", *(f"{text}{OTHER_TEXT}" for text in named))
        elif each in _ONE_MORE:
            yield from _line(named or [_STARTS[each]], each)
        else:
            raise Unclear
    if "string" not in kinds and len(kinds) != 1:
        yield OTHER_TEXT
    yield None


def _sorted(values: Iterable[Any]) -> list[Any]:
    ordered = sorted(values, key=cmp_to_key(lambda a, b: -1 if less(a, b) else 1 if less(b, a) else 0))
    return [each for place, each in enumerate(ordered) if not place or equal(each, ordered[place - 1]) is not True]


def _line(points: Sequence[Any], kind: str) -> Iterator[Any]:
    """The points, something between each two, and something before the first and after the last."""
    step = _ONE_MORE[kind]
    yield from _first([subtract(points[0], step), _EARLIEST, _doubled(points[0])], None, points[0])
    for point, following in zip(points, [*points[1:], None], strict=True):
        yield point
        near = [add(point, step), None if following is None else _middle(point, following), _LATEST, _doubled(point)]
        yield from _first(near, point, following)


def _first(candidates: Sequence[Any], low: Any, high: Any) -> Iterator[Any]:
    """The first that lies between the two."""
    for each in candidates:
        if each is not None and (low is None or less(low, each)) and (high is None or less(each, high)):
            yield each
            return


def _doubled(point: Any) -> Any:
    """A number further from zero than any step could be seen."""
    return multiply(point, _TWO) if isinstance(point, Decimal) else None


def _middle(low: Any, high: Any) -> Any:
    if isinstance(low, date) and not isinstance(low, datetime):
        return None
    length = subtract(high, low)
    return None if length is None else add(low, divide(length, _TWO))
