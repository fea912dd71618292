"""When something is due, as a page says it: in words, with its colour, and with the days that were counted."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import ngettext

from engine import calendar
from engine.calendar import Calendar, Day
from engine.facts import Deadline

Urgency = Literal["late", "today", "later", "never"]


@dataclass(frozen=True)
class Due:
    """`text` is loud, `more` stands beneath it; `iso` is for machines."""

    text: str
    more: str
    urgency: Urgency
    iso: str = ""


@dataclass(frozen=True)
class Reason:
    """Why a deadline falls on its day: a sentence, and the days as boxes; `counted` if there is a rule to tell."""

    due: Due
    sentence: str
    days: tuple[Day, ...]
    last: date
    left_out: int
    basis: str | None
    counted: bool


def told(due: datetime | None, at: datetime, zone: ZoneInfo, language: str) -> Due:
    """How soon it is, and how much time is left or was missed."""
    if due is None:
        return Due(_("No deadline"), "", "never")
    words = calendar.in_words(due, at, zone, language)
    return Due(words.text, _more(due, at, zone, language), words.urgency, due.isoformat())


def reason(deadline: Deadline, at: datetime, zone: ZoneInfo, counted_by: Calendar, language: str) -> Reason:
    """The deadline with what it was counted by; the calendar is the one of the case's version."""
    explained = calendar.explain(deadline, zone, counted_by)
    return Reason(
        due=told(deadline.due, at, zone, language),
        sentence=calendar.sentence(deadline, zone, language),
        days=explained.days if explained.start is not None and len(explained.days) > 1 else (),
        last=explained.last,
        left_out=explained.left_out,
        basis=deadline.basis,
        counted=deadline.n is not None,
    )


def when(at: datetime, zone: ZoneInfo, language: str) -> str:
    """An instant by itself, `11月23日 周一 24:00`, neither today nor overdue."""
    before = at - timedelta(days=3)
    return calendar.in_words(at, before, zone, language).text


def dated(at: datetime, zone: ZoneInfo, language: str) -> str:
    """An instant of the record, with its year: `2026年11月23日 16:40`."""
    local = at.astimezone(zone)
    if language == "zh":
        return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"
    return f"{local.day} {local:%B} {local.year}, {local:%H:%M}"


def _more(due: datetime, at: datetime, zone: ZoneInfo, language: str) -> str:
    if at >= due:
        return str(_("was due %(when)s", when=when(due, zone, language)))
    return _left(due - at)


def span(passed: timedelta) -> str:
    """How much time has gone by, in its largest unit but one: `3 天 4 小时`."""
    minutes = int(passed.total_seconds()) // 60
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return str(_("%(days)s d %(hours)s h", days=days, hours=hours))
    return str(_("%(hours)s h %(minutes)s min", hours=hours, minutes=minutes))


def _left(left: timedelta) -> str:
    hours = int(left.total_seconds()) // 3600
    if hours < 1:
        minutes = int(left.total_seconds()) // 60
        return str(ngettext("%(num)s minute left", "%(num)s minutes left", minutes))
    if hours < 48:
        return str(ngettext("%(num)s hour left", "%(num)s hours left", hours))
    return str(ngettext("%(num)s day left", "%(num)s days left", hours // 24))
