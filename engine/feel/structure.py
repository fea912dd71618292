"""Closures of lists and contexts, paths and filters, choices and loops."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from lark import Token, Tree

from engine.feel.compiling import Closure, Compiler, makes, subtrees
from engine.feel.operators import less
from engine.feel.properties import property_of
from engine.feel.scope import Scope
from engine.feel.values import Range

_MOMENTS = (date, datetime, time, timedelta)


@makes("list")
def _list(compiler: Compiler, parts: list[Any]) -> Closure:
    items = [compiler.closure(part) for part in parts if part is not None]
    return lambda scope: [item(scope) for item in items]


@makes("context")
def _context(compiler: Compiler, parts: list[Any]) -> Closure:
    """Later entries see earlier ones."""
    known: frozenset[str] = frozenset()
    entries: list[tuple[str, Closure]] = []
    for entry in subtrees(parts):
        key, expression = compiler.parts(entry)
        if any(key == name for name, _ in entries):
            raise compiler.refuse(f"The context has the entry `{key}` twice.", key)
        entries.append((str(key), compiler.inside(known, expression)))
        known |= {str(key)}

    def value(scope: Scope) -> dict[str, Any]:
        made: dict[str, Any] = {}
        inner = Scope({}, scope)
        for name, closure in entries:
            made[name] = inner[name] = closure(inner)
        return made

    return value


@makes("path")
def _path(compiler: Compiler, parts: list[Any]) -> Closure:
    source, name = compiler.closure(parts[0]), str(parts[1])

    def value(scope: Scope) -> Any:
        found = source(scope)
        if isinstance(found, list):
            return [_member(item, name) for item in found]
        return _member(found, name)

    return value


def _member(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else property_of(value, name)


@makes("filter")
def _filter(compiler: Compiler, parts: list[Any]) -> Closure:
    source, condition = compiler.closure(parts[0]), compiler.inside(frozenset({"item"}), parts[1])

    def value(scope: Scope) -> Any:
        found = source(scope)
        if found is None:
            return None if isinstance(condition(Scope({"item": None}, scope)), Decimal) else []
        items = found if isinstance(found, list) else [found]
        kept = []
        for item in items:
            scope.work.spend()
            holds = condition(_around(item, scope))
            if isinstance(holds, Decimal):
                return _at(items, holds)
            if holds is True:
                kept.append(item)
        return kept if items or not isinstance(condition(Scope({"item": None}, scope)), Decimal) else None

    return value


def _around(item: Any, scope: Scope) -> Scope:
    """Within a filter, the entries of the item are names, and so is `item` unless it is an entry itself."""
    return Scope({"item": item, **item} if isinstance(item, dict) else {"item": item}, scope)


def _at(items: list[Any], place: Decimal) -> Any:
    """The item at a place, counted from 1, or from the end by -1; null outside."""
    if place != place.to_integral_value() or not 1 <= abs(place) <= len(items):
        return None
    return items[int(place) - 1 if place > 0 else int(place)]


@makes("conditional")
def _conditional(compiler: Compiler, parts: list[Any]) -> Closure:
    condition, then, otherwise = map(compiler.closure, parts)
    return lambda scope: then(scope) if condition(scope) is True else otherwise(scope)


@makes("iteration")
def _iteration(compiler: Compiler, parts: list[Any]) -> Closure:
    rounds, body = _loops(compiler, subtrees(parts), frozenset({"partial"}))
    asks_partial = any(token == "partial" for part in subtrees(parts) for token in part.scan_values(_is_name))

    def value(scope: Scope) -> list[Any]:
        made: list[Any] = []
        for inner in _rounds(rounds, scope):
            if asks_partial:
                # A list of its own each time: kept in a result, the growing one would come to hold itself.
                inner["partial"] = scope.work.grown(list(made))
            made.append(body(inner))
        return made

    return value


def _is_name(token: Any) -> bool:
    return isinstance(token, Token) and token.type == "NAME"


@makes("some")
def _some(compiler: Compiler, parts: list[Any]) -> Closure:
    return _quantified(compiler, parts, decisive=True)


@makes("every")
def _every(compiler: Compiler, parts: list[Any]) -> Closure:
    return _quantified(compiler, parts, decisive=False)


def _quantified(compiler: Compiler, parts: list[Any], decisive: bool) -> Closure:
    rounds, body = _loops(compiler, subtrees(parts), frozenset())

    def value(scope: Scope) -> bool | None:
        result: bool | None = not decisive
        for inner in _rounds(rounds, scope):
            holds = body(inner)
            if holds is decisive:
                return bool(decisive)
            result = result if isinstance(holds, bool) else None
        return result

    return value


Round = tuple[str, Closure, Closure | None]


def _loops(compiler: Compiler, parts: list[Tree[Token]], more: frozenset[str]) -> tuple[list[Round], Closure]:
    known, rounds = more, []
    for iterator in parts[:-1]:
        name, start, end = compiler.parts(iterator)
        first = compiler.inside(known, start)
        rounds.append((str(name), first, compiler.inside(known, end) if end is not None else None))
        known |= {str(name)}
    return rounds, compiler.inside(known, parts[-1])


def _rounds(rounds: list[Round], scope: Scope) -> Iterator[Scope]:
    """One scope for each combination; an inner loop may depend on the outer ones."""
    (name, start, end), *others = rounds
    for item in _domain(start(scope), end(scope) if end is not None else None, end is not None):
        scope.work.spend()
        inner = Scope({name: item}, scope)
        if others:
            yield from _rounds(others, inner)
        else:
            yield inner


def _domain(start: Any, end: Any, counted: bool) -> Iterator[Any]:
    if not counted and isinstance(start, Range):
        start, end, counted = start.start, start.end, True
    if not counted:
        yield from start if isinstance(start, list) else () if start is None else (start,)
        return
    whole = isinstance(start, Decimal) and isinstance(end, Decimal)
    if whole and start == start.to_integral_value() and end == end.to_integral_value():
        up = 1 if start <= end else -1
        yield from map(Decimal, range(int(start), int(end) + up, up))
    elif type(start) is date and type(end) is date:
        step = timedelta(days=-1 if less(end, start) else 1)
        while start != end:
            yield start
            start += step
        yield end
