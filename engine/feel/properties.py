"""What can be read of dates, times, durations and ranges by a dot (DMN 1.5, 10.3.2.11, table 65)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel.far import Far
from engine.feel.values import NUMBERS, Exactly, Months, Range

Reading = Mapping[str, Callable[[Any], Any]]


def _offset(value: datetime | time) -> timedelta | None:
    return value.utcoffset()


def _zone(value: datetime | time) -> str | None:
    return value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else None


def _seconds(value: datetime | time) -> Decimal:
    return Decimal(value.second) + Decimal(value.microsecond) / 1_000_000


_DAY: Reading = {
    "year": lambda value: Decimal(value.year),
    "month": lambda value: Decimal(value.month),
    "day": lambda value: Decimal(value.day),
    "weekday": lambda value: Decimal(value.isoweekday()),
}
_CLOCK: Reading = {
    "hour": lambda value: Decimal(value.hour),
    "minute": lambda value: Decimal(value.minute),
    "second": _seconds,
    "time offset": _offset,
    "timezone": _zone,
}
_MICRO = timedelta(microseconds=1)


def _part(value: timedelta, unit: timedelta, within: timedelta | None) -> Decimal:
    """Whole units, with the sign of the duration, of what is left beyond the larger unit."""
    length = abs(value)
    whole = (length % within if within else length) // unit
    return Decimal(whole if value >= timedelta(0) else -whole)


def _second_part(value: timedelta) -> Decimal:
    micro = (abs(value) % timedelta(minutes=1)) // _MICRO
    seconds = NUMBERS.divide(Decimal(micro), Decimal(1_000_000))
    return seconds if value >= timedelta(0) else -seconds


_HOURS, _MINUTES, _DAYS = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
_LENGTH: Reading = {
    "days": lambda value: _part(value, _DAYS, None),
    "hours": lambda value: _part(value, _HOURS, _DAYS),
    "minutes": lambda value: _part(value, _MINUTES, _HOURS),
    "seconds": _second_part,
}
_MONTHS: Reading = {
    "years": lambda value: Decimal(value.years_part),
    "months": lambda value: Decimal(value.months_part),
}
_RANGE: Reading = {
    "start": lambda value: value.start,
    "end": lambda value: value.end,
    "start included": lambda value: value.start_included,
    "end included": lambda value: value.end_included,
}
_BY_TYPE: Mapping[type, Reading] = {
    datetime: {**_DAY, **_CLOCK},
    date: _DAY,
    time: _CLOCK,
    timedelta: _LENGTH,
    Months: _MONTHS,
    Range: _RANGE,
    Exactly: _RANGE,
}


def property_of(value: Any, name: str) -> Any:
    """The property of a value that is no context; null if it has none of this name."""
    if isinstance(value, Far):
        return Decimal(value.year) if name == "year" else property_of(value.near, name)
    read = _BY_TYPE.get(type(value), {}).get(name)
    return None if read is None else read(value)
