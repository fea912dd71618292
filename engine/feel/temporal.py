"""Dates, times and durations: read from text and counted with (DMN 1.5, 10.3.2.3 and 10.3.2.5 to 10.3.2.8)."""

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from engine.feel import far
from engine.feel.far import Far
from engine.feel.values import Months, months_of

_DATE = r"(-?(?:[1-9][0-9]{4,8}|[0-9]{4}))-([0-9]{2})-([0-9]{2})"
_TIME = r"([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?|@[A-Za-z0-9_+/-]+)?"
_SHORT_TIME = (
    r"([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\.[0-9]+)?)?([Zz]|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?|@[A-Za-z0-9_+/-]+)?"
)
FURTHEST = timedelta(hours=14, minutes=59)
"""An offset from UTC."""
_ONLY_DATE = re.compile(_DATE)
_ONLY_TIME = re.compile(rf"T?{_TIME}")
_BOTH = re.compile(rf"{_DATE}T{_SHORT_TIME}")
_DATE_AND_ZONE = re.compile(rf"({_DATE})([Zz]|[+-][0-9]{{2}}:[0-9]{{2}})")
_DAYS = re.compile(
    r"(-)?P(?=.)(?:([0-9]{1,18})D)?(?:T(?=.)(?:([0-9]{1,18})H)?(?:([0-9]{1,18})M)?(?:([0-9]+(?:\.[0-9]*)?|\.[0-9]+)S)?)?"
)
_MONTHS = re.compile(r"(-)?P(?=.)(?:([0-9]{1,18})Y)?(?:([0-9]{1,18})M)?")


def read_date(text: str) -> date | Far | None:
    """The date of ISO 8601 text, YYYY-MM-DD, the year with a sign or more digits where it needs them; None for anything else."""
    found = _ONLY_DATE.fullmatch(text)
    try:
        return far.made(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """The time of ISO 8601 text, with an offset or @zone; None for anything else."""
    found = _ONLY_TIME.fullmatch(text)
    return _time(found.groups()) if found else None


def read_date_and_time(text: str) -> datetime | Far | None:
    """The date and time of ISO 8601 text; a date alone is its 00:00. Seconds may be left out, as form-js writes them."""
    if day := read_date(text):
        midnight: datetime | Far = at_clock(day, time(0))
        return midnight
    if zoned_day := _DATE_AND_ZONE.fullmatch(text):
        text = f"{zoned_day[1]}T00:00:00{zoned_day[5]}"
    found = _BOTH.fullmatch(text)
    if not found:
        return None
    clock = _time(found.groups()[3:])
    try:
        return at_clock(far.made(*map(int, found.groups()[:3])), clock) if clock is not None else None
    except ValueError:
        return None


def at_clock(day: date | Far, clock: time) -> Any:
    """The date and time of a date (or of the date of a date and time) and a time."""
    _, near = far.parts(day)
    return far.joined(far.parts(day)[0], datetime.combine(near, clock))


def read_duration(text: str) -> timedelta | Months | None:
    """The duration of ISO 8601 text, of days and time or of years and months; None for anything else."""
    if found := _DAYS.fullmatch(text):
        sign, days, hours, minutes, seconds = found.groups()
        parts = {"days": int(days or 0), "hours": int(hours or 0), "minutes": int(minutes or 0)}
        try:
            whole = timedelta(**parts) + timedelta(microseconds=int(Decimal(seconds or 0) * 1_000_000))
        except OverflowError:
            return None
        return -whole if sign else whole
    if found := _MONTHS.fullmatch(text):
        sign, years, months = found.groups()
        count = int(years or 0) * 12 + int(months or 0)
        return months_of(-count if sign else count)
    return None


def read_any(text: str) -> Any:
    """The value of an at-literal, `@"…"`; None if the text is no date, time or duration."""
    day = read_date(text)
    if day is not None:
        return day
    for read in (read_date_and_time, read_time, read_duration):
        value = read(text)
        if value is not None:
            return value
    return None


def _time(parts: Any) -> time | None:
    hour, minute, second, fraction, zone = parts
    micro = int(Decimal(fraction or 0) * 1_000_000)
    try:
        return time(int(hour), int(minute), int(second or 0), micro, _zone(zone))
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return None


def _zone(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if text in "Zz":
        return UTC
    if text.startswith("@"):
        return ZoneInfo(text[1:])
    hours, minutes, *seconds = map(int, text[1:].split(":"))
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds[0] if seconds else 0)
    if offset > FURTHEST:
        raise ValueError(text)
    return timezone(-offset if text[0] == "-" else offset)


def shifted(moment: date | datetime | time | Far, length: timedelta | Months) -> Any:
    """The moment a duration later; None where that is no moment, such as a time a month later."""
    try:
        if isinstance(length, Months):
            return None if isinstance(moment, time) else _months_later(moment, length.months)
        if isinstance(moment, time):
            return (datetime.combine(date(2000, 1, 1), moment) + length).timetz()
        return far.later(moment, length)
    except (OverflowError, ValueError):
        return None


def _months_later(moment: date | Far, months: int) -> date | Far:
    """A day that the month does not have becomes its last one."""
    cycles, near = far.parts(moment)
    more, count = divmod((near.year - 2000) * 12 + near.month - 1 + months, far.YEARS * 12)
    year, month = 2000 + count // 12, count % 12 + 1
    day = min(near.day, calendar.monthrange(year, month)[1])
    return far.joined(cycles + more, near.replace(year=year, month=month, day=day))


def between(start: Any, end: Any) -> timedelta | None:
    """The days and time from start to end; None where one has a zone and the other has not."""
    if isinstance(start, time) or isinstance(end, time):
        if not (isinstance(start, time) and isinstance(end, time)):
            return None
        start, end = (datetime.combine(date(2000, 1, 1), each) for each in (start, end))
    start, end = as_date_and_time(start), as_date_and_time(end)
    if zoned(start) != zoned(end):
        return None
    try:
        return far.difference(start, end)
    except OverflowError:
        return None


def as_date_and_time(moment: date | Far) -> Any:
    """A date as its 00:00 UTC, as DMN 1.5, 10.3.2.3.5 has it; a date and time as it is."""
    _, near = far.parts(moment)
    return moment if isinstance(near, datetime) else at_clock(moment, time(0, tzinfo=UTC))


def in_one_zone(a: Any, b: Any) -> tuple[Any, Any]:
    """Two moments to be ordered: one without a zone is taken to be in the other's (DMN 1.5, 10.3.2.7)."""
    if not hasattr(a, "tzinfo") or not hasattr(b, "tzinfo") or (a.tzinfo is None) == (b.tzinfo is None):
        return a, b
    return (a.replace(tzinfo=b.tzinfo), b) if a.tzinfo is None else (a, b.replace(tzinfo=a.tzinfo))


def clock_before(a: time, b: time) -> bool | None:
    """Whether a time comes before another; null where that hangs on a date, in zones that change their clocks."""
    try:
        return a < b
    except TypeError:
        return None


def zoned(moment: Any) -> bool:
    """Whether a date and time, or a time, has a zone or an offset."""
    near: Any = moment.near if isinstance(moment, Far) else moment
    return near.tzinfo is not None


def instant(moment: datetime) -> datetime:
    """A date and time with a zone as UTC, so that two of them differ by what passes between them."""
    return moment if moment.tzinfo is None else moment.astimezone(UTC)
