"""Why a value is null, in the words of a warning."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from engine.feel.far import Far
from engine.feel.values import Months, kind


def described(value: Any) -> str:
    """The value's type, as a sentence names it."""
    if value is None:
        return "null"
    name = kind(value)
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def unfit(verb: str, a: Any, b: Any) -> str:
    """Why two values give null."""
    if verb == "divided" and b == 0:
        return "nothing can be divided by zero"
    if isinstance(a, datetime | time) and type(a) is type(b) and (a.tzinfo is None) != (b.tzinfo is None):
        return f"of these one has a zone and one has not, and so they cannot be {verb}"
    if isinstance(a, time) and isinstance(b, time):
        return f"in zones that change their clocks these cannot be {verb} without a date"
    if isinstance(a, Decimal | timedelta | date) and type(a) is type(b) and verb != "compared":
        return f"these cannot be {verb}: the result would be beyond what FEEL can hold"
    if verb in ("added", "subtracted") and isinstance(a, date | Far) and isinstance(b, timedelta | Months):
        return f"the result would be beyond the years that FEEL knows: these cannot be {verb}"
    return f"{described(a)} and {described(b)} cannot be {verb}"
