"""Functions of dates, times and durations (DMN 1.5, 10.3.4.1 and 10.3.4.8). None of them asks the clock."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

from engine.feel import temporal
from engine.feel.built_in.signature import Library, built_in
from engine.feel.operators import equal
from engine.feel.properties import property_of
from engine.feel.values import Months, kind

LIBRARY: Library = {}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")


@built_in(LIBRARY, "date", "from:string", steps=30)
def _date(text: str) -> date | None:
    return temporal.read_date(text)


@built_in(LIBRARY, "date", "from:day")
def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


@built_in(LIBRARY, "date", "year:number", "month:number", "day:number")
def _made_date(year: Decimal, month: Decimal, day: Decimal) -> date:
    return date(int(year), int(month), int(day))


@built_in(LIBRARY, "date and time", "from:string", steps=30)
def _date_and_time(text: str) -> datetime | None:
    return temporal.read_date_and_time(text)


@built_in(LIBRARY, "date and time", "from:day")
def _whole(moment: date) -> datetime:
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(0))


@built_in(LIBRARY, "date and time", "date:day", "time:time")
def _joined(day: date, clock: time) -> datetime:
    return datetime.combine(_day(day), clock)


@built_in(LIBRARY, "time", "from:string", steps=30)
def _time(text: str) -> time | None:
    return temporal.read_time(text)


@built_in(LIBRARY, "time", "from:moment")
def _clock(moment: Any) -> time:
    if isinstance(moment, time):
        return moment
    return moment.timetz() if isinstance(moment, datetime) else time(0, tzinfo=UTC)


@built_in(LIBRARY, "time", "hour:number", "minute:number", "second:number", "offset?:days and time duration")
def _made_time(hour: Decimal, minute: Decimal, second: Decimal, offset: timedelta | None = None) -> time:
    micro = int((second - int(second)) * 1_000_000)
    zone = None if offset is None else timezone(offset)
    return time(int(hour), int(minute), int(second), micro, zone)


@built_in(LIBRARY, "duration", "from:string", steps=30)
def _duration(text: str) -> timedelta | Months | None:
    return temporal.read_duration(text)


@built_in(LIBRARY, "duration", "from:duration")
def _same(length: Any) -> Any:
    return length


@built_in(LIBRARY, "years and months duration", "from:day", "to:day")
def _months_between(start: date, end: date) -> Months | None:
    if isinstance(start, datetime) and isinstance(end, datetime) and (start.tzinfo is None) != (end.tzinfo is None):
        return None
    if end < start if type(start) is type(end) else _day(end) < _day(start):
        return Months(-_months(end, start))
    return Months(_months(start, end))


def _months(start: date, end: date) -> int:
    """Whole months from start to a later end."""
    count = (end.year - start.year) * 12 + end.month - start.month
    within = (end.day, _clock(end).replace(tzinfo=None)) < (start.day, _clock(start).replace(tzinfo=None))
    return count - within


@built_in(LIBRARY, "day of year", "date:day")
def _day_of_year(moment: date) -> Decimal:
    return Decimal(moment.timetuple().tm_yday)


@built_in(LIBRARY, "day of week", "date:day")
def _day_of_week(moment: date) -> str:
    return _DAYS[moment.weekday()]


@built_in(LIBRARY, "month of year", "date:day")
def _month_of_year(moment: date) -> str:
    return (*_MONTHS, "December")[moment.month - 1]


@built_in(LIBRARY, "week of year", "date:day")
def _week_of_year(moment: date) -> Decimal:
    return Decimal(moment.isocalendar().week)


@built_in(LIBRARY, "last day of month", "date:day")
def _last_day(moment: date) -> date:
    first = _day(moment).replace(day=1)
    following = temporal.shifted(first, Months(1))
    return date.fromordinal(following.toordinal() - 1)


@built_in(LIBRARY, "is", "value1?", "value2?")
def _is(a: Any = None, b: Any = None) -> bool:
    """The same element of the domain: unlike `=`, two writings of one instant are not the same."""
    if kind(a) != kind(b):
        return False
    if isinstance(a, datetime | time):
        return bool(a.replace(tzinfo=None) == b.replace(tzinfo=None)) and property_of(a, "timezone") == property_of(
            b, "timezone"
        )
    return equal(a, b) is True
