"""Numbers are IEEE 754-2008 decimals of 34 digits (DMN 1.5, 10.3.2.3.1): held against Python's `decimal` itself."""

from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    DecimalException,
)
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine import feel

IEEE = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-6143, Emax=6144)
any_number = st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e40"), max_value=Decimal("1e40"))
numbers = any_number.map(IEEE.create_decimal)
small = st.decimals(-(10**9), 10**9, places=6, allow_nan=False)
OPERATIONS = {"+": IEEE.add, "-": IEEE.subtract, "*": IEEE.multiply, "/": IEEE.divide}


def value(text: str, **seen: Any) -> Any:
    return feel.compile_expression(text)(seen)


@given(st.sampled_from(sorted(OPERATIONS)), numbers, numbers)
def test_the_four_operations_are_decimals_own(sign: str, a: Decimal, b: Decimal) -> None:
    assume(sign != "/" or b != 0)
    assert value(f"a {sign} b", a=a, b=b) == OPERATIONS[sign](a, b)


@given(numbers, st.integers(-40, 40))
def test_powers_are_decimals_own(a: Decimal, n: int) -> None:
    assume(a != 0)
    try:
        expected = IEEE.power(a, Decimal(n))
    except DecimalException:
        assert value("a ** n", a=a, n=n) is None
    else:
        assert value("a ** n", a=a, n=n) == expected


@given(small, small)
def test_comparison_is_exact(a: Decimal, b: Decimal) -> None:
    for sign, expected in {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "=": a == b, "!=": a != b}.items():
        assert value(f"a {sign} b", a=a, b=b) is expected
    assert value("a between b and b + 1", a=a, b=b) is (b <= a <= b + 1)
    assert value("a in (b..b + 1)", a=a, b=b) is (b < a < b + 1)


@given(small, st.integers(-3, 6))
def test_rounding_is_decimals_own(a: Decimal, scale: int) -> None:
    ways = {
        "decimal": ROUND_HALF_EVEN, "round up": ROUND_UP, "round down": ROUND_DOWN, "round half up": ROUND_HALF_UP,
        "round half down": ROUND_HALF_DOWN, "floor": ROUND_FLOOR, "ceiling": ROUND_CEILING,
    }  # fmt: skip
    for name, rounding in ways.items():
        assert value(f"{name}(a, s)", a=a, s=scale) == a.quantize(Decimal(1).scaleb(-scale), rounding=rounding)


@given(small, small)
def test_modulo_has_the_sign_of_the_divisor(a: Decimal, b: Decimal) -> None:
    assume(b != 0)
    assert value("modulo(a, b)", a=a, b=b) == a - b * (a / b).to_integral_value(ROUND_FLOOR)


def test_money_is_counted_to_the_fen() -> None:
    assert value("0.1 + 0.2 = 0.3") is True
    assert value("sum([19.99, 0.01]) = 20") is True
    assert value("20000.00 >= 20000") is True


@pytest.mark.parametrize(
    "text", ["1 / 0", "10 ** 7000", "(10 ** 6144) * 10", "log(0)", "sqrt(-1)", "0 ** -1", "1e6145"]
)
def test_what_is_no_number_is_null_and_says_why(text: str) -> None:
    given = feel.compile_expression(text).evaluate({})
    assert given.value is None
    assert given.warnings
