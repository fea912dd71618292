"""Every deadline of a case, and whether it was kept."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from engine.facts import (
    Deadline,
    DeadlineFired,
    DeadlineSet,
    Place,
    TaskCancelled,
    TaskCompleted,
    TaskOffered,
    settled_by,
)
from engine.record.log import Recorded
from web.desk import due
from web.desk.words import Teller
from web.paper.filled import Told

MET, MISSED, RUNS, FIRED, DROPPED = "按时", "逾期", "未到期", "已到期", "不再需要"
_KINDS = {"reminder": "提醒", "escalation": "督办"}


def told(case: Told, teller: Teller, at: datetime) -> list[dict[str, Any]]:
    """The deadlines in the order in which they were set, each with why it falls on its day."""
    return [_row(case, teller, at, *each) for each in _deadlines(case)]


def _deadlines(case: Told) -> Iterator[tuple[Place, str, str, Deadline, Recorded | None]]:
    ends = {place: one for one in case.history if (place := settled_by(one.fact)) is not None}
    for one in case.history:
        match one.fact:
            case TaskOffered(task=place, name=name, due=Deadline() as deadline):
                yield place, name, "任务", deadline, ends.get(place)
            case DeadlineSet(timer=place, name=name, deadline=deadline, kind=kind):
                yield place, name or case.name(place.element), _KINDS.get(kind or "", "定时"), deadline, ends.get(place)


def _row(
    case: Told,
    teller: Teller,
    at: datetime,
    place: Place,
    name: str,
    kind: str,
    deadline: Deadline,
    end: Recorded | None,
) -> dict[str, Any]:
    result = _result(deadline, end, at)
    return {
        "name": name.replace("\n", ""),
        "round": place.occurrence,
        "kind": kind,
        "due": _day_end(deadline.due, case.case.zone),
        "why": teller.until(deadline) if deadline.n is not None else "",
        "ended": case.when(end) if end else "",
        "result": result,
        "missed": result == MISSED,
    }


def _day_end(instant: datetime, zone: ZoneInfo) -> str:
    """An instant with its year; midnight is the end of the day before it, as staff say it."""
    local = instant.astimezone(zone)
    if local.time() != time():
        return due.dated(instant, zone, "zh")
    day = local - timedelta(days=1)
    return f"{day.year}年{day.month}月{day.day}日 24:00"


def _result(deadline: Deadline, end: Recorded | None, at: datetime) -> str:
    if end is None:
        return MISSED if at > deadline.due else RUNS
    match end.fact:
        case TaskCompleted():
            return MET if end.at <= deadline.due else MISSED
        case DeadlineFired():
            return FIRED
        case TaskCancelled():
            return DROPPED
    return DROPPED
