"""A result that is null says why: the sentence, the piece of text, its line and column."""

from typing import Any

import pytest

from engine import feel


def warned(text: str, **seen: Any) -> list[tuple[str, str]]:
    given = feel.compile_expression(text).evaluate(seen)
    assert given.value is None
    return [(each.piece, each.sentence) for each in given.warnings]


@pytest.mark.parametrize(
    ("text", "piece", "sentence"),
    [
        ('1 + "a"', '1 + "a"', "a number and a string cannot be added"),
        ("claim", "claim", "nothing of this name is known here"),
        ("1 / 0", "1 / 0", "nothing can be divided by zero"),
        ('1 < "a"', '1 < "a"', "a number and a string cannot be compared"),
        ("{a: 1}.b", "{a: 1}.b", "a context has no `b`"),
        ("[1, 2][3]", "[1, 2][3]", "there is no item 3 among 2"),
        ('date("2026-02-30")', 'date("2026-02-30")', "`date` gives null for a string; it is called as date(from: string) or date(from: date or date and time) or date(year: number, month: number, day: number)"),
        ("nothing(1)", "nothing(1)", "null cannot be called: there is no function of this name"),
        ("true and 1", "true and 1", "a number is neither true nor false"),
        ('-"a"', '-"a"', "a string has no negative"),
    ],
)  # fmt: skip
def test_the_reason_is_told(text: str, piece: str, sentence: str) -> None:
    assert (piece, sentence) in warned(text)


def test_the_place_is_told_by_line_and_column() -> None:
    given = feel.compile_expression("if true then\n  1 + null else 2").evaluate({})
    assert [(each.line, each.column, each.piece) for each in given.warnings] == [(2, 3, "1 + null")]
    assert str(given.warnings[0]) == "`1 + null` (line 2, column 3): a number and null cannot be added"


def test_what_has_a_value_has_nothing_to_say() -> None:
    assert feel.compile_expression("1 + 2 = 3 and [1, 2][2] > 1").evaluate({}).warnings == ()


def test_the_first_cause_comes_first() -> None:
    assert [piece for piece, _ in warned("claim + 1 > 3")] == ["claim", "claim + 1", "claim + 1 > 3"]


def test_a_known_name_without_an_answer_is_no_unknown_name() -> None:
    assert warned("claim", claim=None) == []


def test_only_the_first_hundred_are_kept() -> None:
    assert len(feel.compile_expression("for i in 1..5000 return i + null").evaluate({}).warnings) == 100


@pytest.mark.parametrize(
    ("text", "line", "column", "piece"),
    [
        ("1 +", 1, 4, ""),
        ("1 + ) 2", 1, 5, ") 2"),
        ("a =\n  = b", 2, 3, "= b"),
        ("投诉金额 ＞ 1", 1, 6, "＞ 1"),
        ('"a', 1, 1, '"a'),
    ],
)
def test_a_mistake_is_told_by_line_column_and_piece(text: str, line: int, column: int, piece: str) -> None:
    with pytest.raises(feel.FeelSyntaxError) as refused:
        feel.compile_expression(text)
    assert (refused.value.line, refused.value.column, refused.value.piece) == (line, column, piece)
    assert refused.value.sentence
