"""Closures of `for`, `some` and `every`: one round for each combination of items."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from lark import Token, Tree

from engine.feel.compiling import Closure, Compiler, makes, subtrees
from engine.feel.far import Far, later
from engine.feel.operators import less
from engine.feel.reasons import described
from engine.feel.scope import Scope
from engine.feel.sites import Site
from engine.feel.values import Range, kind
from engine.feel.work import ROUND


@dataclass(frozen=True)
class Over:
    """One `x in …`: its name, what gives its items, or the first and the last of them."""

    name: str
    start: Closure
    end: Closure | None = None


@makes("iteration")
def _iteration(compiler: Compiler, parts: list[Any]) -> Closure:
    site, (iterators, body, cost) = compiler.site(), _loop(compiler, subtrees(parts), frozenset({"partial"}))
    asks_partial = any(token == "partial" for part in subtrees(parts) for token in part.scan_values(_is_name))
    return iteration(site, iterators, body, cost, asks_partial)


def iteration(site: Site, iterators: list[Over], body: Closure, cost: int, asks_partial: bool) -> Closure:
    """The list of what the body gives in each round; `partial` is what was there before it."""

    def value(scope: Scope) -> list[Any] | None:
        made: list[Any] = []
        try:
            for inner in _rounds(iterators, scope, cost):
                if asks_partial:
                    # A list of its own each time: kept in a result, the growing one would come to hold itself.
                    inner["partial"] = scope.work.grown(list(made))
                made.append(body(inner))
        except _NotIterable as reason:
            scope.work.warn(site, str(reason))
            return None
        return made

    return value


def _is_name(token: Any) -> bool:
    return isinstance(token, Token) and token.type == "NAME"


@makes("some")
def _some(compiler: Compiler, parts: list[Any]) -> Closure:
    iterators, body, cost = _loop(compiler, subtrees(parts), frozenset())
    return quantified(compiler.site(), iterators, body, cost, decisive=True)


@makes("every")
def _every(compiler: Compiler, parts: list[Any]) -> Closure:
    iterators, body, cost = _loop(compiler, subtrees(parts), frozenset())
    return quantified(compiler.site(), iterators, body, cost, decisive=False)


def quantified(site: Site, iterators: list[Over], body: Closure, cost: int, decisive: bool) -> Closure:
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
                    scope.work.warn(site, f"{described(holds)} is neither true nor false")
        except _NotIterable as reason:
            scope.work.warn(site, str(reason))
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
        raise _NotIterable("there is nothing to go through in null")
    return iter(start if isinstance(start, list) else [start])


def _between(limits: Range) -> Iterator[Any]:
    """The whole numbers, or the dates, that lie in the range."""
    for item in _counted(limits.start, limits.end):
        if (item != limits.start or limits.start_included) and (item != limits.end or limits.end_included):
            yield item


def _counted(start: Any, end: Any) -> Iterator[Any]:
    if _is_whole(start) and _is_whole(end):
        up = 1 if start <= end else -1
        return map(Decimal, range(int(start), int(end) + up, up))
    if kind(start) == kind(end) == "date":
        return _days(start, end)
    raise _NotIterable(f"from {described(start)} to {described(end)} nothing can be counted")


def _is_whole(number: Any) -> bool:
    """Whether the number is a whole one that can be counted on from."""
    return isinstance(number, Decimal) and number.adjusted() < 30 and number == number.to_integral_value()


def _days(start: date | Far, end: date | Far) -> Iterator[date | Far]:
    step = timedelta(days=-1 if less(end, start) else 1)
    while start != end:
        yield start
        start = later(start, step)
    yield end
