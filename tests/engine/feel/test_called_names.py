"""Answers may be called like built-in functions: neither hides the other, and what is read is always told."""

import pytest

from engine import feel


@pytest.mark.parametrize("name", ["date", "count", "list", "string", "sum"])
def test_an_answer_named_like_a_function_is_told_as_read(name: str) -> None:
    # The deploy check forbids expressions to read personal answers, by these names.
    assert feel.compile_expression(f"{name} = 1").names == {name}


def test_a_function_that_is_only_called_is_not_an_answer() -> None:
    assert feel.compile_expression("count(grounds) > 0 and today() > date(due)").names == {"grounds", "today", "due"}


def test_an_answer_does_not_hide_the_function_of_its_name() -> None:
    assert feel.compile_expression("count(grounds)")({"count": 7, "grounds": ["a"]}) == 1
    assert feel.compile_expression("count(grounds) + count")({"count": 7, "grounds": ["a"]}) == 8


def test_an_item_of_a_filter_does_not_hide_the_function_of_an_entry() -> None:
    rows = [{"count": 2, "parts": [1]}, {"count": 1, "parts": [1, 2]}]
    assert feel.to_json(feel.compile_expression("rows[count(parts) > count].count")({"rows": rows})) == [1]


def test_a_function_of_the_scope_comes_before_a_built_in_one() -> None:
    ours = feel.function("count", ["items"], lambda items: "ours")
    assert feel.compile_expression("count([1])")({"count": ours}) == "ours"


def test_a_local_function_is_called_and_not_told() -> None:
    expression = feel.compile_expression("{twice: function(n) n * 2, answer: twice(qty)}.answer")
    assert expression.names == {"qty"}
    assert expression({"qty": 3}) == 6


def test_what_is_no_function_gives_null() -> None:
    assert feel.compile_expression("claim(1)")({"claim": 3}) is None
