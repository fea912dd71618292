"""Closures of arithmetic, comparison and logic."""

from collections.abc import Callable
from typing import Any

from engine.feel import operators
from engine.feel.compiling import Closure, Compiler, makes, subtrees
from engine.feel.temporal import read_any
from engine.feel.types import type_test
from engine.feel.values import Range, Unequal

_SUMS: dict[str, Callable[[Any, Any], Any]] = {
    "PLUS": operators.add,
    "MINUS": operators.subtract,
    "STAR": operators.multiply,
    "SLASH": operators.divide,
}


@makes("sum")
@makes("product")
def _chain(compiler: Compiler, parts: list[Any]) -> Closure:
    first, *others = [compiler.closure(part) for part in parts[::2]]
    steps = [(_SUMS[sign.type], operand) for sign, operand in zip(parts[1::2], others, strict=True)]
    if len(steps) == 1:
        operation, other = steps[0]
        if operation is operators.add:
            return lambda scope: scope.work.grown(operators.add(first(scope), other(scope)))
        return lambda scope: operation(first(scope), other(scope))

    def chained(scope: Any) -> Any:
        value = first(scope)
        for operation, operand in steps:
            value = scope.work.grown(operation(value, operand(scope)))
        return value

    return chained


@makes("power")
def _power(compiler: Compiler, parts: list[Any]) -> Closure:
    left, right = map(compiler.closure, subtrees(parts))
    return lambda scope: operators.power(left(scope), right(scope))


@makes("negation")
def _negation(compiler: Compiler, parts: list[Any]) -> Closure:
    operand = compiler.closure(parts[-1])
    return lambda scope: operators.negative(operand(scope))


@makes("disjunction")
def _disjunction(compiler: Compiler, parts: list[Any]) -> Closure:
    return _logic([compiler.closure(part) for part in parts], decisive=True)


@makes("conjunction")
def _conjunction(compiler: Compiler, parts: list[Any]) -> Closure:
    return _logic([compiler.closure(part) for part in parts], decisive=False)


def _logic(operands: list[Closure], decisive: bool) -> Closure:
    """One operand that is decisive decides; the rest must all be the contrary, or the result is null."""

    def value(scope: Any) -> bool | None:
        result: bool | None = not decisive
        for operand in operands:
            found = operand(scope)
            if found is decisive:
                return bool(decisive)
            if not isinstance(found, bool):
                result = None
        return result

    return value


@makes("comparison")
def _comparison(compiler: Compiler, parts: list[Any]) -> Closure:
    left, right = compiler.closure(parts[0]), compiler.closure(parts[2])
    compare = operators.COMPARISONS[str(parts[1])]
    return lambda scope: compare(left(scope), right(scope))


@makes("between")
def _between(compiler: Compiler, parts: list[Any]) -> Closure:
    value, low, high = map(compiler.closure, parts)

    def held(scope: Any) -> bool | None:
        asked = value(scope)
        return operators.both(operators.not_more(low(scope), asked), operators.not_more(asked, high(scope)))

    return held


@makes("range")
def _range(compiler: Compiler, parts: list[Any]) -> Closure:
    opening, closing = parts[0].type, parts[-1].type
    start, end = map(compiler.closure, subtrees(parts))

    def value(scope: Any) -> Range | None:
        low, high = start(scope), end(scope)
        if low is None or high is None or operators.not_more(low, low) is None or operators.less(low, high) is None:
            return None
        return Range(low, high, opening == "LSQB", closing == "RSQB")

    return value


@makes("unary")
@makes("unary_range")
def _unary(compiler: Compiler, parts: list[Any]) -> Closure:
    if len(parts) == 1:
        return compiler.closure(parts[0])
    sign, operand = str(parts[0]), compiler.closure(parts[1])
    if sign == "=":
        return operand
    make: dict[str, Callable[[Any], Any]] = {
        "!=": Unequal,
        "<": lambda end: Range(None, end, False, False),
        "<=": lambda end: Range(None, end, False, True),
        ">": lambda start: Range(start, None, False, False),
        ">=": lambda start: Range(start, None, True, False),
    }
    made = make[sign]
    unequal = sign == "!="

    def value(scope: Any) -> Any:
        limit = operand(scope)
        return made(limit) if limit is not None or unequal else Range(limit, limit, False, False)

    return value


@makes("instance")
def _instance(compiler: Compiler, parts: list[Any]) -> Closure:
    value, is_type = compiler.closure(parts[0]), type_test(compiler, parts[1])
    return lambda scope: is_type(value(scope))


@makes("at_literal")
def _at(compiler: Compiler, parts: list[Any]) -> Closure:
    value = read_any(str(parts[0]))
    if value is None:
        raise compiler.refuse(f'`@"{parts[0]}"` is no date, time or duration.', parts[0])
    return lambda scope: value
