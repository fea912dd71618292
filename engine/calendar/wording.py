"""A deadline in words, Chinese or English: the reason for its day, and how soon it is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from engine.calendar.explaining import ends, last_moment
from engine.facts import Deadline

_DAYS_ZH = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_UNITS_ZH = {"working days": "个工作日", "calendar days": "个自然日", "hours": "小时"}


@dataclass(frozen=True)
class Words:
    """How soon something is due; `urgency` sorts and colours it."""

    text: str
    urgency: Literal["late", "today", "later"]


def in_words(due: datetime, now: datetime, zone: ZoneInfo, language: str = "zh") -> Words:
    """`今天 24:00`, `明天 17:00`, `10月10日 周六 24:00`, `已逾期 2 天`; English for any language but Chinese."""
    chinese = is_chinese(language)
    if now >= due:
        return Words(_overdue(now - due, chinese), "late")
    day, clock = last_moment(due, zone)
    today = now.astimezone(zone).date()
    if day == today:
        return Words(f"{'今天' if chinese else 'today'} {clock}", "today")
    if day == today + timedelta(days=1):
        return Words(f"{'明天' if chinese else 'tomorrow'} {clock}", "later")
    return Words(f"{said_date(day, chinese, day.year != today.year)} {clock}", "later")


def sentence(deadline: Deadline, zone: ZoneInfo, language: str = "zh") -> str:
    """Why the deadline falls on its day, in one sentence; English for any language that is not Chinese.

    It needs no calendar: the deadline recorded what it met.

    `5 working days after Monday 28 September; 1–7 October are holidays, Saturday 10 October is worked: due Saturday 10
    October 24:00`.
    """
    chinese = is_chinese(language)
    start, last = ends(deadline, zone)
    _, clock = last_moment(deadline.due, zone)
    years = start is not None and start.year != last.year
    due = f"{said_date(last, chinese, years)} {clock}"
    reasons = [*_met(deadline, chinese), *_caution(deadline, last, chinese)]
    if start is None:
        return (f"{due} 到期" if chinese else f"due {due}") + _joined(reasons, chinese, bracketed=True)
    rule = _rule(deadline, said_date(start, chinese, years), zone, chinese)
    if not chinese:
        return f"{rule}{_joined(reasons, chinese)}: due {due}"
    return f"{rule}{_joined(reasons, chinese)}：{due} 到期"


def _rule(deadline: Deadline, start: str, zone: ZoneInfo, chinese: bool) -> str:
    n, unit = deadline.n or 0, deadline.unit or ""
    moment = f"{start} {deadline.start.astimezone(zone):%H:%M}" if deadline.start else start
    if unit == "same day":
        return f"{start}当日" if chinese else f"on the day itself, {start}"
    if unit == "hours":
        return f"自{moment}{_span(n, unit, True)}" if chinese else f"{_span(n, unit, False)} {moment}"
    return f"{start}{_span(n, unit, True)}（当日不计）" if chinese else f"{_span(n, unit, False)} {start}"


def _span(n: int, unit: str, chinese: bool) -> str:
    """`后5个工作日`, `5 working days after`."""
    if chinese:
        return f"{'前' if n < 0 else '后'}{abs(n)}{_UNITS_ZH.get(unit, unit)}"
    shown = unit[:-1] if abs(n) == 1 else unit
    return f"{abs(n)} {shown} {'before' if n < 0 else 'after'}"


def _met(deadline: Deadline, chinese: bool) -> list[str]:
    """The rest days and the made-up days that the count met."""
    said = []
    for first, last in _spans([date.fromisoformat(day) for day in deadline.holidays], set(deadline.made_up)):
        said.append(_holidays(first, last, chinese))
    for day in deadline.made_up:
        worked = said_date(date.fromisoformat(day), chinese, False)
        said.append(f"{worked}调休上班" if chinese else f"{worked} is worked")
    return said


def _spans(days: list[date], worked: set[str]) -> list[tuple[date, date]]:
    """Neighbouring days as (first, last); a weekend between two of them belongs to the rest."""
    spans: list[tuple[date, date]] = []
    for day in days:
        between = [day - timedelta(days=back) for back in range(1, (day - spans[-1][1]).days)] if spans else []
        if spans and all(each.weekday() >= 5 and each.isoformat() not in worked for each in between):
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return spans


def _holidays(first: date, last: date, chinese: bool) -> str:
    if first == last:
        return (
            f"{said_date(first, chinese, False)}放假" if chinese else f"{said_date(first, chinese, False)} is a holiday"
        )
    if chinese:
        end = f"{last.day}日" if last.month == first.month else f"{last.month}月{last.day}日"
        return f"{first.month}月{first.day}日至{end}放假"
    if last.month == first.month:
        return f"{first.day}–{last.day} {_MONTHS[last.month - 1]} are holidays"
    return f"{first.day} {_MONTHS[first.month - 1]} – {last.day} {_MONTHS[last.month - 1]} are holidays"


def _caution(deadline: Deadline, last: date, chinese: bool) -> list[str]:
    if not deadline.provisional:
        return []
    if chinese:
        return [f"{last.year}年的放假安排尚未公布，暂按周一至周五计算"]
    return [f"the holidays of {last.year} are not published yet, so Monday to Friday are counted"]


def _joined(reasons: list[str], chinese: bool, bracketed: bool = False) -> str:
    if not reasons:
        return ""
    told = ("，" if chinese else ", ").join(reasons)
    if bracketed:
        return f"（{told}）" if chinese else f" ({told})"
    return f"；{told}" if chinese else f"; {told}"


def _overdue(late: timedelta, chinese: bool) -> str:
    """In the largest unit that is whole at least once."""
    minutes = int(late.total_seconds()) // 60
    for size, zh, en in ((1440, "天", "day"), (60, "小时", "hour"), (1, "分钟", "minute")):
        n = minutes // size
        if n:
            return f"已逾期 {n} {zh}" if chinese else f"{n} {en}{'' if n == 1 else 's'} overdue"
    return "刚刚逾期" if chinese else "just overdue"


def said_date(day: date, chinese: bool, year: bool) -> str:
    """A day with its weekday, `12月7日 周一`; with its year if that is asked for."""
    if chinese:
        return f"{f'{day.year}年' if year else ''}{day.month}月{day.day}日 {_DAYS_ZH[day.weekday()]}"
    return f"{_DAYS_EN[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{f' {day.year}' if year else ''}"


def is_chinese(language: str) -> bool:
    """Whether the language is Chinese, of whatever kind."""
    return language.lower().startswith("zh")
