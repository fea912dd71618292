"""Arithmetic, comparison and logic of FEEL: what does not fit together is null (DMN 1.5, tables 44 to 56)."""

from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal, DecimalException
from typing import Any

from engine.feel import far
from engine.feel.far import Far
from engine.feel.temporal import between, shifted, zoned
from engine.feel.values import NUMBERS, Months, Range, kind
from engine.feel.work import spend

_LENGTHS = (timedelta, Months)
_MOMENTS = (date, time, Far)
_ORDERED = frozenset(
    {"number", "string", "date", "date and time", "time", "days and time duration", "years and months duration"}
)
_PLAIN = frozenset({Decimal, str, bool})
_MICRO = timedelta(microseconds=1)


def add(a: Any, b: Any) -> Any:
    """The sum; texts are joined, moments are shifted."""
    if type(a) is Decimal and type(b) is Decimal:
        return _number(NUMBERS.add, a, b)
    if isinstance(a, str) and isinstance(b, str):
        return a + b
    if isinstance(a, _MOMENTS) and isinstance(b, _LENGTHS):
        return shifted(a, b)
    if isinstance(b, _MOMENTS) and isinstance(a, _LENGTHS):
        return shifted(b, a)
    return _lengths(a, b, 1)


def subtract(a: Any, b: Any) -> Any:
    """The difference; between two moments it is a duration."""
    if type(a) is Decimal and type(b) is Decimal:
        return _number(NUMBERS.subtract, a, b)
    if isinstance(a, _MOMENTS) and isinstance(b, _MOMENTS):
        return between(b, a)
    if isinstance(a, _MOMENTS) and isinstance(b, _LENGTHS):
        return shifted(a, negative(b))
    return _lengths(a, b, -1)


def multiply(a: Any, b: Any) -> Any:
    """The product; a duration may be multiplied with a number."""
    if type(a) is Decimal and type(b) is Decimal:
        return _number(NUMBERS.multiply, a, b)
    if type(b) is Decimal and isinstance(a, _LENGTHS):
        return _scaled(a, lambda count: NUMBERS.multiply(count, b))
    if type(a) is Decimal and isinstance(b, _LENGTHS):
        return _scaled(b, lambda count: NUMBERS.multiply(count, a))
    return None


def divide(a: Any, b: Any) -> Any:
    """The quotient; null for a division by zero."""
    if type(a) is Decimal and type(b) is Decimal:
        return _number(NUMBERS.divide, a, b)
    if type(b) is Decimal and isinstance(a, _LENGTHS):
        return _scaled(a, lambda count: NUMBERS.divide(count, b))
    if isinstance(a, Months) and isinstance(b, Months):
        return _number(NUMBERS.divide, Decimal(a.months), Decimal(b.months))
    if isinstance(a, timedelta) and isinstance(b, timedelta):
        return _number(NUMBERS.divide, Decimal(a // _MICRO), Decimal(b // _MICRO))
    return None


def power(a: Any, b: Any) -> Any:
    """The power of two numbers."""
    return _number(NUMBERS.power, a, b) if type(a) is Decimal and type(b) is Decimal else None


def negative(a: Any) -> Any:
    """The number or duration with the other sign."""
    if type(a) is Decimal:
        return NUMBERS.minus(a)
    if isinstance(a, timedelta):
        return -a
    return Months(-a.months) if isinstance(a, Months) else None


def _number(operation: Callable[[Decimal, Decimal], Decimal], a: Decimal, b: Decimal) -> Decimal | None:
    try:
        return operation(a, b)
    except DecimalException:
        return None


def _lengths(a: Any, b: Any, sign: int) -> Any:
    if isinstance(a, timedelta) and isinstance(b, timedelta):
        try:
            return a + sign * b
        except OverflowError:
            return None
    if isinstance(a, Months) and isinstance(b, Months):
        return Months(a.months + sign * b.months)
    return None


def _scaled(length: timedelta | Months, scale: Callable[[Decimal], Decimal]) -> Any:
    try:
        if isinstance(length, Months):
            return Months(int(scale(Decimal(length.months))))
        return timedelta(microseconds=int(scale(Decimal(length // _MICRO))))
    except (DecimalException, OverflowError):
        return None


def equal(a: Any, b: Any) -> bool | None:
    """Whether the values are the same; null if they are of different types, and neither is null."""
    if a is None or b is None:
        return a is b
    if type(a) is type(b) and type(a) in _PLAIN:
        return bool(a == b)
    a_kind = kind(a)
    if a_kind != kind(b):
        return None
    if a_kind in ("list", "context"):
        return a is b or _same_parts(a, b)
    if a_kind == "range":
        return bool(type(a) is type(b) and vars(a) == vars(b))
    if a_kind == "date and time":
        return zoned(a) == zoned(b) and far.key(a) == far.key(b)
    return bool(a == b)


def _same_parts(a: Any, b: Any) -> bool:
    """Whether two lists, or two contexts, have the same items; each pair is paid for, since lists can share parts."""
    spend(2 + 3 * len(a))
    if isinstance(a, list):
        return len(a) == len(b) and all(equal(x, y) is True for x, y in zip(a, b, strict=True))
    return a.keys() == b.keys() and all(equal(a[name], b[name]) is True for name in a)


def _ordered(a: Any, b: Any) -> bool:
    """Whether `<` means anything between the two."""
    a_kind = kind(a)
    if a_kind != kind(b) or a_kind not in _ORDERED:
        return False
    return a_kind not in ("date and time", "time") or zoned(a) == zoned(b)


def less(a: Any, b: Any) -> bool | None:
    """Whether a comes before b; null where that means nothing."""
    if type(a) is Decimal and type(b) is Decimal:
        return a < b
    if not _ordered(a, b):
        return None
    if isinstance(a, date | Far):
        return far.key(a) < far.key(b)
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
