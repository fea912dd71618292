"""Closures of arithmetic and logic."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from engine.feel import arithmetic
from engine.feel.compiling import Closure, Compiler, makes, subtrees
from engine.feel.reasons import described, unfit
from engine.feel.sites import Site
from engine.feel.temporal import read_any

_SUMS: dict[str, tuple[Callable[[Any, Any], Any], str]] = {
    "PLUS": (arithmetic.add, "added"),
    "MINUS": (arithmetic.subtract, "subtracted"),
    "STAR": (arithmetic.multiply, "multiplied"),
    "SLASH": (arithmetic.divide, "divided"),
}
_POWER, _POWER_OF_PARTS = 10, 400
"""Steps of a power, and of one with an exponent that is large or has a fraction."""


@makes("sum")
@makes("product")
def _chain(compiler: Compiler, parts: list[Any]) -> Closure:
    site, (first, *others) = compiler.site(), [compiler.closure(part) for part in parts[::2]]
    compiler.size += 2 * len(others)
    steps = [(*_SUMS[sign.type], operand) for sign, operand in zip(parts[1::2], others, strict=True)]

    def chained(scope: Any) -> Any:
        value = first(scope)
        for operation, verb, operand in steps:
            other = operand(scope)
            result = operation(value, other)
            if result is None:
                scope.work.warn(site, unfit(verb, value, other))
            elif type(result) is str:
                scope.work.grown(result)
            value = result
        return value

    return chained


@makes("power")
def _power(compiler: Compiler, parts: list[Any]) -> Closure:
    site, (left, right) = compiler.site(), map(compiler.closure, subtrees(parts))

    def value(scope: Any) -> Any:
        base, exponent = left(scope), right(scope)
        whole = isinstance(exponent, Decimal) and abs(exponent) < 100 and exponent == exponent.to_integral_value()
        scope.work.spend(_POWER if whole else _POWER_OF_PARTS)
        result = arithmetic.power(base, exponent)
        if result is None:
            scope.work.warn(site, unfit("raised to a power", base, exponent))
        return result

    return value


@makes("negation")
def _negation(compiler: Compiler, parts: list[Any]) -> Closure:
    site, operand = compiler.site(), compiler.closure(parts[-1])

    def value(scope: Any) -> Any:
        given = operand(scope)
        result = arithmetic.negative(given)
        if result is None:
            scope.work.warn(site, f"{described(given)} has no negative")
        return result

    return value


@makes("disjunction")
def _disjunction(compiler: Compiler, parts: list[Any]) -> Closure:
    return _logic(compiler.site(), [compiler.closure(part) for part in parts], decisive=True)


@makes("conjunction")
def _conjunction(compiler: Compiler, parts: list[Any]) -> Closure:
    return _logic(compiler.site(), [compiler.closure(part) for part in parts], decisive=False)


def _logic(site: Site, operands: list[Closure], decisive: bool) -> Closure:
    """One operand that is decisive decides; the rest must all be the contrary, or the result is null."""

    def value(scope: Any) -> bool | None:
        unknown = False
        for operand in operands:
            found = operand(scope)
            if found is decisive:
                return bool(decisive)
            if found is not True and found is not False:
                unknown = True
                if found is not None:
                    scope.work.warn(site, f"{described(found)} is neither true nor false")
        if unknown:
            scope.work.warn(site, "nothing decides this: one part of it is neither true nor false")
            return None
        return not decisive

    return value


@makes("at_literal")
def _at(compiler: Compiler, parts: list[Any]) -> Closure:
    value = read_any(str(parts[0]))
    if value is None:
        raise compiler.refuse(f'`@"{parts[0]}"` is no date, time or duration.', parts[0])
    return lambda scope: value
