"""Counting time as the law counts it: the instants."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from engine.calendar import Calendar, count

SHANGHAI = ZoneInfo("Asia/Shanghai")
INSTALLED = Calendar.installed()


def at(text: str) -> datetime:
    """An instant told in Shanghai's time."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def due(n: int, unit: str, start: str, **more: object) -> str:
    """When it is due, in Shanghai's time."""
    deadline = count(n, unit, at(start), SHANGHAI, INSTALLED, **more)  # type: ignore[arg-type]
    return f"{deadline.due.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def test_five_working_days_after_28_september_2026_end_with_the_made_up_saturday() -> None:
    deadline = count(5, "working days", at("2026-09-28 09:00"), SHANGHAI, INSTALLED, basis="9.4")
    assert deadline.due == datetime(2026, 10, 10, 16, tzinfo=UTC)  # Saturday 10 October 24:00
    assert deadline.made_up == ("2026-10-10",)
    assert deadline.holidays == ("2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07")
    assert (deadline.n, deadline.unit, deadline.basis, deadline.provisional) == (5, "working days", "9.4", False)


@pytest.mark.parametrize("moment", ["00:00", "00:05", "12:00", "23:59:59"])
def test_the_day_of_the_event_is_not_counted_whatever_its_hour(moment: str) -> None:
    assert due(5, "工作日", f"2026-09-28 {moment}") == "2026-10-11 00:00"


def test_days_are_those_of_the_zone_and_not_of_utc() -> None:
    assert due(1, "calendar days", "2026-03-01 00:30") == "2026-03-03 00:00"
    deadline = count(0, "same day", datetime(2026, 2, 28, 16, 5, tzinfo=UTC), SHANGHAI, INSTALLED)
    assert deadline.due == datetime(2026, 3, 1, 16, tzinfo=UTC)


def test_hours_count_from_the_moment() -> None:
    assert due(48, "小时", "2026-10-01 22:15") == "2026-10-03 22:15"
    assert due(-3, "hours", "2026-10-01 01:00") == "2026-09-30 22:00"


def test_the_same_day_ends_at_24_or_at_a_clock_time() -> None:
    assert due(0, "当日", "2026-01-05 00:05") == "2026-01-06 00:00"
    assert due(0, "same day", "2026-01-05 09:00", at=time(17, 30)) == "2026-01-05 17:30"


def test_calendar_days_run_through_the_holidays() -> None:
    assert due(5, "自然日", "2026-09-30 10:00") == "2026-10-06 00:00"


def test_a_last_day_that_is_a_rest_day_moves_only_where_the_rule_says_so() -> None:
    assert due(5, "calendar days", "2026-09-30 10:00", rollover=True) == "2026-10-09 00:00"
    assert due(5, "calendar days", "2026-10-05 10:00", rollover=True) == "2026-10-11 00:00"  # the made-up Saturday


def test_counting_back_begins_at_the_last_day_of_another_deadline() -> None:
    assert due(-1, "working days", "2026-10-11 00:00", at=time(9)) == "2026-10-09 09:00"
    assert due(-1, "calendar days", "2026-10-10 15:00") == "2026-10-10 00:00"


def test_a_deadline_that_meets_an_unpublished_year_is_provisional() -> None:
    far = count(5, "working days", at("2095-12-28 09:00"), SHANGHAI, INSTALLED)
    assert far.provisional
    assert not count(5, "working days", at("2026-01-05 09:00"), SHANGHAI, INSTALLED).provisional
    assert not count(
        5, "calendar days", at("2095-12-28 09:00"), SHANGHAI, INSTALLED
    ).provisional  # no notice can move it


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"n": 5, "unit": "weeks"}, "not a unit"),
        ({"n": 5, "unit": "hours", "rollover": True}, "count from the moment"),
        ({"n": 5, "unit": "hours", "at": time(9)}, "count from the moment"),
        ({"n": 2, "unit": "same day"}, "same day"),
        ({"n": -2, "unit": "working days", "rollover": True}, "count back"),
        ({"n": 50_000, "unit": "working days"}, "hundred years"),
        ({"n": 5, "unit": "working days", "at": time(9, tzinfo=UTC)}, "no zone of its own"),
    ],
)
def test_a_rule_that_says_nothing_is_refused_with_a_sentence(rule: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        count(start=at("2026-01-05 09:00"), zone=SHANGHAI, calendar=INSTALLED, **rule)  # type: ignore[arg-type]


def test_a_start_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 1, 5, 9)  # noqa: DTZ001 that is the point
    with pytest.raises(ValueError, match="needs a zone"):
        count(5, "working days", naive, SHANGHAI, INSTALLED)


def test_the_end_of_time_is_a_sentence_too() -> None:
    with pytest.raises(ValueError, match="9999"):
        count(30_000, "calendar days", datetime(9990, 1, 1, tzinfo=UTC), SHANGHAI, INSTALLED)
