"""Equality, order and logic of FEEL: what does not fit together is null (DMN 1.5, tables 44 to 51)."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

from engine.feel import far
from engine.feel.far import Far
from engine.feel.temporal import clock_before, in_one_zone, zoned
from engine.feel.values import Range, kind
from engine.feel.work import check_depth, spend

_ORDERED = frozenset(
    {"number", "string", "date", "date and time", "time", "days and time duration", "years and months duration"}
)
_PLAIN = frozenset({Decimal, str, bool})


def equal(a: Any, b: Any, depth: int = 0) -> bool | None:
    """Whether the values are the same; null if they are of different types, and neither is null."""
    if a is None or b is None:
        return a is b
    if type(a) is type(b) and type(a) in _PLAIN:
        return bool(a == b)
    a_kind = kind(a)
    if a_kind != kind(b):
        return None
    if a_kind in ("list", "context"):
        return a is b or _same_parts(a, b, depth + 1)
    if a_kind == "range":
        return bool(type(a) is type(b) and vars(a) == vars(b))
    if a_kind == "date and time":
        return zoned(a) == zoned(b) and far.key(a) == far.key(b)
    return bool(a == b)


def _same_parts(a: Any, b: Any, depth: int) -> bool:
    """Whether two lists, or two contexts, have the same items; each pair is paid for, since lists can share parts."""
    check_depth(depth)
    spend(2 + 3 * len(a))
    if isinstance(a, list):
        return len(a) == len(b) and all(equal(x, y, depth) is True for x, y in zip(a, b, strict=True))
    return a.keys() == b.keys() and all(equal(a[name], b[name], depth) is True for name in a)


def _ordered(a: Any, b: Any) -> bool:
    """Whether `<` means anything between the two."""
    a_kind = kind(a)
    return a_kind == kind(b) and a_kind in _ORDERED


def less(a: Any, b: Any) -> bool | None:
    """Whether a comes before b; null where that means nothing."""
    if type(a) is Decimal and type(b) is Decimal:
        return a < b
    if not _ordered(a, b):
        return None
    if isinstance(a, date | Far):
        a, b = in_one_zone(a, b)
        return far.key(a) < far.key(b)
    if isinstance(a, time):
        return clock_before(*in_one_zone(a, b))
    return bool(a < b)


def not_more(a: Any, b: Any) -> bool | None:
    """Whether a is b or comes before it; null where that means nothing."""
    if type(a) is Decimal and type(b) is Decimal:
        return a <= b
    over = less(b, a)
    return None if over is None else not over


def unequal(a: Any, b: Any) -> bool | None:
    """The contrary of `equal`."""
    same = equal(a, b)
    return None if same is None else not same


COMPARISONS: dict[str, Callable[[Any, Any], bool | None]] = {
    "=": equal,
    "!=": unequal,
    "<": less,
    "<=": not_more,
    ">": lambda a, b: less(b, a),
    ">=": lambda a, b: not_more(b, a),
}


def both(a: Any, b: Any) -> bool | None:
    """Three-valued `and`."""
    if a is False or b is False:
        return False
    return True if a is True and b is True else None


def within(value: Any, limits: Range) -> bool | None:
    """Whether the value lies in the range; an end that is None is open for ever, and of two such nothing is known."""
    if limits.start is None and limits.end is None:
        return None
    above: bool | None = True
    below: bool | None = True
    if limits.start is not None:
        above = COMPARISONS[">=" if limits.start_included else ">"](value, limits.start)
    if limits.end is not None:
        below = COMPARISONS["<=" if limits.end_included else "<"](value, limits.end)
    return both(above, below)
