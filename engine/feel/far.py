"""Dates beyond the years 1 to 9999, which Python's do not reach (DMN 1.5, 10.3.2.3.4, has years up to ±999,999,999).

The calendar repeats itself after 400 years, weekdays too: a far date is a near one, from 2000 to 2399, and how many times 400 years
lie between them.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

YEARS, DAYS = 400, 146_097
LAST_YEAR = 999_999_999
_FIRST_NEAR = 2000
_CYCLE = timedelta(days=DAYS)
_DAY, _MICRO = timedelta(days=1), timedelta(microseconds=1)


@dataclass(frozen=True)
class Far:
    """A date, or a date and time, `cycles` times 400 years after `near`."""

    cycles: int
    near: date

    @property
    def year(self) -> int:
        """The year of the calendar; 0 is the one before 1."""
        return self.near.year + YEARS * self.cycles


def made(year: int, month: int, day: int) -> "date | Far":
    """The date; ValueError if there is none."""
    if 1 <= year <= 9999:
        return date(year, month, day)
    if abs(year) > LAST_YEAR:
        raise ValueError(year)
    cycles, beyond = divmod(year - _FIRST_NEAR, YEARS)
    return Far(cycles, date(_FIRST_NEAR + beyond, month, day))


def parts(moment: "date | Far") -> tuple[int, date]:
    """Any date, or date and time, as cycles and what is near."""
    if isinstance(moment, Far):
        return moment.cycles, moment.near
    cycles, beyond = divmod(moment.year - _FIRST_NEAR, YEARS)
    return cycles, moment.replace(year=_FIRST_NEAR + beyond)


def joined(cycles: int, near: date) -> "date | Far":
    """The date, or date and time, as Python's own where that reaches it; ValueError beyond the last year."""
    year = near.year + YEARS * cycles
    if 1 <= year <= 9999:
        return near.replace(year=year)
    if abs(year) > LAST_YEAR:
        raise ValueError(year)
    more, beyond = divmod(near.year - _FIRST_NEAR, YEARS)
    return Far(cycles + more, near.replace(year=_FIRST_NEAR + beyond))


def with_near(moment: "date | Far", near: date) -> "date | Far":
    """The same cycles with something else near."""
    return joined(moment.cycles, near) if isinstance(moment, Far) else near


def key(moment: "date | Far") -> tuple[int, int]:
    """What orders moments of one type: the days, and the microseconds of the day, both in UTC where a zone is known."""
    cycles, near = (moment.cycles, moment.near) if isinstance(moment, Far) else (0, moment)
    days = cycles * DAYS + near.toordinal()
    if not isinstance(near, datetime):
        return days, 0
    clock = timedelta(hours=near.hour, minutes=near.minute, seconds=near.second, microseconds=near.microsecond)
    more, passed = divmod((clock - (near.utcoffset() or timedelta(0))) // _MICRO, _DAY // _MICRO)
    return days + more, passed


def later(moment: "date | Far", length: timedelta) -> "date | Far":
    """The moment a duration later; ValueError beyond the last year."""
    if not isinstance(moment, Far):
        try:
            return _later(moment, length)
        except OverflowError:
            pass
    cycles, near = parts(moment)
    more, rest = divmod(length, _CYCLE)
    return joined(cycles + more, _later(near, rest))


def _later(near: date, length: timedelta) -> date:
    if not isinstance(near, datetime):
        return (datetime.combine(near, time(0)) + length).date()
    if near.tzinfo is None:
        return near + length
    return (near.astimezone(UTC) + length).astimezone(near.tzinfo)


def difference(start: "date | Far", end: "date | Far") -> timedelta:
    """What lies between two dates and times; OverflowError if it is more than a duration can be."""
    (a_days, a_passed), (b_days, b_passed) = key(start), key(end)
    return timedelta(days=b_days - a_days, microseconds=b_passed - a_passed)


def year_text(moment: "date | Far") -> str:
    """The year as ISO 8601 writes it: four digits or more."""
    year = moment.year
    return f"{'-' if year < 0 else ''}{abs(year):04}"
