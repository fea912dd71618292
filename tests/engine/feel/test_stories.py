"""What procedures rely on, as DMN 1.5, chapter 10 has it."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from engine import feel

ROOT = Path(__file__).resolve().parents[3]


def gives(text: str, **seen: Any) -> Any:
    return feel.to_json(feel.compile_expression(text)(seen))


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("null = null", True),
        ("answer != true", True),
        ("answer = null", True),
        ("1 = \"1\"", None),
        ("true and null", None),
        ("false and null", False),
        ("true or null", True),
        ("not(null)", None),
        ("answer > 1", None),
        ("if answer > 1 then 1 else 2", 2),
        ("1 / 0", None),
        ("some x in [1, null] satisfies x > 1", None),
        ("every x in [] satisfies x > 1", True),
    ],
)  # fmt: skip
def test_10_3_2_what_is_unknown_stays_unknown(text: str, result: Any) -> None:
    assert gives(text) is result or gives(text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ('date and time("2026-01-31T09:00:00+08:00") + duration("P1M")', "2026-02-28T09:00:00+08:00"),
        ('date and time("2026-01-05T09:00:00+08:00") = date and time("2026-01-05T01:00:00Z")', True),
        ('date and time("2026-01-05T09:00:00") < date and time("2026-01-05T01:00:00Z")', False),
        ('date and time("2026-01-05T09:00:00") = date and time("2026-01-05T09:00:00Z")', False),
        ('date and time("2026-01-05T09:00+08:00").hour', 9),
        ('date and time("2026-01-05T09:00:00")', "2026-01-05T09:00:00"),
        ('date("2026-03-01") - date("2026-02-01")', "P28D"),
        ('date("2026-02-30")', None),
        ('date and time("2026-01-05T09:00:00Z") - date and time("2026-01-03T08:00:00Z")', "P2DT1H"),
        ('date("2026-01-05").weekday', 1),
        ('duration("P1Y2M") > duration("P1Y")', True),
        ('duration("PT36H").days', 1),
    ],
)
def test_10_3_2_3_dates_and_durations(text: str, result: Any) -> None:
    assert gives(text) == result


def test_10_3_2_5_paths_and_filters() -> None:
    items = [{"text": "a", "n": 1}, {"text": "b", "n": 2}]
    assert gives("items.text", items=items) == ["a", "b"]
    assert gives("items[n > 1].text", items=items) == ["b"]
    assert gives("items[-1].n", items=items) == 2
    assert gives("items[3]", items=items) is None
    assert gives("case.number", case={"number": "26110007"}) == "26110007"


def test_10_3_4_names_of_parameters() -> None:
    assert gives('substring(string: "受理投诉", start position: 3)') == "投诉"
    assert gives('substring(text: "受理")') is None


numbers = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=4)


@given(numbers, numbers)
def test_10_3_2_3_1_arithmetic_is_exact(a: Decimal, b: Decimal) -> None:
    seen = {"a": a, "b": b}
    assert feel.compile_expression("a + b")(seen) == a + b
    assert feel.compile_expression("a - b")(seen) == a - b
    assert feel.compile_expression("a < b")(seen) is (a < b)
    assert feel.compile_expression("a >= b")(seen) is (a >= b)


@given(st.integers(-(10**33), 10**33))
def test_whole_numbers_come_back_as_they_went(number: int) -> None:
    assert gives("n", n=number) == number
    assert gives("number(string(n)) = n", n=number) is True


@given(numbers)
def test_a_number_that_is_written_reads_as_itself(number: Decimal) -> None:
    assert feel.compile_expression(feel.compile_expression("string(n)")({"n": number}))({}) == number


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_text_that_is_written_in_a_list_reads_as_itself(text: str) -> None:
    written = feel.compile_expression("string([t])")({"t": text})
    assert feel.compile_expression(written)({}) == [text]


@given(st.datetimes(timezones=st.timezones() | st.none()))
def test_an_instant_that_is_written_reads_as_itself(moment: Any) -> None:
    seen = {"t": moment.replace(fold=0)}
    assert feel.compile_expression("date and time(string(t)) = t")(seen) is True


def written() -> Iterator[Any]:
    """Every expression of the procedures and their forms."""
    for path in sorted((ROOT / "processes").glob("*.bpmn")):
        for node in etree.parse(path).iter():
            texts = [node.text or "", *map(str, node.attrib.values())] if isinstance(node.tag, str) else []
            for text in texts:
                if text.strip().startswith("="):
                    yield pytest.param(text.strip()[1:], id=f"{path.stem}:{text.strip()[:50]}")
    for path in sorted((ROOT / "forms").rglob("*.form")):
        for text in re.findall(r'"=(?:[^"\\]|\\.)*"', path.read_text(encoding="utf-8")):
            yield pytest.param(json.loads(text)[1:], id=f"{path.stem}:{text[:50]}")


@pytest.mark.parametrize("text", list(written()))
def test_every_expression_of_the_procedures_is_read_and_has_a_value_before_anything_is_answered(text: str) -> None:
    feel.compile_expression(text)({})
