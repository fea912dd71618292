"""From a rule — so many of a unit after a moment — to the instant when it is over.

The Civil Code: hours count from the moment, of days the day of the event is not counted (article 201); a last day
that is a rest day moves to the day after the rest (203, `rollover`); the last day ends at 24:00 (203), which is
00:00 of the next.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from engine.calendar.working_days import is_published, is_weekend, is_working
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
        return _by_days(told, n, zone, at)
    except OverflowError:
        raise ValueError(f"{n} {word} after {start:%Y-%m-%d} is beyond the year 9999.") from None


def _by_days(told: Deadline, n: int, zone: ZoneInfo, at: time | None) -> Deadline:
    walk = _Walk(first_day(told.due, zone, back=n < 0))
    if told.unit == "working days":
        walk.go(n)
    elif told.unit == "calendar days":
        walk.day += n * _ONE
    if told.rollover:
        walk.roll()
    return replace(
        told,
        due=end_of(walk.day, zone, at),
        provisional=walk.provisional,
        holidays=tuple(sorted(walk.holidays)),
        made_up=tuple(sorted(walk.made_up)),
    )


class _Walk:
    """A finger on the calendar that notes the days at which the Monday-to-Friday rule would have been wrong."""

    def __init__(self, day: date):
        self.day = day
        self.provisional = False
        self.holidays: list[str] = []
        self.made_up: list[str] = []

    def go(self, n: int) -> None:
        """The finger is on the n-th worked day, forward or back."""
        left, step = abs(n), _ONE if n > 0 else -_ONE
        while left:
            self.day += step
            left -= self.notes_working()

    def roll(self) -> None:
        """The finger is on this day if it is worked, else on the next one that is."""
        while not self.notes_working():
            self.day += _ONE

    def notes_working(self) -> bool:
        """Whether the day is worked; what is unusual about it is noted once."""
        working, day = is_working(self.day), self.day.isoformat()
        self.provisional = self.provisional or not is_published(self.day)
        if working and is_weekend(self.day) and day not in self.made_up:
            self.made_up.append(day)
        if not working and not is_weekend(self.day) and day not in self.holidays:
            self.holidays.append(day)
        return working


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
