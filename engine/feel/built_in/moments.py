"""Functions of dates, times and durations (DMN 1.5, 10.3.4.1 and 10.3.4.8). None of them asks the clock."""

import calendar
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

from engine.feel import far, temporal
from engine.feel.built_in.signature import Library, built_in
from engine.feel.far import Far
from engine.feel.operators import equal
from engine.feel.properties import property_of
from engine.feel.values import Months, kind

LIBRARY: Library = {}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SAME = ("year", "month", "day", "hour", "minute", "second", "time offset", "timezone")
Moment = date | Far


@built_in(LIBRARY, "date", "from:string", steps=30)
def _date(text: str) -> Moment | None:
    return temporal.read_date(text)


@built_in(LIBRARY, "date", "from:day")
def _day(moment: Moment) -> Moment:
    near = _near(moment)
    return far.with_near(moment, near.date()) if isinstance(near, datetime) else moment


@built_in(LIBRARY, "date", "year:number", "month:number", "day:number")
def _made_date(year: Decimal, month: Decimal, day: Decimal) -> Moment:
    return far.made(int(year), int(month), int(day))


@built_in(LIBRARY, "date and time", "from:string", steps=30)
def _date_and_time(text: str) -> Moment | None:
    return temporal.read_date_and_time(text)


@built_in(LIBRARY, "date and time", "from:day")
def _whole(moment: Moment) -> Any:
    return moment if isinstance(_near(moment), datetime) else temporal.at_clock(moment, time(0))


@built_in(LIBRARY, "date and time", "date:day", "time:time")
def _joined(day: Moment, clock: time) -> Any:
    return temporal.at_clock(day, clock)


@built_in(LIBRARY, "time", "from:string", steps=30)
def _time(text: str) -> time | None:
    return temporal.read_time(text)


@built_in(LIBRARY, "time", "from:moment")
def _clock(moment: Any) -> time:
    if isinstance(moment, time):
        return moment
    near = _near(moment)
    return near.timetz() if isinstance(near, datetime) else time(0, tzinfo=UTC)


@built_in(LIBRARY, "time", "hour:number", "minute:number", "second:number", "offset?:days and time duration")
def _made_time(hour: Decimal, minute: Decimal, second: Decimal, offset: timedelta | None = None) -> time:
    micro = int((second - int(second)) * 1_000_000)
    if offset is not None and abs(offset) > temporal.FURTHEST:
        raise ValueError(offset)
    zone = None if offset is None else timezone(offset)
    return time(int(hour), int(minute), int(second), micro, zone)


@built_in(LIBRARY, "duration", "from:string", steps=30)
def _duration(text: str) -> timedelta | Months | None:
    return temporal.read_duration(text)


@built_in(LIBRARY, "duration", "from:duration")
def _same(length: Any) -> Any:
    return length


@built_in(LIBRARY, "years and months duration", "from:day", "to:day")
def _months_between(start: Moment, end: Moment) -> Months | None:
    start_clock, end_clock = _clock(start), _clock(end)
    both = isinstance(_near(start), datetime) and isinstance(_near(end), datetime)
    if both and temporal.zoned(start) != temporal.zoned(end):
        return None
    first, last = (_place(start), start_clock), (_place(end), end_clock)
    if (last[0], last[1].replace(tzinfo=None)) < (first[0], first[1].replace(tzinfo=None)):
        return Months(-_months(end, start))
    return Months(_months(start, end))


def _months(start: Moment, end: Moment) -> int:
    """Whole months from start to a later end."""
    (year, month, day), (end_year, end_month, end_day) = _place(start), _place(end)
    count = (end_year - year) * 12 + end_month - month
    within = (end_day, _clock(end).replace(tzinfo=None)) < (day, _clock(start).replace(tzinfo=None))
    return count - within


def _near(moment: Moment) -> date:
    """The date near the present on which everything but the year is the same."""
    return far.parts(moment)[1]


def _place(moment: Moment) -> tuple[int, int, int]:
    near = _near(moment)
    return moment.year, near.month, near.day


@built_in(LIBRARY, "day of year", "date:day")
def _day_of_year(moment: Moment) -> Decimal:
    return Decimal(_near(moment).timetuple().tm_yday)


@built_in(LIBRARY, "day of week", "date:day")
def _day_of_week(moment: Moment) -> str:
    return _DAYS[_near(moment).weekday()]


@built_in(LIBRARY, "month of year", "date:day")
def _month_of_year(moment: Moment) -> str:
    return _MONTHS[_near(moment).month - 1]


@built_in(LIBRARY, "week of year", "date:day")
def _week_of_year(moment: Moment) -> Decimal:
    return Decimal(_near(moment).isocalendar().week)


@built_in(LIBRARY, "last day of month", "date:day")
def _last_day(moment: Moment) -> Any:
    near = _near(moment)
    last = calendar.monthrange(near.year, near.month)[1]
    day = _day(moment)
    return far.joined(far.parts(day)[0], far.parts(day)[1].replace(day=last))


@built_in(LIBRARY, "is", "value1", "value2")
def _is(a: Any, b: Any) -> bool:
    """The same element of the domain: unlike `=`, two writings of one instant are not the same."""
    if kind(a) != kind(b):
        return False
    if kind(a) in ("date and time", "time"):
        return all(property_of(a, name) == property_of(b, name) for name in _SAME)
    return equal(a, b) is True
