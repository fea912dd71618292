"""Which days are worked: what the State Council's yearly notice says, and Monday to Friday where there is none yet."""

from datetime import date

import chinese_calendar

_REST: dict[date, str] = chinese_calendar.holidays
_MADE_UP: dict[date, str] = chinese_calendar.workdays
_YEARS = range(min(_REST).year, max(_REST).year + 1)
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


def is_published(day: date) -> bool:
    """Whether a notice for the day's year is known; until then its working days are provisional."""
    return day.year in _YEARS


def is_weekend(day: date) -> bool:
    """Saturday and Sunday."""
    return day.weekday() >= 5


def is_working(day: date) -> bool:
    """Whether the day is worked; for an unpublished year, Monday to Friday are."""
    return day in _MADE_UP or (not is_weekend(day) and day not in _REST)


def holiday(day: date) -> tuple[str, str] | None:
    """The Chinese and the English name of the holiday that the day is part of; None if it is of none."""
    name = _REST.get(day)
    return None if name is None else (_CHINESE.get(name, name), name)
