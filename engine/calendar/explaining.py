"""Why a deadline falls on its day: the days between, one by one, as a page draws them in boxes.

What the deadline itself recorded comes before the calendar: an explanation must not change when a notice is
published later, or when a case moves to a version with another edition.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from engine.calendar.counting import first_day
from engine.calendar.working_days import Calendar, is_weekend
from engine.facts import Deadline

DRAWN_AT_EACH_END = 14
"""A long deadline is drawn by its first and its last fortnight."""


@dataclass(frozen=True)
class Day:
    """One box: `weekday` is 0 for Monday, `counted` the how-manieth day of the deadline it is, if it counts."""

    date: date
    weekday: int
    is_working: bool
    counted: int | None = None
    note: str = ""
    note_en: str = ""


@dataclass(frozen=True)
class Explanation:
    """A deadline day by day; `start` is None where the diagram gave an instant of its own.

    `days` run from the earlier to the later end; `left_out` of them are not drawn, in the middle.
    `last` is the day on which it is due: an end of day belongs to the day that it ends.
    """

    start: date | None
    days: tuple[Day, ...]
    last: date
    due: datetime
    provisional: bool = False
    left_out: int = 0


def explain(deadline: Deadline, zone: ZoneInfo, calendar: Calendar) -> Explanation:
    """The days of the deadline in the zone, with what is special about them in the calendar."""
    start, last = ends(deadline, zone)
    if start is None:
        return Explanation(
            None, (_day(deadline, last, last, calendar, None),), last, deadline.due, deadline.provisional
        )
    days = tuple(_days(deadline, start, last, calendar))
    left_out = max(0, len(days) - 2 * DRAWN_AT_EACH_END)
    if left_out:
        days = days[:DRAWN_AT_EACH_END] + days[-DRAWN_AT_EACH_END:]
    return Explanation(start, days, last, deadline.due, deadline.provisional, left_out)


def ends(deadline: Deadline, zone: ZoneInfo) -> tuple[date | None, date]:
    """The day from which it counts, None where the diagram gave an instant of its own, and the day on which it is due."""
    last, _ = last_moment(deadline.due, zone)
    if deadline.start is None:
        return None, last
    return first_day(deadline.start, zone, back=(deadline.n or 0) < 0), last


def last_moment(due: datetime, zone: ZoneInfo) -> tuple[date, str]:
    """The day on which something is due and the clock time there, `24:00` for the end of the day."""
    local = due.astimezone(zone)
    if local.time() == time(0):
        return local.date() - timedelta(days=1), "24:00"
    return local.date(), f"{local:%H:%M}"


def _days(deadline: Deadline, start: date, last: date, calendar: Calendar) -> Iterator[Day]:
    """Counted from the start, told from the earlier end."""
    step = 1 if last >= start else -1
    walked = [start + timedelta(days=step * each) for each in range(abs((last - start).days) + 1)]
    numbers = _numbers(deadline, walked, calendar)
    for day in sorted(walked):
        yield _day(deadline, start, day, calendar, numbers.get(day))


def _numbers(deadline: Deadline, walked: list[date], calendar: Calendar) -> dict[date, int]:
    """The counted days by their place in the count; a rolled-over day is not one of them."""
    if deadline.unit not in ("working days", "calendar days"):
        return {}
    start = walked[0]
    every = deadline.unit == "calendar days"
    counts = [day for day in walked[1:] if every or _is_working(deadline, start, day, calendar)]
    return {day: place for place, day in enumerate(counts[: abs(deadline.n or 0)], start=1)}


def _is_working(deadline: Deadline, start: date, day: date, calendar: Calendar) -> bool:
    recorded = day.isoformat()
    if recorded in deadline.made_up or recorded in deadline.holidays:
        return recorded in deadline.made_up
    # The start is not counted, so nothing was recorded of it.
    if deadline.unit == "working days" and day != start:
        return not is_weekend(day)
    return calendar.is_working(day)


def _day(deadline: Deadline, start: date, day: date, calendar: Calendar, counted: int | None) -> Day:
    working = _is_working(deadline, start, day, calendar)
    if working:
        note = ("调休上班", "made-up working day") if is_weekend(day) else ("", "")
    else:
        note = calendar.holiday(day) or (("周末", "weekend") if is_weekend(day) else ("节假日", "public holiday"))
    return Day(day, day.weekday(), working, counted, *note)
