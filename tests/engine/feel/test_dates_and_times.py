"""Dates, times and durations (DMN 1.5, 10.3.2.3): held against the standard library, and beyond its years."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import feel

days = st.dates(date(1, 1, 1), date(9999, 12, 31))
instants = st.datetimes(datetime(1900, 1, 1), datetime(2500, 1, 1), timezones=st.timezones())  # noqa: DTZ001  # the strategy adds the zone
lengths = st.timedeltas(timedelta(days=-50_000), timedelta(days=50_000))


def value(text: str, **seen: Any) -> Any:
    return feel.compile_expression(text)(seen)


def told(text: str, **seen: Any) -> Any:
    return feel.to_json(value(text, **seen))


@given(days, days)
def test_what_lies_between_two_dates(a: date, b: date) -> None:
    assert value("b - a", a=a, b=b) == b - a
    assert value("a < b", a=a, b=b) is (a < b)
    assert value("a + (b - a) = b", a=a, b=b) is True


@given(instants, instants)
def test_instants_are_ordered_by_when_they_are(a: datetime, b: datetime) -> None:
    assert value("a < b", a=a, b=b) is (a.astimezone(UTC) < b.astimezone(UTC))
    assert value("b - a", a=a, b=b) == b.astimezone(UTC) - a.astimezone(UTC)


@given(instants, lengths)
def test_a_duration_later_is_that_much_later(at: datetime, length: timedelta) -> None:
    assert value("at + length - at", at=at, length=length) == length
    assert value("at - length + length = at", at=at, length=length) is True


@given(days)
def test_the_parts_of_a_date(day: date) -> None:
    parts = value("[d.year, d.month, d.day, d.weekday, day of year(d), week of year(d)]", d=day)
    iso = day.isocalendar()
    assert parts == [day.year, day.month, day.day, iso.weekday, day.timetuple().tm_yday, iso.week]
    assert value("date(d.year, d.month, d.day) = d", d=day) is True
    assert told("string(d)", d=day) == day.isoformat()
    assert value('last day of month(d) + @"P1D"', d=day).day == 1 if day < date(9999, 12, 1) else True


@given(lengths)
def test_a_duration_that_is_written_reads_as_itself(length: timedelta) -> None:
    assert value("duration(string(l))", l=length) == length
    whole = value("[abs(l).days, abs(l).hours, abs(l).minutes]", l=length)
    assert whole == [abs(length).days, abs(length).seconds // 3600, abs(length).seconds // 60 % 60]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('date("2020-01-31") + duration("P1M")', "2020-02-29"),
        ('date("2020-02-29") + duration("P1Y")', "2021-02-28"),
        ('date("2020-03-31") - duration("P1M")', "2020-02-29"),
        ('years and months duration(date("2011-12-22"), date("2013-08-24"))', "P1Y8M"),
        ('years and months duration(date("2013-08-24"), date("2011-12-22"))', "-P1Y8M"),
        ('time("23:00:00") + duration("PT2H")', "01:00:00"),
        ('duration("P1Y2DT3H")', None),
    ],
)
def test_months_end_with_their_last_day(text: str, expected: Any) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('date("9999-12-31") + duration("P1D")', "10000-01-01"),
        ('date("10000-01-01") - date("9999-12-31")', "P1D"),
        ('date("0001-01-01") - duration("P1D")', "0000-12-31"),
        ('date("-0001-03-01") < date("0001-01-01")', True),
        ("date(999999999, 12, 31)", "999999999-12-31"),
        ("date(1000000000, 1, 1)", None),
        ('date("99999-12-31").year', 99999),
        ('day of week(date("99999-12-31"))', "Friday"),
        ('date and time("-99999-12-31T11:22:33Z").hour', 11),
        ('@"9999-12-31T23:59:59+08:00" + @"PT1S"', "10000-01-01T00:00:00+08:00"),
        ('last day of month(date("12000-02-03"))', "12000-02-29"),
        ('date("01211-12-31")', None),
    ],
)
def test_years_go_on_beyond_9999_and_before_1(text: str, expected: Any) -> None:
    assert told(text) == expected


@given(days, st.integers(-3_000_000, 3_000_000), st.integers(-400_000, 400_000))
def test_far_dates_come_back(day: date, there: int, months: int) -> None:
    seen = {"d": day, "l": timedelta(days=there)}
    assert value("d + l - l = d", **seen) is True
    assert value("(d + l) - d", **seen) == timedelta(days=there)
    assert value('(d + l < d) = (l < @"P0D")', **seen) is True
    shifted = value(f'd + @"{"-" if months < 0 else ""}P{abs(months)}M"', d=day.replace(day=1))
    assert (
        value(
            "x - l = d",
            x=shifted,
            l=value("years and months duration(d, x)", d=day.replace(day=1), x=shifted),
            d=day.replace(day=1),
        )
        is True
    )
