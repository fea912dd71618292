"""How long personal answers are kept after a case is closed: whole years and months, to the end of a day."""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_WRITTEN = re.compile(r"P(?:(?P<years>\d{1,3})Y)?(?:(?P<months>\d{1,3})M)?")


def months(written: str) -> int:
    """The months of a years-and-months duration (ISO 8601, `P3Y`, `P1Y6M`); ValueError for anything else."""
    told = _WRITTEN.fullmatch(written.strip())
    found = 12 * int(told["years"] or 0) + int(told["months"] or 0) if told else 0
    if found == 0:
        raise ValueError(f"“{written}” is no duration of years and months such as P3Y or P1Y6M.")
    return found


def over(closed: datetime, kept: int, zone: ZoneInfo) -> datetime:
    """The instant from which nothing need be kept: the day after the last one ends, so many months after the closing.

    A month that has no such day ends with its last.
    """
    day = closed.astimezone(zone).date()
    year, month = divmod(day.year * 12 + day.month - 1 + kept, 12)
    last = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return datetime.combine(last + timedelta(days=1), time(), zone)
