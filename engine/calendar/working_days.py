"""Which days are worked: what the State Council's yearly notices say, and Monday to Friday where there is none yet."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from importlib.metadata import version

import chinese_calendar

from engine.calendar import written

_CHINESE = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}
_ONE = timedelta(days=1)
_ALL_DAYS = range(date.min.toordinal(), date.max.toordinal() + 1)


def is_weekend(day: date) -> bool:
    """Saturday and Sunday."""
    return day.weekday() >= 5


@dataclass(frozen=True)
class Calendar:
    """An edition of the notices: the rest days by the English name of their holiday, the days worked in their stead.

    `years` are those whose notice is in it. In every other one Monday to Friday are worked, until a later edition.
    """

    edition: str
    years: frozenset[int]
    rest: Mapping[date, str]
    made_up: frozenset[date]

    @classmethod
    @cache
    def installed(cls) -> "Calendar":
        """What the installed package knows, by which versions count that are deployed now."""
        rest: dict[date, str] = chinese_calendar.holidays
        years = range(min(rest).year, max(rest).year + 1)
        edition = f"chinesecalendar {version('chinesecalendar')}"
        return cls(edition, frozenset(years), dict(rest), frozenset(chinese_calendar.workdays))

    @classmethod
    def read(cls, content: bytes) -> "Calendar":
        """What `to_bytes` wrote; ValueError, with a sentence, for anything else."""
        return cls(*written.read(content))

    def to_bytes(self) -> bytes:
        """The calendar as JSON that an auditor can read; equal calendars give equal bytes."""
        return written.to_bytes(self.edition, self.years, self.rest, self.made_up)

    def is_published(self, day: date) -> bool:
        """Whether a notice for the day's year is known; until then its working days are provisional."""
        return day.year in self.years

    def is_working(self, day: date) -> bool:
        """Whether the day is worked; for an unpublished year, Monday to Friday are."""
        return day in self.made_up or (not is_weekend(day) and day not in self.rest)

    def holiday(self, day: date) -> tuple[str, str] | None:
        """The Chinese and the English name of the holiday that the day is part of; None if it is of none."""
        name = self.rest.get(day)
        return None if name is None else (_CHINESE.get(name, name), name)

    def after(self, day: date, n: int) -> date:
        """The n-th working day after the day, before it for a negative n; the day itself for 0. OverflowError."""
        if n == 0:
            return day
        wanted = self._worked(day.toordinal()) + n if n > 0 else self._worked(day.toordinal() - 1) + n + 1
        place = bisect_left(_ALL_DAYS, wanted, key=self._worked)
        if wanted < 1 or place == len(_ALL_DAYS):
            raise OverflowError(f"{n} working days after {day} is on no calendar.")
        return date.fromordinal(_ALL_DAYS[place])

    def between(self, start: date, end: date) -> int:
        """How many working days lie after the start up to and including the end; negative if the end is before it."""
        return self._worked(end.toordinal()) - self._worked(start.toordinal())

    def holidays_within(self, first: date, last: date) -> list[date]:
        """The days that are off although they are none of a weekend's."""
        return _within(self._off, first, last)

    def made_up_within(self, first: date, last: date) -> list[date]:
        """The days of weekends that are worked."""
        return _within(self._on, first, last)

    @cached_property
    def _off(self) -> list[date]:
        return sorted(day for day in self.rest if not is_weekend(day) and day not in self.made_up)

    @cached_property
    def _on(self) -> list[date]:
        return sorted(day for day in self.made_up if is_weekend(day))

    def _worked(self, ordinal: int) -> int:
        """How many days have been worked since the year 1, whose first day was a Monday, up to and including this one."""
        if ordinal < 1:
            return 0
        weeks, more = divmod(ordinal, 7)
        day = date.fromordinal(ordinal)
        return weeks * 5 + min(more, 5) + bisect_right(self._on, day) - bisect_right(self._off, day)


def _within(days: list[date], first: date, last: date) -> list[date]:
    return days[bisect_left(days, first) : bisect_right(days, last)]
