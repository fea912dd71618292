"""Saying why a deadline falls on its day, and how soon that is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from engine.calendar import Calendar, count, explain, in_words, sentence
from engine.facts import Deadline

SHANGHAI = ZoneInfo("Asia/Shanghai")
INSTALLED = Calendar.installed()
RECEIVED = datetime(2026, 9, 28, 9, tzinfo=SHANGHAI)
FEEDBACK = count(5, "working days", RECEIVED, SHANGHAI, INSTALLED)


def test_the_sentence_names_the_holidays_and_the_made_up_day() -> None:
    assert sentence(FEEDBACK, SHANGHAI, "en") == (
        "5 working days after Monday 28 September; 1–7 October are holidays, Saturday 10 October is worked:"
        " due Saturday 10 October 24:00"
    )
    assert sentence(FEEDBACK, SHANGHAI, "zh_Hans_CN") == (
        "9月28日 周一后5个工作日（当日不计）；10月1日至7日放假，10月10日 周六调休上班：10月10日 周六 24:00 到期"
    )


def test_hours_the_same_day_and_an_instant_of_its_own_have_their_sentences() -> None:
    assert sentence(count(48, "hours", RECEIVED, SHANGHAI, INSTALLED), SHANGHAI, "en") == (
        "48 hours after Monday 28 September 09:00: due Wednesday 30 September 09:00"
    )
    assert (
        sentence(count(0, "same day", RECEIVED, SHANGHAI, INSTALLED), SHANGHAI)
        == "9月28日 周一当日：9月28日 周一 24:00 到期"
    )
    assert sentence(Deadline(RECEIVED.astimezone(UTC)), SHANGHAI, "en") == "due Monday 28 September 09:00"


def test_a_provisional_deadline_says_so() -> None:
    told = sentence(
        count(5, "working days", datetime(2095, 6, 1, 9, tzinfo=SHANGHAI), SHANGHAI, INSTALLED), SHANGHAI, "en"
    )
    assert "the holidays of 2095 are not published yet" in told


def test_the_days_between_are_numbered_as_they_count() -> None:
    told = explain(FEEDBACK, SHANGHAI, INSTALLED)
    assert (told.start, told.last) == (date(2026, 9, 28), date(2026, 10, 10))
    counted = {day.date.isoformat(): day.counted for day in told.days if day.counted}
    assert counted == {"2026-09-29": 1, "2026-09-30": 2, "2026-10-08": 3, "2026-10-09": 4, "2026-10-10": 5}


def test_each_day_says_what_kind_of_day_it_is() -> None:
    days = {day.date.day: day for day in explain(FEEDBACK, SHANGHAI, INSTALLED).days}
    assert (days[1].is_working, days[1].note, days[1].note_en) == (False, "国庆节", "National Day")
    assert (days[10].is_working, days[10].note_en) == (True, "made-up working day")
    assert (days[29].is_working, days[29].note) == (True, "")


def test_what_was_recorded_comes_before_todays_calendar() -> None:
    recorded = Deadline(FEEDBACK.due, 5, "working days", FEEDBACK.start, holidays=("2026-09-29",))
    days = {day.date.day: day for day in explain(recorded, SHANGHAI, INSTALLED).days}
    assert (days[29].is_working, days[29].note) == (False, "节假日")
    assert days[1].is_working


def test_a_long_deadline_is_drawn_by_its_ends() -> None:
    told = explain(count(90, "calendar days", RECEIVED, SHANGHAI, INSTALLED), SHANGHAI, INSTALLED)
    assert (len(told.days), told.left_out, told.days[-1].counted) == (28, 91 - 28, 90)


def test_counting_back_is_told_from_the_earlier_end() -> None:
    told = explain(count(-2, "working days", FEEDBACK.due, SHANGHAI, INSTALLED), SHANGHAI, INSTALLED)
    assert [day.date.day for day in told.days] == [8, 9, 10]
    assert [day.counted for day in told.days] == [2, 1, None]


@pytest.mark.parametrize(
    ("before", "text", "urgency"),
    [
        (timedelta(hours=-49), "已逾期 2 天", "late"),
        (timedelta(hours=-5), "已逾期 5 小时", "late"),
        (timedelta(minutes=-3), "已逾期 3 分钟", "late"),
        (timedelta(0), "刚刚逾期", "late"),
        (timedelta(hours=1), "今天 24:00", "today"),
        (timedelta(hours=25), "明天 24:00", "later"),
        (timedelta(days=3), "10月10日 周六 24:00", "later"),
    ],
)
def test_how_soon_it_is(before: timedelta, text: str, urgency: str) -> None:
    words = in_words(FEEDBACK.due, FEEDBACK.due - before, SHANGHAI)
    assert (words.text, words.urgency) == (text, urgency)


def test_how_soon_it_is_in_english() -> None:
    now = FEEDBACK.due - timedelta(hours=1)
    assert in_words(FEEDBACK.due, now, SHANGHAI, "en").text == "today 24:00"
    assert in_words(FEEDBACK.due, FEEDBACK.due + timedelta(days=1), SHANGHAI, "en").text == "1 day overdue"
    assert in_words(FEEDBACK.due + timedelta(days=90), now, SHANGHAI, "en").text == "Friday 8 January 2027 24:00"


def test_a_day_has_the_name_that_the_calendar_of_the_case_gives_it() -> None:
    rest = INSTALLED.rest | {date(2026, 9, 29): "Founding Day"}
    own = Calendar("ours", INSTALLED.years, rest, INSTALLED.made_up)
    days = {day.date.day: day for day in explain(count(5, "working days", RECEIVED, SHANGHAI, own), SHANGHAI, own).days}
    assert (days[29].is_working, days[29].note_en, days[30].counted) == (False, "Founding Day", 1)
