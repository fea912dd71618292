"""The FEEL functions of ours that know working days, beside `deadline`: pure, by the calendar of the case's version.

Where an argument is no day or no whole number, or what is asked for lies beyond all calendars, they give null.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from engine import feel
from engine.calendar.counting import MOST_DAYS, end_of
from engine.spiff.counting import STEPS, in_zone
from engine.spiff.world import World

_MOMENT = feel.compile_expression("date and time(text)")


def working_day_functions(world: World) -> dict[str, feel.Function]:
    """The functions by their names, for an expression's scope; days are those of the world's zone."""
    calendar, zone = world.calendar, world.zone

    def after(day: date, n: Any) -> date | None:
        whole = _whole(n)
        return None if whole is None else calendar.after(day, whole)

    def between(start: date, end: Any) -> Decimal | None:
        last = _day(end, world)
        near = last is not None and abs((last - start).days) <= MOST_DAYS
        return Decimal(calendar.between(start, last)) if last is not None and near else None

    def end(day: date) -> datetime:
        return in_zone(end_of(day, zone), zone)

    return {
        function.name: function
        for function in (
            _function("working days after", ["date", "n"], after, world),
            _function("working days between", ["a", "b"], between, world),
            _function("is working day", ["d"], calendar.is_working, world),
            _function("next working day", ["d"], lambda day: calendar.after(day, 1), world),
            _function("end of day", ["d"], end, world),
        )
    }


def _function(name: str, parameters: Sequence[str], of_day: Callable[..., Any], world: World) -> feel.Function:
    """The function whose first argument is a day; null for none, and beyond the years 1 to 9999."""

    def call(moment: Any, *more: Any) -> Any:
        try:
            day = _day(moment, world)
            return None if day is None else of_day(day, *more)
        except OverflowError:
            return None

    return feel.function(name, parameters, call, STEPS)


def _day(value: Any, world: World) -> date | None:
    """The day of a date, of a date and time (the zone's; its own if it has no zone), or of ISO text of either."""
    if isinstance(value, str):
        value = _MOMENT({"text": value})
    if not isinstance(value, datetime):
        return value if isinstance(value, date) else None
    return (value if value.tzinfo is None else value.astimezone(world.zone)).date()


def _whole(value: Any) -> int | None:
    """A whole number of days, at most a hundred years of them."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return int(value) if -MOST_DAYS <= value <= MOST_DAYS and value == int(value) else None
