"""Closures of comparison, of ranges, and of `instance of`."""

from collections.abc import Callable
from typing import Any

from engine.feel import operators
from engine.feel.compiling import Closure, Compiler, makes, subtrees
from engine.feel.declaring import type_of
from engine.feel.reasons import described, unfit
from engine.feel.types import SIMPLE
from engine.feel.values import Exactly, Range, Unequal
from engine.feel.work import spend


@makes("comparison")
def _comparison(compiler: Compiler, parts: list[Any]) -> Closure:
    site, left, right = compiler.site(), compiler.closure(parts[0]), compiler.closure(parts[2])
    compare = operators.COMPARISONS[str(parts[1])]

    def held(scope: Any) -> bool | None:
        a, b = left(scope), right(scope)
        result = compare(a, b)
        if result is None:
            scope.work.warn(site, unfit("compared", a, b))
        return result

    return held


@makes("between")
def _between(compiler: Compiler, parts: list[Any]) -> Closure:
    site, (value, low, high) = compiler.site(), map(compiler.closure, parts)

    def held(scope: Any) -> bool | None:
        asked, least, most = value(scope), low(scope), high(scope)
        result = operators.both(operators.not_more(least, asked), operators.not_more(asked, most))
        if result is None:
            scope.work.warn(site, f"{unfit('compared', asked, least)}, or {unfit('compared', asked, most)}")
        return result

    return held


@makes("range")
def _range(compiler: Compiler, parts: list[Any]) -> Closure:
    opening, closing, site = parts[0].type, parts[-1].type, compiler.site()
    start, end = map(compiler.closure, subtrees(parts))

    def value(scope: Any) -> Range | None:
        low, high = start(scope), end(scope)
        if low is None or high is None or operators.less(low, high) is None:
            scope.work.warn(site, f"no range lies between {described(low)} and {described(high)}")
            return None
        return Range(low, high, opening == "LSQB", closing == "RSQB")

    return value


_RANGES: dict[str, Callable[[Any], Any]] = {
    "!=": Unequal,
    "<": lambda end: Range(None, end, False, False),
    "<=": lambda end: Range(None, end, False, True),
    ">": lambda start: Range(start, None, False, False),
    ">=": lambda start: Range(start, None, True, False),
}


@makes("unary_range")
def _unary_range(compiler: Compiler, parts: list[Any]) -> Closure:
    """A test in brackets is a value: a range."""
    inner = parts[0]
    if str(compiler.parts(inner)[0]) != "=":
        return compiler.closure(inner)
    operand = compiler.closure(compiler.parts(inner)[1])

    def value(scope: Any) -> Any:
        limit = operand(scope)
        return limit if operators.less(limit, limit) is None else Exactly(limit, limit)

    return value


@makes("unary")
def _unary(compiler: Compiler, parts: list[Any]) -> Closure:
    sign, operand = str(parts[0]), compiler.closure(parts[1])
    if sign == "=":
        return operand
    made, unequal = _RANGES[sign], sign == "!="

    def value(scope: Any) -> Any:
        limit = operand(scope)
        return made(limit) if limit is not None or unequal else Range(limit, limit, False, False)

    return value


@makes("instance")
def _instance(compiler: Compiler, parts: list[Any]) -> Closure:
    value, wanted = compiler.closure(parts[0]), type_of(compiler, parts[1])

    def held(scope: Any) -> bool:
        spend(1)
        given = value(scope)
        return wanted.has(given) if given is not None else wanted == SIMPLE["Null"]

    return held
