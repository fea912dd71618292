"""A decision table's cells in words; what is more than constants and comparisons stays as it is written."""

from collections.abc import Iterator

import pytest
from flask import Flask

from web.desk.replaying import cells

OPTIONS = {"facility": "设施设备故障"}


@pytest.fixture
def chinese(app: Flask) -> Iterator[None]:
    with app.test_request_context("/", headers={"Accept-Language": "zh"}):
        yield


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("written", "said"),
    [
        (None, "任意"),
        ("true", "是"),
        ("not(true)", "不为“是”"),
        ("null, < 2000000", "无、< 2000000"),
        (">= 2000000", "≥ 2000000"),
        ('"发展商","历史, 遗留"', "发展商、历史, 遗留"),
        ('"facility"', "设施设备故障"),
        ('list contains(?, "facility")', "其中有“设施设备故障”"),
        ('"a \\"b\\""', 'a "b"'),
        ("[1..5]", "[1..5]"),
        ("> limit", "> limit"),
        ("not(> limit)", "not(> limit)"),
        ('"a", f(x)', '"a", f(x)'),
        ("", ""),
    ],
)
def test_a_cell_is_told_in_words_where_it_has_any(written: str | None, said: str) -> None:
    assert cells.tested(written, OPTIONS) == said


@pytest.mark.usefixtures("chinese")
def test_an_answer_that_is_an_expression_stays_one() -> None:
    assert [cells.answered(text) for text in ('"移送调处"', "claim_fen * 2", "5")] == ["移送调处", "claim_fen * 2", "5"]
