"""What is printed reads as what it was: parse(print(x)) = x."""

from typing import Any

import pytest
from feel_making import trees
from feel_printing import printed, read
from hypothesis import given, settings


@settings(max_examples=400)
@given(trees())
def test_a_tree_that_is_printed_reads_as_itself(tree: Any) -> None:
    assert read(printed(tree)) == tree


@settings(max_examples=100)
@given(trees())
def test_spaces_and_comments_mean_nothing(tree: Any) -> None:
    text = printed(tree)
    assert read(f"  {text}\n// the end") == read(f"/* the beginning */ {text}") == tree


@pytest.mark.parametrize(
    ("text", "grouped"),
    [
        ("1 + 2 * 3", "1 + (2 * 3)"),
        ("2 ** 3 ** 2", "(2 ** 3) ** 2"),
        ("-2 ** 2", "(-2) ** 2"),
        ("a = 1 and b = 2 or c = 3", "((a = 1) and (b = 2)) or (c = 3)"),
        ("a between 1 and 2 and b", "(a between 1 and 2) and b"),
        ("if a then b else c + 1", "if a then b else (c + 1)"),
        ("a.b[1].c", "((a.b)[1]).c"),
        ("not(a)(b)", "(not(a))(b)"),
    ],
)
def test_10_3_1_2_what_binds_tighter(text: str, grouped: str) -> None:
    assert read(text) == read(grouped)
