"""Functions that take lists apart and put them together (DMN 1.5, 10.3.4.4). Places are counted from 1, or from the end by -1."""

from collections.abc import Iterator
from decimal import Decimal
from types import NoneType
from typing import Any

from engine.feel.built_in.signature import Library, built_in
from engine.feel.calling import called
from engine.feel.operators import equal
from engine.feel.work import check_depth, spend

LIBRARY: Library = {}


def _index(items: list[Any], position: Decimal, beyond: int = 0) -> int:
    """The place from 0; IndexError outside the list."""
    if position != position.to_integral_value() or not 1 <= abs(position) <= len(items) + (
        beyond if position > 0 else 0
    ):
        raise IndexError(position)
    return int(position) - 1 if position > 0 else len(items) + int(position)


@built_in(LIBRARY, "sublist", "list:list", "start position:number", "length?:number")
def _sublist(items: list[Any], start: Decimal, length: Decimal | None = None) -> list[Any] | None:
    begin = _index(items, start)
    if length is None:
        return items[begin:]
    return items[begin : begin + int(length)] if 1 <= length <= len(items) - begin else None


@built_in(LIBRARY, "append", "list:list", "item*")
def _append(items: list[Any], *more: Any) -> list[Any]:
    return [*items, *more]


@built_in(LIBRARY, "concatenate", "list*:list")
def _concatenate(*lists: list[Any]) -> list[Any]:
    return [item for items in lists for item in items]


@built_in(LIBRARY, "insert before", "list:list", "position:number", "newItem")
def _insert(items: list[Any], position: Decimal, item: Any) -> list[Any]:
    place = _index(items, position)
    return [*items[:place], item, *items[place:]]


@built_in(LIBRARY, "remove", "list:list", "position:number")
def _remove(items: list[Any], position: Decimal) -> list[Any]:
    place = _index(items, position)
    return [*items[:place], *items[place + 1 :]]


@built_in(LIBRARY, "list replace", "list:list", "position:number", "newItem")
def _replace(items: list[Any], position: Decimal, item: Any) -> list[Any]:
    place = _index(items, position)
    return [*items[:place], item, *items[place + 1 :]]


@built_in(LIBRARY, "list replace", "list:list", "match:function", "newItem")
def _replace_matching(items: list[Any], match: Any, new: Any) -> list[Any] | None:
    found = [called(match, [item, new]) for item in items]
    if any(not isinstance(each, bool) for each in found):
        return None
    return [new if matches else item for item, matches in zip(items, found, strict=True)]


@built_in(LIBRARY, "reverse", "list:list")
def _reverse(items: list[Any]) -> list[Any]:
    return items[::-1]


@built_in(LIBRARY, "index of", "list:list", "match")
def _index_of(items: list[Any], match: Any) -> list[Decimal]:
    return [Decimal(place) for place, item in enumerate(items, 1) if equal(item, match) is True]


@built_in(LIBRARY, "distinct values", "list:list")
def _distinct(items: list[Any]) -> list[Any]:
    plain: dict[Any, Any] = {}
    others: list[Any] = []
    for place, item in enumerate(items):
        if type(item) in (str, Decimal, bool, NoneType):
            plain.setdefault((type(item), item), (place, item))
            continue
        spend(6 * len(others))
        if not any(equal(item, other) is True for _, other in others):
            others.append((place, item))
    return [item for _, item in sorted([*plain.values(), *others], key=lambda found: found[0])]


@built_in(LIBRARY, "union", "list*:list")
def _union(*lists: list[Any]) -> list[Any]:
    return _distinct([item for items in lists for item in items])


@built_in(LIBRARY, "flatten", "list:list")
def _flatten(items: list[Any]) -> list[Any]:
    return list(_leaves(items))


def _leaves(items: list[Any], depth: int = 0) -> Iterator[Any]:
    check_depth(4 * depth)
    for item in items:
        spend(3)
        if isinstance(item, list):
            yield from _leaves(item, depth + 1)
        else:
            yield item


@built_in(LIBRARY, "partition", "list:list", "size:number")
def _partition(items: list[Any], size: Decimal) -> list[Any] | None:
    length = int(size)
    return [items[place : place + length] for place in range(0, len(items), length)] if length > 0 else None
