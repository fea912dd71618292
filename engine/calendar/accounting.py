"""A deadline told as it was counted: from when, which days counted, which were skipped and why, and when it ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from engine.calendar.explaining import Day, Explanation, explain, last_moment
from engine.calendar.wording import is_chinese, said_date
from engine.calendar.working_days import Calendar
from engine.facts import Deadline


@dataclass(frozen=True)
class Account:
    """Sentences; `counted` and `skipped` are empty where no days were counted, `provisional` where nothing is a guess."""

    begins: str
    counted: str
    skipped: tuple[str, ...]
    moved: str
    ends: str
    provisional: str


def account(deadline: Deadline, zone: ZoneInfo, calendar: Calendar, language: str = "zh") -> Account:
    """How the deadline was counted, in Chinese or, for any other language, in English."""
    explained, chinese = explain(deadline, zone, calendar), is_chinese(language)
    return Account(
        begins=_begins(deadline, explained, zone, chinese),
        counted=_counted(explained, chinese),
        skipped=tuple(_skipped(deadline, explained, chinese)),
        moved=_moved(deadline, explained, chinese),
        ends=_ends(deadline, zone, chinese),
        provisional=_provisional(explained, chinese) if deadline.provisional else "",
    )


def _begins(deadline: Deadline, explained: Explanation, zone: ZoneInfo, chinese: bool) -> str:
    if deadline.start is None or explained.start is None:
        return (
            "流程图直接给出到期时刻，没有逐日计算。"
            if chinese
            else "The diagram gives the instant itself; no days were counted."
        )
    moment = f"{said_date(explained.start, chinese, True)} {_clock(deadline, zone)}"
    if deadline.unit == "hours":
        way = ("往前" if (deadline.n or 0) < 0 else "") if chinese else (" back" if (deadline.n or 0) < 0 else "")
        hours = abs(deadline.n or 0)
        if chinese:
            return f"自{moment}这一时刻{way}计{hours}小时，不分工作日与休息日。"
        return f"{hours} hours are counted{way} from the moment {moment}, on working and rest days alike."
    if deadline.unit == "same day":
        return f"自{moment}起，当日之内。" if chinese else f"From {moment}, within that very day."
    back = (deadline.n or 0) < 0
    if chinese:
        return f"{'自' if not back else '由'}{moment}{'往前数' if back else '起算'}，当日不计入。"
    return f"Counted{' back' if back else ''} from {moment}; that day itself is not counted."


def _clock(deadline: Deadline, zone: ZoneInfo) -> str:
    """The clock time of the start; counting back from an end of day begins at its 24:00."""
    assert deadline.start is not None
    return last_moment(deadline.start, zone)[1] if (deadline.n or 0) < 0 else f"{deadline.start.astimezone(zone):%H:%M}"


def _counted(explained: Explanation, chinese: bool) -> str:
    """`第1天 12月7日 周一、第2天 …`; the middle of a long count is left out."""
    counting = sorted((day for day in explained.days if day.counted), key=lambda day: day.counted or 0)
    told = []
    for before, day in pairwise([None, *counting]):
        assert day is not None
        if before is not None and (day.counted or 0) - (before.counted or 0) > 1:
            told.append("……" if chinese else "…")
        told.append(_numbered(day, chinese))
    return ("，" if chinese else ", ").join(told)


def _numbered(day: Day, chinese: bool) -> str:
    said = said_date(day.date, chinese, False)
    worked = ("（调休上班）" if chinese else " (made-up working day)") if day.is_working and day.weekday >= 5 else ""
    return f"第{day.counted}天 {said}{worked}" if chinese else f"day {day.counted}: {said}{worked}"


def _skipped(deadline: Deadline, explained: Explanation, chinese: bool) -> Iterator[str]:
    """Neighbouring days that were skipped for one reason, together; only working days skip any."""
    if deadline.unit != "working days" or not deadline.n:
        return
    skipped = [
        day for day in explained.days if day.counted is None and not day.is_working and day.date != explained.start
    ]
    for together in _runs(skipped):
        first, last = together[0].date, together[-1].date
        note = together[0].note if chinese else together[0].note_en
        yield f"{_span(first, last, chinese)}（{note}）" if chinese else f"{_span(first, last, chinese)} ({note})"


def _runs(days: Sequence[Day]) -> list[list[Day]]:
    runs: list[list[Day]] = []
    for day in days:
        last = runs[-1][-1] if runs else None
        if last is not None and day.date - last.date == timedelta(days=1) and day.note == last.note:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _span(first: date, last: date, chinese: bool) -> str:
    if first == last:
        return said_date(first, chinese, False)
    return f"{said_date(first, chinese, False)}{'至' if chinese else ' to '}{said_date(last, chinese, False)}"


def _moved(deadline: Deadline, explained: Explanation, chinese: bool) -> str:
    """That the last day was no working day and the end moved behind the rest."""
    if not deadline.rollover or explained.start is None or deadline.unit == "hours":
        return ""
    counted = explained.start + timedelta(days=deadline.n or 0)
    if deadline.unit == "working days" or counted == explained.last:
        return ""
    before, after = said_date(counted, chinese, False), said_date(explained.last, chinese, False)
    if chinese:
        return f"最后一天{before}是休息日，顺延到其后第一个工作日{after}。"
    return f"The last day, {before}, is a rest day: the end moves to the next working day, {after}."


def _ends(deadline: Deadline, zone: ZoneInfo, chinese: bool) -> str:
    day, clock = last_moment(deadline.due, zone)
    if chinese:
        whole = "（这一天结束之时）" if clock == "24:00" else ""
        return f"到{said_date(day, chinese, True)} {clock}为止{whole}。"
    return (
        f"It ends at {clock} of {said_date(day, chinese, True)}{', the end of that day' if clock == '24:00' else ''}."
    )


def _provisional(explained: Explanation, chinese: bool) -> str:
    year = explained.last.year
    if chinese:
        return f"{year}年的放假安排当时尚未公布，暂按周一至周五为工作日计算。"
    return f"The holidays of {year} were not published then; Monday to Friday were taken as working days."
