"""Why a deadline falls on its day: the days between, one by one, as a page draws them in boxes.

What the deadline itself recorded comes before today's calendar: an explanation must not change when a notice is
published later.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from engine.calendar.counting import first_day
from engine.calendar.working_days import holiday, is_weekend, is_working
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


def explain(deadline: Deadline, zone: ZoneInfo) -> Explanation:
    """The days of the deadline in the zone, with what is special about them."""
    last, _ = last_moment(deadline.due, zone)
    if deadline.start is None:
        return Explanation(None, (_day(deadline, last, last, None),), last, deadline.due, deadline.provisional)
    start = first_day(deadline.start, zone, back=(deadline.n or 0) < 0)
    days = tuple(_days(deadline, start, last))
    left_out = max(0, len(days) - 2 * DRAWN_AT_EACH_END)
    if left_out:
        days = days[:DRAWN_AT_EACH_END] + days[-DRAWN_AT_EACH_END:]
    return Explanation(start, days, last, deadline.due, deadline.provisional, left_out)


def last_moment(due: datetime, zone: ZoneInfo) -> tuple[date, str]:
    """The day on which something is due and the clock time there, `24:00` for the end of the day."""
    local = due.astimezone(zone)
    if local.time() == time(0):
        return local.date() - timedelta(days=1), "24:00"
    return local.date(), f"{local:%H:%M}"


def _days(deadline: Deadline, start: date, last: date) -> Iterator[Day]:
    """Counted from the start, told from the earlier end."""
    step = 1 if last >= start else -1
    walked = [start + timedelta(days=step * each) for each in range(abs((last - start).days) + 1)]
    numbers = _numbers(deadline, walked)
    for day in sorted(walked):
        yield _day(deadline, start, day, numbers.get(day))


def _numbers(deadline: Deadline, walked: list[date]) -> dict[date, int]:
    """The counted days by their place in the count; a rolled-over day is not one of them."""
    if deadline.unit not in ("working days", "calendar days"):
        return {}
    start = walked[0]
    counts = [day for day in walked[1:] if deadline.unit == "calendar days" or _is_working(deadline, start, day)]
    return {day: place for place, day in enumerate(counts[: abs(deadline.n or 0)], start=1)}


def _is_working(deadline: Deadline, start: date, day: date) -> bool:
    recorded = day.isoformat()
    if recorded in deadline.made_up or recorded in deadline.holidays:
        return recorded in deadline.made_up
    # The start is not counted, so nothing was recorded of it.
    if deadline.unit == "working days" and day != start:
        return not is_weekend(day)
    return is_working(day)


def _day(deadline: Deadline, start: date, day: date, counted: int | None) -> Day:
    working = _is_working(deadline, start, day)
    if working:
        note = ("调休上班", "made-up working day") if is_weekend(day) else ("", "")
    else:
        note = holiday(day) or (("周末", "weekend") if is_weekend(day) else ("节假日", "public holiday"))
    return Day(day, day.weekday(), working, counted, *note)
