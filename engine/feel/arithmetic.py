"""Arithmetic of FEEL: what does not fit together is null (DMN 1.5, 10.3.2.3 and tables 52 to 58)."""

from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal, DecimalException
from typing import Any

from engine.feel.far import Far
from engine.feel.temporal import between, shifted
from engine.feel.values import MOST_MONTHS, NUMBERS, Months, months_of

_LENGTHS = (timedelta, Months)
_MOMENTS = (date, time, Far)
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
        length = negative(b)
        return None if length is None else shifted(a, length)
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
    """The power of two numbers; of anything to zero it is 1."""
    if type(a) is not Decimal or type(b) is not Decimal:
        return None
    return Decimal(1) if b == 0 else _number(NUMBERS.power, a, b)


def negative(a: Any) -> Any:
    """The number or duration with the other sign."""
    if type(a) is Decimal:
        return NUMBERS.minus(a)
    if isinstance(a, timedelta):
        return _lengths(timedelta(0), a, -1)
    return Months(-a.months) if isinstance(a, Months) else None


def _number(operation: Callable[[Decimal, Decimal], Decimal], a: Decimal, b: Decimal) -> Decimal | None:
    try:
        result = operation(a, b)
    except DecimalException:
        return None
    return result if result.is_finite() else None


def _lengths(a: Any, b: Any, sign: int) -> Any:
    if isinstance(a, timedelta) and isinstance(b, timedelta):
        try:
            return a + sign * b
        except OverflowError:
            return None
    if isinstance(a, Months) and isinstance(b, Months):
        return months_of(a.months + sign * b.months)
    return None


def _scaled(length: timedelta | Months, scale: Callable[[Decimal], Decimal]) -> Any:
    try:
        if isinstance(length, Months):
            count = scale(Decimal(length.months))
            return months_of(int(count)) if abs(count) <= MOST_MONTHS else None
        count = scale(Decimal(length // _MICRO))
        return timedelta(microseconds=int(count)) if count.adjusted() < 30 else None
    except (DecimalException, OverflowError):
        return None
