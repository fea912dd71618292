"""Patterns of DMN 1.5, 10.3.4.3, and those that would never come to an end."""

import pytest

from engine import feel


def value(text: str) -> object:
    return feel.to_json(feel.compile_expression(text)({}))


def test_a_pattern_that_does_not_come_to_an_end_is_an_error_and_not_a_waiting_worker() -> None:
    with pytest.raises(feel.FeelLimitExceeded, match="does not come to an end"):
        value(f'matches("{"a" * 60}!", "^(a|aa)+$")')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('matches("13800000000", "^1[0-9]{10}$")', True),
        ('matches("ABC", "b", "i")', True),
        ('matches("ABC", "b", "q")', None),
        ('matches("abc", "(")', None),
        ('replace("2026-11-24", "(\\\\d+)-(\\\\d+)-(\\\\d+)", "$2/$3")', "11/24"),
        ('replace("a.b", "\\\\.", "\\\\$")', "a$b"),
        ('split("甲、乙、丙", "、")', ["甲", "乙", "丙"]),
        ('extract("第9条第3款", "[0-9]+")', ["9", "3"]),
    ],
)
def test_patterns_find_replace_and_split(text: str, expected: object) -> None:
    assert value(text) == expected
