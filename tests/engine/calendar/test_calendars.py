"""A calendar as a value: what it knows of days, and the file in which a version carries it."""

import json
import random
from datetime import date, timedelta

import pytest

from engine.calendar import Calendar

INSTALLED = Calendar.installed()
FIVE_OFF = b"""{
 "edition": "a notice of our own",
 "years": {
  "2030": {
   "holidays": {
    "2030-01-01": "New Year's Day",
    "2030-01-02": "Founding Day"
   },
   "worked": [
    "2030-01-05"
   ]
  },
  "2031": {
   "holidays": {},
   "worked": []
  }
 }
}
"""


def day(text: str) -> date:
    return date.fromisoformat(text)


def told(**changed: object) -> bytes:
    """The file above with another 2030."""
    content = json.loads(FIVE_OFF)
    content["years"]["2030"] |= changed
    return json.dumps(content).encode()


def test_the_installed_one_knows_the_notice_of_2026() -> None:
    assert INSTALLED.edition.startswith("chinesecalendar 1.")
    assert INSTALLED.is_published(day("2026-12-31")) and not INSTALLED.is_published(day("2095-01-01"))
    assert INSTALLED.is_working(day("2026-10-10")) and not INSTALLED.is_working(day("2026-10-07"))
    assert INSTALLED.holiday(day("2026-10-07")) == ("国庆节", "National Day")
    assert INSTALLED.holiday(day("2026-10-10")) is None


def test_a_file_of_an_auditor_s_own_is_read_and_written_byte_for_byte() -> None:
    calendar = Calendar.read(FIVE_OFF)
    assert calendar.edition == "a notice of our own" and calendar.years == {2030, 2031}
    assert calendar.holiday(day("2030-01-02")) == ("Founding Day", "Founding Day")
    assert calendar.is_working(day("2030-01-05")) and calendar.is_published(day("2031-06-01"))
    assert calendar.to_bytes() == FIVE_OFF


def test_equal_calendars_give_equal_bytes_in_whatever_order_they_were_told() -> None:
    days = list(INSTALLED.rest.items())
    random.Random(1).shuffle(days)
    shuffled = Calendar(INSTALLED.edition, INSTALLED.years, dict(days), INSTALLED.made_up)
    assert shuffled.to_bytes() == INSTALLED.to_bytes()
    assert Calendar.read(INSTALLED.to_bytes()) == INSTALLED


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff", "not JSON in UTF-8"),
        (b"{", "not JSON in UTF-8"),
        (b"[" * 100_000, "not JSON in UTF-8"),
        (b"[]", "It is no JSON object"),
        (b'{"edition": "x"}', "It says edition, years, and nothing else"),
        (b'{"edition": "x", "edition": "y", "years": {}}', "`edition` is said twice"),
        (b'{"edition": "", "years": {}}', "`edition` is no text"),
        (b'{"edition": "x", "years": {"26": {}}}', "`26` is no year"),
        (b'{"edition": "x", "years": {"2026": {"holidays": {}}}}', "The year 2026 says holidays, worked"),
        (told(holidays={"2031-01-01": "New Year's Day"}), "'2031-01-01' is no day of 2030"),
        (told(holidays={"2030-02-30": "New Year's Day"}), "'2030-02-30' is no day of 2030"),
        (told(holidays={"20300101": "New Year's Day"}), "'20300101' is no day of 2030"),
        (told(holidays={"2030-01-01": 1}), "The name of the holiday 2030-01-01 is no text"),
        (told(holidays=[]), "`holidays` of 2030 is no JSON object"),
        (told(worked={}), "`worked` of 2030 is no list"),
        (told(worked=[5]), "5 is no day of 2030"),
        (told(worked=["2030-01-01"]), "2030-01-01 is told to be a holiday and worked"),
    ],
)
def test_what_is_no_calendar_is_refused_with_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Calendar.read(content)


@pytest.mark.parametrize("seed", range(20))
def test_counting_by_numbers_is_counting_on_fingers(seed: int) -> None:
    dice = random.Random(seed)
    start = date(dice.choice((2003, 2010, 2020, 2025, 2026, 2030)), dice.randint(1, 12), dice.randint(1, 28))
    n, step = dice.randint(1, 300), dice.choice((1, -1))
    finger, left = start, n
    while left:
        finger += timedelta(days=step)
        left -= INSTALLED.is_working(finger)
    assert INSTALLED.after(start, n * step) == finger
    first, last = min(start, finger), max(start, finger)
    days = [first + timedelta(days=each) for each in range(1, (last - first).days + 1)]
    worked = sum(map(INSTALLED.is_working, days))
    assert INSTALLED.between(first, last) == worked == -INSTALLED.between(last, first)


def test_there_are_no_working_days_before_the_first_day_or_after_the_last() -> None:
    for start, n in ((date.min, -1), (date.max, 1), (date(2026, 1, 1), 9_000_000), (date(2026, 1, 1), -9_000_000)):
        with pytest.raises(OverflowError):
            INSTALLED.after(start, n)
