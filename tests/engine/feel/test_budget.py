"""An expression comes to an end, in time and in memory, whatever it says; what is cut short is refused, never null."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from engine import feel

ENDLESS = [
    "for i in 1..1000000000 return i",
    "some x in 1..1000000000 satisfies x = -1",
    "{f: function(n) f(n + 1), x: f(1)}.x",
    "{f: function(n, l) if n = 0 then count(l) else f(n - 1, concatenate(l, l)), x: f(40, [1])}.x",
    '{f: function(n, t) if n = 0 then string length(t) else f(n - 1, t + t), x: f(40, "a")}.x',
    "for i in 1..2000 return partial",
    'string join(for i in 1..9999 return "' + "x" * 3000 + '")',
]


@pytest.mark.parametrize("text", ENDLESS, ids=lambda text: text[:40])
def test_what_does_not_end_is_refused(text: str) -> None:
    with pytest.raises(feel.FeelLimitExceeded):
        feel.compile_expression(text)({})


def test_long_lists_of_plain_values_are_counted_at_once() -> None:
    assert feel.compile_expression("count(distinct values(for i in 1..20000 return i))")({}) == 20000
    assert feel.compile_expression("count(mode(for i in 1..20000 return i))")({}) == 20000


def test_distinct_values_keep_their_order_and_their_types() -> None:
    found = feel.compile_expression('distinct values([2, "a", true, 1, 2.0, [1], "a", null, [1], null])')({})
    assert feel.to_json(found) == [2, "a", True, 1, [1], None]


def test_the_partial_result_is_what_was_there_at_that_round() -> None:
    assert feel.to_json(feel.compile_expression("for i in 1..3 return partial")({})) == [[], [[]], [[], [[]]]]
    assert feel.to_json(feel.compile_expression("for i in 1..4 return if i = 1 then 1 else i * partial[-1]")({})) == [
        1,
        2,
        6,
        24,
    ]


@pytest.mark.parametrize("number", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")])
def test_what_is_no_number_is_refused_before_it_is_compared(number: object) -> None:
    with pytest.raises(feel.FeelError):
        feel.compile_expression("x > 1")({"x": number})


def test_an_instant_is_kept_with_its_offset() -> None:
    opened = datetime(2026, 1, 5, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert feel.to_json(feel.compile_expression("opened")({"opened": opened})) == "2026-01-05T09:00:00+08:00"
