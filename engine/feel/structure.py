"""Closures of lists and contexts, paths and filters, and choices."""

from decimal import Decimal
from typing import Any

from engine.feel.compiling import Closure, Compiler, makes, subtrees
from engine.feel.properties import property_of
from engine.feel.reasons import described
from engine.feel.scope import Scope
from engine.feel.sites import Site
from engine.feel.work import CALL, ITEMS_OF_A_STEP, ROUND, check_depth, spend


@makes("list")
def _list(compiler: Compiler, parts: list[Any]) -> Closure:
    items = [compiler.closure(part) for part in parts if part is not None]
    return lambda scope: [item(scope) for item in items]


@makes("context")
def _context(compiler: Compiler, parts: list[Any]) -> Closure:
    """Later entries see earlier ones."""
    compiler.size += CALL
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
    site, source, name = compiler.site(), compiler.closure(parts[0]), str(parts[1])

    def value(scope: Scope) -> Any:
        found = source(scope)
        result = member(found, name)
        if result is None and not (isinstance(found, dict) and name in found):
            scope.work.warn(site, f"{described(found)} has no `{name}`")
        return result

    return value


def member(value: Any, name: str, depth: int = 0) -> Any:
    """The entry of a context, or the property of another value; null if it has none."""
    if isinstance(value, list):
        check_depth(depth)
        spend(len(value))
        return [member(item, name, depth + 1) for item in value]
    return value.get(name) if isinstance(value, dict) else property_of(value, name)


@makes("filter")
def _filter(compiler: Compiler, parts: list[Any]) -> Closure:
    site, source, before = compiler.site(), compiler.closure(parts[0]), compiler.size
    condition = compiler.inside(frozenset({"item"}), parts[1])
    return filtered(site, source, condition, ROUND + compiler.size - before)


def filtered(site: Site, source: Closure, condition: Closure, cost: int, *, strict: bool = False) -> Closure:
    """The items for which the condition is true, or the one at the place that it counts to (DMN 1.5, 10.3.2.5).

    A `strict` one, which is boxed, does not count.
    """

    def value(scope: Scope) -> Any:
        found = source(scope)
        items = found if isinstance(found, list) else [] if found is None else [found]
        if not items:
            counted = isinstance(condition(Scope({"item": None}, scope)), Decimal)
            if not counted:
                return []
            scope.work.warn(site, "there is no item in nothing")
            return None
        kept = []
        for item in items:
            scope.work.spend(cost + (len(item) // ITEMS_OF_A_STEP if isinstance(item, dict) else 0))
            holds = condition(_around(item, scope))
            if isinstance(holds, Decimal) and not strict:
                return _at(site, items, holds, scope)
            if holds is True:
                kept.append(item)
            elif holds is not False and holds is not None:
                scope.work.warn(site, f"{described(holds)} neither keeps an item nor counts to one")
                return None
        return kept

    return value


def _around(item: Any, scope: Scope) -> Scope:
    """Within a filter, the entries of the item are names, and so is `item` unless it is an entry itself."""
    return Scope({"item": item, **item} if isinstance(item, dict) else {"item": item}, scope)


def _at(site: Site, items: list[Any], place: Decimal, scope: Scope) -> Any:
    """The item at a place, counted from 1, or from the end by -1; null outside."""
    if place != place.to_integral_value() or not 1 <= abs(place) <= len(items):
        scope.work.warn(site, f"there is no item {place} among {len(items)}")
        return None
    return items[int(place) - 1 if place > 0 else int(place)]


@makes("conditional")
def _conditional(compiler: Compiler, parts: list[Any]) -> Closure:
    condition, then, otherwise = map(compiler.closure, parts)
    return conditional(compiler.site(), condition, then, otherwise)


def conditional(site: Site, condition: Closure, then: Closure, otherwise: Closure, *, strict: bool = False) -> Closure:
    """What is chosen; a condition that is not true chooses the other (DMN 1.5, table 47).

    A `strict` one, which is boxed, is null where the condition is neither true, false nor null.
    """

    def value(scope: Scope) -> Any:
        holds = condition(scope)
        if holds is True:
            return then(scope)
        if holds is not False:
            scope.work.warn(site, f"the condition is {described(holds)}, and so does not hold")
            if strict and holds is not None:
                return None
        return otherwise(scope)

    return value
