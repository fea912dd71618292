"""Three-valued logic (DMN 1.5, 10.3.2.13, table 50): true, false, and what is not known."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import feel

TRUTH = [True, False, None]
NO_TRUTH = [*TRUTH, 1, "true", [], {}]


def held(text: str, **seen: Any) -> Any:
    return feel.compile_expression(text)(seen)


def both(a: Any, b: Any) -> Any:
    return False if a is False or b is False else True if a is True and b is True else None


def either(a: Any, b: Any) -> Any:
    return True if a is True or b is True else False if a is False and b is False else None


@pytest.mark.parametrize(("a", "b"), list(product(NO_TRUTH, NO_TRUTH)))
def test_conjunction_and_disjunction_of_every_pair(a: Any, b: Any) -> None:
    assert held("a and b", a=a, b=b) is both(a, b)
    assert held("a or b", a=a, b=b) is either(a, b)


@given(st.lists(st.sampled_from(TRUTH), min_size=2, max_size=6))
def test_a_chain_is_what_its_pairs_are(values: list[Any]) -> None:
    seen = {f"v{n}": value for n, value in enumerate(values)}
    expected_all, expected_any = True, False
    for value in values:
        expected_all, expected_any = both(expected_all, value), either(expected_any, value)
    assert held(" and ".join(seen), **seen) is expected_all
    assert held(" or ".join(seen), **seen) is expected_any
    assert held("all(l)", l=values) is expected_all
    assert held("any(l)", l=values) is expected_any
    assert held("every x in l satisfies x", l=values) is expected_all
    assert held("some x in l satisfies x", l=values) is expected_any


@pytest.mark.parametrize("value", NO_TRUTH)
def test_the_contrary_of_what_is_no_truth_is_not_known(value: Any) -> None:
    assert held("not(a)", a=value) is (not value if isinstance(value, bool) else None)


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">="])
@pytest.mark.parametrize("other", [None, "a", True, [], {}])
def test_what_cannot_be_ordered_is_not_known(sign: str, other: Any) -> None:
    assert held(f"1 {sign} a", a=other) is None
    assert held(f"a {sign} 1", a=other) is None


@pytest.mark.parametrize("value", [None, 1, "a", True, [1], {"a": 1}])
def test_null_is_equal_to_null_alone(value: Any) -> None:
    assert held("a = null", a=value) is (value is None)
    assert held("a != null", a=value) is (value is not None)
