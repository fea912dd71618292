"""Hit policies: what several rules that are hit answer together (DMN 1.5, 8.2.8, table 35)."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

from engine.dmn.errors import DecisionFailed
from engine.feel.built_in.lists import aggregated
from engine.feel.operators import equal


class Hit(Protocol):
    """A rule that was hit."""

    @property
    def number(self) -> int:
        """The rule's place in the table, from 1."""

    @property
    def value(self) -> Any:
        """What it answers."""

    @property
    def priority(self) -> tuple[int, ...]:
        """The places of its answers among the allowed ones."""


Hits = Sequence[Hit]
Policy = Callable[[Hits, str], tuple[Any, Hits]]


def _unique(hits: Hits, _: str) -> tuple[Any, Hits]:
    if len(hits) > 1:
        raise DecisionFailed(f"Rules {_numbers(hits)} are hit at once, but only one may be (hit policy UNIQUE).")
    return hits[0].value, hits


def _any(hits: Hits, _: str) -> tuple[Any, Hits]:
    if any(equal(hit.value, hits[0].value) is not True for hit in hits[1:]):
        raise DecisionFailed(f"Rules {_numbers(hits)} are hit and answer differently (hit policy ANY).")
    return hits[0].value, hits


def _first(hits: Hits, _: str) -> tuple[Any, Hits]:
    return hits[0].value, hits[:1]


def _priority(hits: Hits, _: str) -> tuple[Any, Hits]:
    best = min(hits, key=lambda hit: hit.priority)
    return best.value, [best]


def _rule_order(hits: Hits, _: str) -> tuple[Any, Hits]:
    return [hit.value for hit in hits], hits


def _output_order(hits: Hits, _: str) -> tuple[Any, Hits]:
    ordered = sorted(hits, key=lambda hit: hit.priority)
    return [hit.value for hit in ordered], ordered


def _collect(hits: Hits, aggregation: str) -> tuple[Any, Hits]:
    values = [hit.value for hit in hits]
    return (AGGREGATIONS[aggregation](values) if aggregation else values), hits


AGGREGATIONS: Mapping[str, Callable[[list[Any]], Any]] = {
    "SUM": lambda values: aggregated("SUM", values),
    "MIN": lambda values: aggregated("MIN", values),
    "MAX": lambda values: aggregated("MAX", values),
    "COUNT": lambda values: Decimal(len(values)),
}
POLICIES: Mapping[str, Policy] = {
    "UNIQUE": _unique,
    "ANY": _any,
    "FIRST": _first,
    "PRIORITY": _priority,
    "RULE ORDER": _rule_order,
    "OUTPUT ORDER": _output_order,
    "COLLECT": _collect,
}


def _numbers(hits: Hits) -> str:
    return ", ".join(str(hit.number) for hit in hits)
