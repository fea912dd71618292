"""What once went wrong at the edges: negated intervals, large numbers, shared lists, patterns in several threads."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from engine import feel


def value(text: str) -> object:
    return feel.to_json(feel.compile_expression(text)({}))


@pytest.mark.parametrize(
    ("tests", "given", "holds"),
    [
        ("not([1..5))", 5, True),
        ("not([1..5))", 1, False),
        ("not(]1..5])", 1, True),
        ("not(1, [3..5))", 4, False),
        ("not(null)", 0, True),
        ("(1..2), [5..6)", 5, True),
        ("(1..2), [5..6)", 6, False),
    ],
)
def test_a_test_is_negated_whatever_its_limits(tests: str, given: object, holds: bool) -> None:
    assert feel.compile_unary_tests(tests).holds(feel.from_json(given), {}) is holds


def test_large_numbers_are_even_or_odd_too() -> None:
    assert value("even(10 ** 30)") is True
    assert value("odd(10 ** 30 + 1)") is True


def test_a_list_that_holds_itself_over_and_over_is_not_written_out() -> None:
    doubled = "a" + "".join(
        f", b{n}: [{'a' if n == 0 else f'b{n - 1}'}, {'a' if n == 0 else f'b{n - 1}'}]" for n in range(40)
    )
    result = feel.compile_expression("{a: [1]" + doubled.removeprefix("a") + "}.b39")({})
    with pytest.raises(feel.FeelError):
        feel.to_json(result)


def test_patterns_are_read_in_several_threads_at_once() -> None:
    def matched(n: int) -> object:
        return value(f'[matches("{n}", "^{n}$"), replace("a{n}", "[0-9]+", "b"), split("x{n}y", "{n}")]')

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(matched, range(100))) == [[True, "ab", ["x", "y"]]] * 100


@pytest.mark.parametrize(("sign", "meant"), [("==", "="), ("<>", "!="), ("&&", "and"), ("||", "or")])
def test_the_signs_of_other_languages_are_told_what_feel_writes(sign: str, meant: str) -> None:
    with pytest.raises(feel.FeelSyntaxError, match=f"write `{meant}`"):
        feel.compile_expression(f"1 {sign} 2")
