"""What was never answered decides nothing: a test whose limit is null neither holds nor, negated, holds."""

import pytest

from engine import feel


def holds(tests: str, value: object, **seen: object) -> bool:
    return feel.compile_unary_tests(tests).holds(feel.from_json(value), seen)


@pytest.mark.parametrize("tests", ["> limit", ">= limit", "< limit", "<= limit", "[limit..9]", "[1..limit]"])
def test_a_limit_that_was_never_answered_is_not_passed(tests: str) -> None:
    assert not holds(tests, 5)
    assert not holds(f"not({tests})", 5)


@pytest.mark.parametrize("tests", ["> 5", "> 5, < 2", "[1..3], > 9"])
def test_an_amount_that_was_never_answered_lies_neither_inside_nor_outside(tests: str) -> None:
    assert not holds(tests, None)
    assert not holds(f"not({tests})", None)


def test_null_is_a_value_that_can_be_asked_for() -> None:
    assert holds("null", None) and not holds("null", 5)
    assert holds("not(null)", 5) and not holds("not(null)", None)
    assert holds('"a", null', None)
    assert holds('not("a", "b")', None)
    assert holds("not(false)", None)


@pytest.mark.parametrize(
    "text", ["9 in (> limit)", "9 in (limit..10]", "9 in [limit..10]", "9 in [1..limit]", "9 in (> limit, < 0)"]
)
def test_membership_in_an_unknown_range_is_null(text: str) -> None:
    assert feel.compile_expression(text)({}) is None


def test_one_known_range_is_enough_to_be_inside() -> None:
    assert feel.compile_expression("9 in (> limit, [1..10])")({}) is True
