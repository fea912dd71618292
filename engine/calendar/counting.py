"""From a rule — so many of a unit after a moment — to the instant when it is over.

The Civil Code: hours count from the moment, of days the day of the event is not counted (article 201); a last day
that is a rest day moves to the day after the rest (203, `rollover`); the last day ends at 24:00 (203), which is
00:00 of the next.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from engine.calendar.working_days import Calendar
from engine.facts import Deadline

UNITS = {
    "working days": "working days",
    "calendar days": "calendar days",
    "hours": "hours",
    "same day": "same day",
    "工作日": "working days",
    "自然日": "calendar days",
    "小时": "hours",
    "当日": "same day",
}
MOST_DAYS = 40_000
"""A hundred years: whoever asks for more has mistyped, and must not keep the engine counting."""

_ONE = timedelta(days=1)
_MIDNIGHT = time(0)


def count(
    n: int,
    unit: str,
    start: datetime,
    zone: ZoneInfo,
    calendar: Calendar,
    rollover: bool = False,
    at: time | None = None,
    basis: str | None = None,
) -> Deadline:
    """The deadline `n` units after `start`; its instants are UTC, its days begin and end in the zone.

    `at` ends it at that clock time of its last day instead of 24:00. A negative `n` counts days (or hours) back; a
    start at exactly 00:00 is then the 24:00 of the day before, so that counting back from another deadline's end
    begins at its last day.
    `same day` is n = 0. `provisional` tells that a year was met whose holidays are not published.
    ValueError, with a sentence, for a rule that says nothing: an unknown unit, a start without a zone, `at` with hours.
    """
    word = _known(unit)
    _refuse_nonsense(n, word, start, rollover, at)
    told = Deadline(start, n, word, start.astimezone(UTC), rollover, basis)
    try:
        if word == "hours":
            return replace(told, due=told.due.astimezone(UTC) + timedelta(hours=n))
        return _by_days(told, n, zone, calendar, at)
    except OverflowError:
        raise ValueError(f"{n} {word} after {start:%Y-%m-%d} is beyond the year 9999.") from None


def _by_days(told: Deadline, n: int, zone: ZoneInfo, calendar: Calendar, at: time | None) -> Deadline:
    start, by_work = first_day(told.due, zone, back=n < 0), told.unit == "working days" and n != 0
    counted = calendar.after(start, n) if by_work else start + n * _ONE
    last = calendar.after(counted, 1) if told.rollover and not calendar.is_working(counted) else counted
    if by_work or told.rollover:
        met = start + (_ONE if n > 0 else -_ONE) if by_work else counted
        told = _noted(told, min(met, last), max(met, last), calendar)
    return replace(told, due=end_of(last, zone, at))


def _noted(told: Deadline, first: date, last: date, calendar: Calendar) -> Deadline:
    """With the days at which the Monday-to-Friday rule would have been wrong, and whether any was a guess."""
    return replace(
        told,
        provisional=not calendar.years.issuperset(range(first.year, last.year + 1)),
        holidays=tuple(day.isoformat() for day in calendar.holidays_within(first, last)),
        made_up=tuple(day.isoformat() for day in calendar.made_up_within(first, last)),
    )


def first_day(start: datetime, zone: ZoneInfo, back: bool) -> date:
    """The day of the event, which is not counted; counting back, 00:00 is the end of the day before."""
    local = start.astimezone(zone)
    return local.date() - _ONE if back and local.time() == _MIDNIGHT else local.date()


def end_of(day: date, zone: ZoneInfo, at: time | None = None) -> datetime:
    """The instant (UTC) at which the day ends in the zone: 24:00, or earlier at a clock time."""
    local = datetime.combine(day + _ONE, _MIDNIGHT) if at is None else datetime.combine(day, at)
    return local.replace(tzinfo=zone).astimezone(UTC)


def _known(unit: str) -> str:
    if unit not in UNITS:
        raise ValueError(f"{unit!r} is not a unit to count in; the units are {', '.join(UNITS)}.")
    return UNITS[unit]


def _refuse_nonsense(n: int, unit: str, start: datetime, rollover: bool, at: time | None) -> None:
    if start.tzinfo is None:
        raise ValueError("The moment to count from needs a zone or an offset.")
    if at is not None and at.tzinfo is not None:
        raise ValueError("`at` is a clock time of the case's zone and has no zone of its own.")
    if unit == "hours" and (at is not None or rollover):
        raise ValueError("Hours count from the moment: neither `at` nor `rollover` can be said of them.")
    if unit == "same day" and n != 0:
        raise ValueError(f"`same day` is the day of the event itself; n is left out or 0, not {n}.")
    if rollover and n < 0:
        raise ValueError("A count back has no last day that could move to the next working day.")
    if abs(n) > (MOST_DAYS * 24 if unit == "hours" else MOST_DAYS):
        raise ValueError(f"{n} {unit} is more than a hundred years.")
