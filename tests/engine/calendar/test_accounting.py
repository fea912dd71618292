"""A deadline told as it was counted: the days that counted, those that were skipped, and its end."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from engine.calendar import Calendar, account, count
from engine.facts import Deadline

SHANGHAI = ZoneInfo("Asia/Shanghai")
INSTALLED = Calendar.installed()
FRIDAY = datetime(2026, 12, 4, 16, tzinfo=SHANGHAI)
BEFORE_THE_HOLIDAY = datetime(2026, 9, 28, 9, tzinfo=SHANGHAI)


def test_five_working_days_from_a_friday_afternoon_skip_the_weekend() -> None:
    one = account(count(5, "working days", FRIDAY, SHANGHAI, INSTALLED), SHANGHAI, INSTALLED)
    assert one.begins == "自2026年12月4日 周五 16:00起算，当日不计入。"
    assert one.counted.startswith("第1天 12月7日 周一，第2天 12月8日 周二")
    assert one.counted.endswith("第5天 12月11日 周五")
    assert one.skipped == ("12月5日 周六至12月6日 周日（周末）",)
    assert one.ends == "到2026年12月11日 周五 24:00为止（这一天结束之时）。"


def test_a_holiday_is_named_and_a_made_up_day_counts() -> None:
    one = account(count(5, "working days", BEFORE_THE_HOLIDAY, SHANGHAI, INSTALLED), SHANGHAI, INSTALLED, "en")
    assert one.skipped == ("Thursday 1 October to Wednesday 7 October (National Day)",)
    assert one.counted.endswith("day 5: Saturday 10 October (made-up working day)")
    assert one.ends == "It ends at 24:00 of Saturday 10 October 2026, the end of that day."


def test_calendar_days_skip_nothing_but_their_last_rest_day_moves() -> None:
    one = account(count(5, "calendar days", BEFORE_THE_HOLIDAY, SHANGHAI, INSTALLED, True), SHANGHAI, INSTALLED)
    assert one.skipped == ()
    assert one.moved == "最后一天10月3日 周六是休息日，顺延到其后第一个工作日10月8日 周四。"


def test_hours_run_on_rest_days_too_and_a_count_back_says_so() -> None:
    hours = account(count(48, "hours", FRIDAY, SHANGHAI, INSTALLED), SHANGHAI, INSTALLED)
    assert "不分工作日与休息日" in hours.begins and hours.counted == ""
    back = count(-1, "working days", datetime(2026, 12, 12, tzinfo=SHANGHAI), SHANGHAI, INSTALLED)
    assert account(back, SHANGHAI, INSTALLED).begins == "由2026年12月11日 周五 24:00往前数，当日不计入。"


def test_a_long_count_leaves_out_its_middle_and_an_unpublished_year_is_told() -> None:
    one = account(count(60, "working days", FRIDAY, SHANGHAI, INSTALLED), SHANGHAI, INSTALLED)
    assert "第9天 12月17日 周四，……，第51天" in one.counted
    assert (one.provisional != "") is (2027 not in INSTALLED.years)


def test_an_instant_of_the_diagrams_own_was_not_counted() -> None:
    one = account(Deadline(FRIDAY.astimezone(UTC)), SHANGHAI, INSTALLED, "en")
    assert one.begins == "The diagram gives the instant itself; no days were counted."
    assert (one.counted, one.skipped) == ("", ())
