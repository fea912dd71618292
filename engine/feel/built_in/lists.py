"""Functions of lists (DMN 1.5, 10.3.4.4)."""

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cmp_to_key
from typing import Any

from engine.feel.arithmetic import add, divide, multiply, power, subtract
from engine.feel.built_in.signature import Library, built_in
from engine.feel.calling import called
from engine.feel.operators import equal, less
from engine.feel.values import NUMBERS
from engine.feel.work import spend

LIBRARY: Library = {}


def _aggregate(
    name: str, parameter: str = "list"
) -> Callable[[Callable[[list[Any]], Any]], Callable[[list[Any]], Any]]:
    """The function is called with a list, or with its items."""

    def taken(result: Callable[[list[Any]], Any]) -> Callable[[list[Any]], Any]:
        built_in(LIBRARY, name, f"{parameter}:list")(result)
        built_in(LIBRARY, name, "n*")(lambda *items: result(list(items)))
        return result

    return taken


def _numbers(items: Sequence[Any]) -> bool:
    return bool(items) and all(isinstance(item, Decimal) for item in items)


def _extreme(items: list[Any], comes_first: Callable[[Any, Any], bool | None]) -> Any:
    if not items:
        return None
    best = items[0]
    for item in items[1:]:
        ahead = comes_first(item, best)
        if ahead is None:
            return None
        best = item if ahead else best
    return best if less(best, best) is not None else None


@_aggregate("min")
def _min(items: list[Any]) -> Any:
    return _extreme(items, less)


@_aggregate("max")
def _max(items: list[Any]) -> Any:
    return _extreme(items, lambda a, b: less(b, a))


@_aggregate("sum")
def _sum(items: list[Any]) -> Any:
    if not _numbers(items):
        return None
    total = Decimal(0)
    for item in items:
        total = add(total, item)
    return total


@_aggregate("mean")
def _mean(items: list[Any]) -> Any:
    return divide(_sum(items), Decimal(len(items))) if items else None


@_aggregate("product")
def _product(items: list[Any]) -> Any:
    total = Decimal(1)
    for item in items:
        total = multiply(total, item)
    return total if _numbers(items) else None


@_aggregate("median")
def _median(items: list[Any]) -> Any:
    if not _numbers(items):
        return None
    ordered, middle = sorted(items), len(items) // 2
    return ordered[middle] if len(items) % 2 else divide(add(ordered[middle - 1], ordered[middle]), Decimal(2))


@_aggregate("stddev")
def _stddev(items: list[Any]) -> Any:
    """The standard deviation of a sample."""
    if not _numbers(items) or len(items) < 2:
        return None
    mean = _mean(items)
    squares = [power(subtract(item, mean), Decimal(2)) for item in items]
    variance = divide(_sum(squares), Decimal(len(items) - 1))
    return None if variance is None else NUMBERS.sqrt(variance)


@_aggregate("mode")
def _mode(items: list[Any]) -> Any:
    if not items:
        return []
    if not _numbers(items):
        return None
    counts = Counter(items)
    most = max(counts.values())
    return sorted(item for item, count in counts.items() if count == most)


@_aggregate("all")
def _all(items: list[Any]) -> bool | None:
    return False if any(item is False for item in items) else True if all(item is True for item in items) else None


@_aggregate("any")
def _any(items: list[Any]) -> bool | None:
    return True if any(item is True for item in items) else False if all(item is False for item in items) else None


@built_in(LIBRARY, "count", "list:list", at_once=True)
def _count(items: list[Any]) -> Decimal:
    return Decimal(len(items))


@built_in(LIBRARY, "list contains", "list:list", "element")
def _contains(items: list[Any], element: Any) -> bool:
    return any(equal(item, element) is True for item in items)


@built_in(LIBRARY, "sort", "list:list", "precedes:function")
def _sort(items: list[Any], precedes: Any) -> list[Any]:
    return _ordered(items, lambda a, b: called(precedes, [a, b]))


@built_in(LIBRARY, "sort", "list:list")
def _sorted(items: list[Any]) -> list[Any]:
    return _ordered(items, less)


def _ordered(items: list[Any], precedes: Callable[[Any, Any], Any]) -> list[Any]:
    """The items in their order; ValueError where one neither precedes another nor does not."""

    def order(a: Any, b: Any) -> int:
        first, second = precedes(a, b), precedes(b, a)
        if not isinstance(first, bool) or not isinstance(second, bool):
            raise ValueError(a)
        return -1 if first else 1 if second else 0

    spend(4 * len(items) * len(items).bit_length())
    return sorted(items, key=cmp_to_key(order))


def aggregated(name: str, values: list[Any]) -> Any:
    """What the function of this name gives for the values, as a decision table aggregates them."""
    return {"SUM": _sum, "MIN": _min, "MAX": _max}[name](values)
