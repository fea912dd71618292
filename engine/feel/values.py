"""The values of FEEL that Python has no type for, the arithmetic of its numbers, and the names of its types.

DMN 1.5, 10.3.2: null is None, a number is a Decimal of 34 digits, a date, a time and a date and time are those of
`datetime`, a days and time duration is a timedelta, a list is a list, a context is a dict with text keys.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_EVEN as HALF_EVEN
from decimal import Clamped, Context, Decimal, DecimalException, DivisionByZero, InvalidOperation, Overflow
from math import isfinite
from typing import Any

from engine.feel.errors import FeelError
from engine.feel.far import LAST_YEAR, Far
from engine.feel.work import spend

NUMBERS = Context(
    prec=34,
    rounding=HALF_EVEN,
    Emin=-6143,
    Emax=6144,
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
"""IEEE 754-2008 decimal128, as DMN 1.5, 10.3.2.3.1 asks."""
NUMBERS.clear_flags()
assert not NUMBERS.traps[Clamped]


MOST_MONTHS = 12 * 2 * LAST_YEAR
"""Months of a duration."""


@dataclass(frozen=True, order=True)
class Months:
    """A years and months duration, as a whole number of months."""

    months: int

    @property
    def years_part(self) -> int:
        """The whole years, with the sign of the duration."""
        return (abs(self.months) // 12) * (1 if self.months >= 0 else -1)

    @property
    def months_part(self) -> int:
        """The months beyond the whole years, with the sign of the duration."""
        return (abs(self.months) % 12) * (1 if self.months >= 0 else -1)

    def __str__(self) -> str:
        """ISO 8601, such as P1Y2M."""
        years, months = divmod(abs(self.months), 12)
        parts = (f"{years}Y" if years else "") + (f"{months}M" if months else "")
        return ("-" if self.months < 0 else "") + "P" + (parts or "0M")


def months_of(count: int) -> Months | None:
    """The duration; null beyond what a date and another can lie apart."""
    return Months(count) if abs(count) <= MOST_MONTHS else None


@dataclass(frozen=True)
class Range:
    """All values between two, each included or not; None is an end that is open for ever."""

    start: Any
    end: Any
    start_included: bool = True
    end_included: bool = True


@dataclass(frozen=True)
class Exactly(Range):
    """The unary test `= x` as a value: the range of x alone, which is not the same as the range from x to x."""


@dataclass(frozen=True)
class Unequal:
    """The unary test `!= x` as a value: everything but x."""

    value: Any


@dataclass(frozen=True, eq=False)
class Function:
    """A function of FEEL: its parameters' names, and the Python callable that is given them in that order.

    `types` are the types of the parameters and `result` that of the result, as far as they are declared (engine.feel.types).
    """

    name: str
    parameters: tuple[str, ...]
    call: Callable[..., Any] = field(repr=False)
    types: tuple[Any, ...] = ()
    result: Any = None


def function(name: str, parameters: Sequence[str], callable: Callable[..., Any], steps: int = 20) -> Function:
    """A function to put into a scope; called with too few or too many arguments it gives null, as FEEL says.

    `steps` is what a call costs of an evaluation's budget, some 0.2 µs each.
    """

    def call(*arguments: Any) -> Any:
        spend(steps)
        return callable(*arguments)

    return Function(name, tuple(parameters), call)


_KINDS: Mapping[type, str] = {
    type(None): "null",
    bool: "boolean",
    Decimal: "number",
    str: "string",
    date: "date",
    datetime: "date and time",
    time: "time",
    timedelta: "days and time duration",
    Months: "years and months duration",
    list: "list",
    dict: "context",
    Range: "range",
    Exactly: "range",
    Unequal: "range",
    Function: "function",
}


_AS_THEY_ARE = frozenset({type(None), bool, str})


def kind(value: Any) -> str:
    """The name of the value's FEEL type."""
    known = _KINDS.get(type(value))
    if known is not None:
        return known
    if isinstance(value, Far):
        return _KINDS[type(value.near)]
    if hasattr(value, "feel_overloads"):
        return "function"
    raise FeelError(f"A value of the Python type {type(value).__name__} means nothing in FEEL.")


def is_function(value: Any) -> bool:
    """Whether the value can be called."""
    return isinstance(value, Function) or hasattr(value, "feel_overloads")


DEEPEST_VALUE = 100
"""Lists and contexts in each other, as they come from outside and are kept."""


def from_json(value: Any, depth: int = 0) -> Any:
    """A JSON value, or any value of a scope, as FEEL has it: numbers exact, lists and contexts copied.

    Values that already are FEEL values stay as they are; FeelError for a type that FEEL has no name for, and for
    what is nested too deep.
    """
    if depth > DEEPEST_VALUE:
        raise FeelError(f"A value is nested more than {DEEPEST_VALUE} deep.")
    if type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, int | float | Decimal):
        return _number(value)
    if isinstance(value, list | tuple | Mapping):
        spend(len(value))
    if isinstance(value, list | tuple):
        return [from_json(item, depth + 1) for item in value]
    if isinstance(value, Mapping):
        return {str(key): from_json(item, depth + 1) for key, item in value.items()}
    if isinstance(value, str):
        return str(value)
    if type(value) not in _KINDS:
        value = _plain(value)
    kind(value)
    return value


def _number(value: float | Decimal) -> Decimal:
    """The number with 34 digits; a double is what it is written as."""
    try:
        if isinstance(value, int) or isfinite(value):
            return NUMBERS.create_decimal(repr(value) if isinstance(value, float) else value)
    except (DecimalException, OverflowError, ValueError):
        raise FeelError("A number is beyond what FEEL can hold.") from None
    raise FeelError(f"{value} is no number of FEEL.")


def _plain(value: Any) -> Any:
    """Subclasses of the known types (of datetime, of Decimal) as the type itself."""
    if isinstance(value, datetime):
        return datetime.combine(value.date(), value.timetz())
    return value
