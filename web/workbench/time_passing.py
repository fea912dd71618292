"""Time in the words of a story: `2 hours`, `5 working days`, `at 2026-10-10 17:00`, `until 24:00`."""

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from engine.calendar import Calendar, count

_AMOUNT = re.compile(r"(\d{1,5}) (minute|hour|day|working day)s?")
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)")
_CLOCK = re.compile(r"\d\d:\d\d(?::\d\d)?")
_DAY = timedelta(days=1)


def instant(text: str, zone: ZoneInfo) -> datetime:
    """`2026-10-10 17:00` in the zone, as UTC; `24:00` ends the day. ValueError with a sentence for anything else."""
    told = _INSTANT.fullmatch(text)
    if told is None:
        raise ValueError(f"`{text}` is not an instant such as 2026-10-10 17:00.")
    return _moment(told[1], told[2], zone)


def later(words: str, now: datetime, zone: ZoneInfo, calendar: Calendar) -> datetime:
    """The instant (UTC) that the words lead to from now; ValueError with a sentence if they lead nowhere or back.

    Working days keep the clock time: two working days after Friday 10:00 is Tuesday 10:00.
    """
    then = _target(words.strip(), now, zone, calendar)
    if then < now:
        raise ValueError(f"`{words}` lies before {shown(now, zone)}, and time does not run back.")
    return then


def shown(moment: datetime, zone: ZoneInfo) -> str:
    """An instant as stories write it: 00:00 is the 24:00 of the day before, as the end of a deadline is."""
    local = moment.astimezone(zone)
    if local.time() == time(0):
        return f"{local - _DAY:%Y-%m-%d} 24:00"
    return f"{local:%Y-%m-%d %H:%M}" + (f":{local:%S}" if local.second else "")


def _target(words: str, now: datetime, zone: ZoneInfo, calendar: Calendar) -> datetime:
    amount = _AMOUNT.fullmatch(words)
    if amount is not None:
        return _after(int(amount[1]), amount[2], now, zone, calendar)
    word, _, rest = words.partition(" ")
    if word == "at":
        return instant(rest, zone)
    if word == "until" and _CLOCK.fullmatch(rest):
        return _moment(now.astimezone(zone).date().isoformat(), rest, zone)
    raise ValueError(f"`{words}` is not understood: write `2 hours`, `5 working days`, `at 2026-10-10 17:00`.")


def _after(n: int, unit: str, now: datetime, zone: ZoneInfo, calendar: Calendar) -> datetime:
    if unit != "working day":
        return now + timedelta(**{f"{unit}s": n})
    at = now.astimezone(zone).timetz().replace(tzinfo=None)
    return count(n, "working days", now, zone, calendar, at=at).due


def _moment(day: str, clock: str, zone: ZoneInfo) -> datetime:
    try:
        if clock in ("24:00", "24:00:00"):
            local = datetime.fromisoformat(f"{day} 00:00") + _DAY
        else:
            local = datetime.fromisoformat(f"{day} {clock}")
    except ValueError as error:
        raise ValueError(f"`{day} {clock}` is on no clock or calendar.") from error
    return local.replace(tzinfo=zone).astimezone(UTC)
