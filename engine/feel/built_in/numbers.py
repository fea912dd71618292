"""Functions of numbers and truth values (DMN 1.5, 10.3.4.2 and 10.3.4.5)."""

import decimal
import re
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
)
from typing import Any

from engine.feel.arithmetic import negative
from engine.feel.built_in.signature import Library, built_in
from engine.feel.values import NUMBERS, Months

LIBRARY: Library = {}
_LITERAL = re.compile(r"-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_SCALES = range(-6111, 6177)


def _rounded(number: Decimal, scale: Decimal, rounding: str) -> Decimal | None:
    if scale != scale.to_integral_value() or int(scale) not in _SCALES:
        return None
    with decimal.localcontext(NUMBERS) as context:
        context.prec = 6200
        return NUMBERS.plus(number.quantize(Decimal(1).scaleb(-int(scale)), rounding=rounding))


for _name, _rounding in {
    "round up": ROUND_UP,
    "round down": ROUND_DOWN,
    "round half up": ROUND_HALF_UP,
    "round half down": ROUND_HALF_DOWN,
    "decimal": ROUND_HALF_EVEN,
}.items():
    built_in(LIBRARY, _name, "n:number", "scale:number", steps=40)(
        lambda number, scale, rounding=_rounding: _rounded(number, scale, rounding)
    )
for _name, _rounding in {"floor": ROUND_FLOOR, "ceiling": ROUND_CEILING}.items():
    built_in(LIBRARY, _name, "n:number")(lambda number, rounding=_rounding: _rounded(number, Decimal(0), rounding))
    built_in(LIBRARY, _name, "n:number", "scale:number", steps=40)(
        lambda number, scale, rounding=_rounding: _rounded(number, scale, rounding)
    )


@built_in(LIBRARY, "abs", "n:number|duration")
def _abs(value: Any) -> Any:
    if isinstance(value, Months):
        return Months(abs(value.months))
    return abs(value) if not isinstance(value, Decimal) else value.copy_abs()


@built_in(LIBRARY, "modulo", "dividend:number", "divisor:number")
def _modulo(dividend: Decimal, divisor: Decimal) -> Decimal:
    """The sign is the divisor's: dividend - divisor * floor(dividend / divisor)."""
    quotient = NUMBERS.divide(dividend, divisor).to_integral_value(ROUND_FLOOR)
    return NUMBERS.subtract(dividend, NUMBERS.multiply(divisor, quotient))


@built_in(LIBRARY, "sqrt", "number:number", steps=20)
def _sqrt(number: Decimal) -> Decimal | None:
    return None if number < 0 else NUMBERS.sqrt(number)


@built_in(LIBRARY, "log", "number:number", steps=200)
def _log(number: Decimal) -> Decimal | None:
    return None if number <= 0 else NUMBERS.ln(number)


@built_in(LIBRARY, "exp", "number:number", steps=120)
def _exp(number: Decimal) -> Decimal:
    return NUMBERS.exp(number)


@built_in(LIBRARY, "odd", "number:number")
def _odd(number: Decimal) -> bool | None:
    return None if (even := _even(number)) is None else not even


@built_in(LIBRARY, "even", "number:number")
def _even(number: Decimal) -> bool | None:
    if number != number.to_integral_value():
        return None
    return number.adjusted() >= NUMBERS.prec or int(number) % 2 == 0


@built_in(LIBRARY, "number", "from:string", "grouping separator?:string", "decimal separator?:string", steps=10)
def _number(text: str, grouping: str | None = None, point: str | None = None) -> Decimal | None:
    if (
        grouping not in (None, " ", ",", ".")
        or point not in (None, ".", ",")
        or (grouping is not None and grouping == point)
    ):
        return None
    plain = text.replace(grouping, "") if grouping else text
    plain = plain.replace(point, ".") if point else plain
    return NUMBERS.create_decimal(plain) if _LITERAL.fullmatch(plain) else None


@built_in(LIBRARY, "number", "from:number")
def _same(number: Decimal) -> Decimal:
    return number


@built_in(LIBRARY, "not", "negand")
def _not(value: Any) -> bool | None:
    return not value if isinstance(value, bool) else None


@built_in(LIBRARY, "is defined", "value")
def _defined(value: Any) -> bool:
    return value is not None


@built_in(LIBRARY, "negate", "n:number|duration")
def _negate(value: Any) -> Any:
    return negative(value)
