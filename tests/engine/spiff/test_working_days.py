"""Working days in expressions: what `working days after` and its neighbours give, wherever FEEL is written."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bpmn_notation import xml
from bpmn_story import Story

from engine import dmn, feel
from engine.diagram import check, read
from engine.facts import DecisionMade, ValueSet
from engine.spiff.expressions import scope
from engine.spiff.world import World

MONDAY = datetime(2026, 9, 28, 1, tzinfo=UTC)
"""Monday 28 September 2026 09:00 in Shanghai; 1 to 7 October are off, Saturday 10 October is worked."""


def told(text: str, zone: str = "Asia/Shanghai", **document: Any) -> Any:
    """What the expression gives, as it would be kept."""
    seen = scope(World(document, MONDAY, ZoneInfo(zone), {}, ()))
    return feel.to_json(feel.compile_expression(text)(seen))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("working days after(today(), 2)", "2026-09-30"),
        ("working days after(today(), 3)", "2026-10-08"),  # over National Day
        ("working days after(now(), 5)", "2026-10-10"),  # the made-up Saturday
        ("working days after(now(), 6)", "2026-10-12"),
        ("working days after(today(), 0)", "2026-09-28"),
        ('working days after("2026-10-03", 0)', "2026-10-03"),  # a rest day stays itself
        ('working days after("2026-10-03", 1)', "2026-10-08"),
        ('working days after(date("2026-10-10"), -1)', "2026-10-09"),
        ('working days after("2026-10-08", -1)', "2026-09-30"),
        ('working days after("2026-10-08T23:59", -3)', "2026-09-28"),
        ('working days after("2026-02-13", 1)', "2026-02-14"),  # the Saturday before Spring Festival is worked
        ('working days after("2026-02-14", 1)', "2026-02-24"),  # 15 to 23 February are off
        ('working days after("2026-02-24", -1)', "2026-02-14"),
        ('next working day("2026-02-14")', "2026-02-24"),
        ('next working day("2026-01-09")', "2026-01-12"),
        ("next working day(today())", "2026-09-29"),
        ("working days after(date: today(), n: 1)", "2026-09-29"),
    ],
)
def test_a_working_day_after_or_before_a_day(text: str, day: str) -> None:
    assert told(text) == day


@pytest.mark.parametrize(
    ("start", "end", "number"),
    [
        ("2026-09-28", "2026-10-10", 5),
        ("2026-10-10", "2026-09-28", -5),
        ("2026-09-28", "2026-09-28", 0),
        ("2026-10-01", "2026-10-07", 0),
        ("2026-01-09", "2026-01-11", 0),
        ("2026-01-11", "2026-01-12", 1),
        ("2026-02-13", "2026-02-24", 2),
    ],
)
def test_the_number_of_working_days_after_a_day_up_to_another(start: str, end: str, number: int) -> None:
    assert told("working days between(a, b)", a=start, b=end) == number
    assert told("working days between(date(a), date(b))", a=start, b=end) == number
    assert told("working days between(b: b, a: a)", a=start, b=end) == number


def test_whether_a_day_is_worked() -> None:
    days = '["2026-10-07", "2026-10-10", "2026-10-11", "2026-10-12", "2026-02-14"]'
    assert told(f"for each in {days} return is working day(each)") == [False, True, False, True, True]


def test_a_day_ends_at_24_in_the_zone_of_the_case() -> None:
    assert told("end of day(today())") == "2026-09-29T00:00:00+08:00"
    assert told("end of day(now())", "America/New_York") == "2026-09-28T00:00:00-04:00"
    assert told('end of day(date("2026-10-31"))', "America/New_York") == "2026-11-01T00:00:00-04:00"
    assert told('end of day(date("2026-11-01"))', "America/New_York") == "2026-11-02T00:00:00-05:00"
    assert told('end of day(today()) - now() = duration("PT15H")') is True


def test_a_moment_belongs_to_the_day_that_it_is_in_the_zone_or_without_one_its_own() -> None:
    late = "2026-09-28T17:00:00Z"
    assert told(f'working days after("{late}", 0)') == "2026-09-29"
    assert told(f'working days after(date and time("{late}"), 0)') == "2026-09-29"
    assert told(f'working days after("{late}", 0)', "America/New_York") == "2026-09-28"
    assert told('working days after("2026-09-28T23:30", 0)', "America/New_York") == "2026-09-28"
    assert told('working days after("2026-09-28T23:30:00@Asia/Tokyo", 0)') == "2026-09-28"
    assert told("working days after(met_at, 1)", met_at="2026-09-28T09:00+08:00") == "2026-09-29"


@pytest.mark.parametrize(
    "text",
    [
        "working days after(null, 1)", "working days after(today(), null)", "working days after(today(), 1.5)",
        'working days after(today(), "1")', "working days after(today(), true)", "working days after(today(), 40001)",
        "working days after(today(), -40001)", "working days after(today(), 10**6000)", "working days after(today())",
        'working days after("9999-12-30", 10)', 'working days after("0001-01-02", -3)', 'working days after("soon", 1)',
        'working days after("2026-02-30", 1)', 'working days after(time("09:00:00"), 1)', "working days after(1, 1)",
        "working days between(today(), null)", "working days between(nobody, today())",
        'working days between(today(), "2137-01-01")', "is working day(null)", 'is working day("")',
        "next working day(false)", 'next working day("9999-12-31")', "end of day(null)", 'end of day("9999-12-31")',
    ],
)  # fmt: skip
def test_what_does_not_fit_is_null(text: str) -> None:
    assert told(text) is None


def test_a_whole_number_is_whole_however_it_is_written() -> None:
    assert told("working days after(today(), 5.0)") == told("working days after(today(), 10 / 2)") == "2026-10-10"


def test_what_they_give_are_values_of_feel() -> None:
    seen = scope(World({}, MONDAY, ZoneInfo("Asia/Shanghai"), {}, ()))
    calls = ("working days after(today(), 1)", "working days between(today(), now())", "is working day(now())")
    kinds = [type(feel.compile_expression(text)(seen)) for text in (*calls, "end of day(now())")]
    assert kinds == [date, Decimal, bool, datetime]


@pytest.mark.parametrize("n", [1, 2, 3, 5, 6, 30, 200, 400, -1, -2, -40, -200])
@pytest.mark.parametrize("start", ["2026-09-28T09:00", "2026-02-14T10:00", "2025-12-31T23:59", "2026-10-03T00:01"])
def test_they_agree_with_deadlines(start: str, n: int) -> None:
    rule = '{from: date and time(start), n: n, unit: "working days"}'
    assert told(f"end of day(working days after(start, n)) = deadline({rule}).due", start=start, n=n) is True


def test_a_script_and_a_decision_know_them() -> None:
    table = """<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
    <decision id="D" name="D"><decisionTable id="t" hitPolicy="UNIQUE">
    <input id="i"><inputExpression id="e"><text>working days between(met_at, today())</text></inputExpression></input>
    <output id="o" name="late"/>
    <rule id="r"><inputEntry id="x"><text>&gt; 2</text></inputEntry>
    <outputEntry id="y"><text>working days after(met_at, 2)</text></outputEntry></rule>
    </decisionTable></decision></definitions>"""
    decisions = dmn.read(table.encode(), "d.dmn").decisions
    lines = "start s\nscript t set=third value='=working days after(today(), 3)'\nrule r decision=D set=late\nend z\ns > t > r > z"
    story = Story(lines, decisions, at=MONDAY, met_at="2026-09-22")
    assert [fact.value for fact in story.of(ValueSet)] == ["2026-10-08"]
    assert [fact.value for fact in story.of(DecisionMade)] == ["2026-09-24"]


def test_a_timer_can_wait_for_the_end_of_a_working_day() -> None:
    story = Story("start s\ncatch c date='=end of day(working days after(now(), 5))'\nend z\ns > c > z", at=MONDAY)
    assert story.due == {"c/1": "2026-10-11 00:00"}
    assert story.waits(days=13).run.finished


def test_a_personal_answer_given_to_them_is_found_and_their_names_are_none() -> None:
    lines = (
        "start s\nuser a lane=l\nscript t set=d value='=end of day(working days after(born, 1))'\nend z\ns > a > t > z"
    )
    told = [(each.element, each.rule) for each in check(read(xml(lines), "p.bpmn"), personal=["born"])]
    assert told == [("t", "reads-personal")]
    assert check(read(xml(lines), "p.bpmn"), personal=["working"]) == []
