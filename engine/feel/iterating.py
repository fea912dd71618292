"""Closures of `for`, `some` and `every`: one round for each combination of items."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from lark import Token, Tree

from engine.feel.compiling import Closure, Compiler, makes, subtrees
from engine.feel.operators import less
from engine.feel.reasons import described
from engine.feel.scope import Scope
from engine.feel.values import Range
from engine.feel.work import ROUND


@dataclass(frozen=True)
class Over:
    """One `x in …`: its name, what gives its items, or the first and the last of them."""

    name: str
    start: Closure
    end: Closure | None = None


@makes("iteration")
def _iteration(compiler: Compiler, parts: list[Any]) -> Closure:
    iterators, body, cost = _loop(compiler, subtrees(parts), frozenset({"partial"}))
    asks_partial = any(token == "partial" for part in subtrees(parts) for token in part.scan_values(_is_name))
    return iteration(iterators, body, cost, asks_partial)


def iteration(iterators: list[Over], body: Closure, cost: int, asks_partial: bool) -> Closure:
    """The list of what the body gives in each round; `partial` is what was there before it."""

    def value(scope: Scope) -> list[Any] | None:
        made: list[Any] = []
        try:
            for inner in _rounds(iterators, scope, cost):
                if asks_partial:
                    # A list of its own each time: kept in a result, the growing one would come to hold itself.
                    inner["partial"] = scope.work.grown(list(made))
                made.append(body(inner))
        except _NotIterable:
            return None
        return made

    return value


def _is_name(token: Any) -> bool:
    return isinstance(token, Token) and token.type == "NAME"


@makes("some")
def _some(compiler: Compiler, parts: list[Any]) -> Closure:
    iterators, body, cost = _loop(compiler, subtrees(parts), frozenset())
    return quantified(compiler.site().warning, iterators, body, cost, decisive=True)


@makes("every")
def _every(compiler: Compiler, parts: list[Any]) -> Closure:
    iterators, body, cost = _loop(compiler, subtrees(parts), frozenset())
    return quantified(compiler.site().warning, iterators, body, cost, decisive=False)


def quantified(told: Callable[[str], Any], iterators: list[Over], body: Closure, cost: int, decisive: bool) -> Closure:
    """Whether one round decides; where none does and one is neither true nor false, null."""

    def value(scope: Scope) -> bool | None:
        unknown: Any = False
        try:
            for inner in _rounds(iterators, scope, cost):
                holds = body(inner)
                if holds is decisive:
                    return bool(decisive)
                if not isinstance(holds, bool):
                    unknown = True
                    scope.work.warnings.append(told(f"{described(holds)} is neither true nor false"))
        except _NotIterable:
            return None
        return None if unknown else not decisive

    return value


def _loop(compiler: Compiler, parts: list[Tree[Token]], more: frozenset[str]) -> tuple[list[Over], Closure, int]:
    known, iterators, before = more, [], 0
    for iterator in parts[:-1]:
        name, start, end = compiler.parts(iterator)
        first = compiler.inside(known, start)
        iterators.append(Over(str(name), first, compiler.inside(known, end) if end is not None else None))
        known |= {str(name)}
        before = before or compiler.size
    body = compiler.inside(known, parts[-1])
    return iterators, body, ROUND + compiler.size - before


class _NotIterable(Exception):
    """What is asked to be iterated over has no items."""


def _rounds(iterators: list[Over], scope: Scope, cost: int) -> Iterator[Scope]:
    """One scope for each combination; an inner loop may depend on the outer ones."""
    first, *others = iterators
    for item in _domain(first, scope):
        scope.work.spend(cost)
        inner = Scope({first.name: item}, scope)
        if others:
            yield from _rounds(others, inner, cost)
        else:
            yield inner


def _domain(iterator: Over, scope: Scope) -> Iterator[Any]:
    start = iterator.start(scope)
    if iterator.end is not None:
        return _counted(start, iterator.end(scope))
    if isinstance(start, Range):
        return _between(start)
    if start is None:
        raise _NotIterable
    return iter(start if isinstance(start, list) else [start])


def _between(range: Range) -> Iterator[Any]:
    """The whole numbers, or the dates, that lie in the range."""
    for item in _counted(range.start, range.end):
        if (item != range.start or range.start_included) and (item != range.end or range.end_included):
            yield item


def _counted(start: Any, end: Any) -> Iterator[Any]:
    whole = isinstance(start, Decimal) and isinstance(end, Decimal)
    if whole and start == start.to_integral_value() and end == end.to_integral_value():
        up = 1 if start <= end else -1
        return map(Decimal, range(int(start), int(end) + up, up))
    if type(start) is date and type(end) is date:
        return _days(start, end)
    raise _NotIterable


def _days(start: date, end: date) -> Iterator[date]:
    step = timedelta(days=-1 if less(end, start) else 1)
    while start != end:
        yield start
        start += step
    yield end
