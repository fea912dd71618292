"""Where every number of a form is: what the movements of its stock, taken one after the other, lead to."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from engine.record import paper_numbers
from engine.record.paper_numbers import Run, Series
from engine.record.stock import Entry, Kind

State = Literal["stock", "issued", "voided"]

BECOMES: dict[Kind, State] = {"taken_in": "stock", "issued": "issued", "returned": "stock", "voided": "voided"}
_FROM: dict[Kind, tuple[State | None, ...]] = {
    "taken_in": (None,),
    "issued": ("stock",),
    "returned": ("issued",),
    "voided": ("stock", "issued"),
}
"""Where a number must be for the movement; None: it was never there."""


class Contradiction(Exception):
    """The movement cannot be: this number is elsewhere, by the movement that brought it there, or was never taken in."""

    def __init__(self, number: str, found: Entry | None):
        super().__init__(number)
        self.number, self.found = number, found


@dataclass(frozen=True)
class Span:
    """Numbers that one movement brought where they are."""

    first: int
    last: int
    entry: Entry

    @property
    def state(self) -> State:
        """Where they are."""
        return BECOMES[self.entry.kind]


@dataclass
class Shelf:
    """All numbers of a form, by series, each list in order and without overlaps."""

    series: dict[Series, list[Span]] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        """The numbers are where the movement brought them; Contradiction if one of them cannot be."""
        run = paper_numbers.run(entry.first, entry.last)
        if run is None:
            raise Contradiction(entry.first, None)
        spans = self.series.setdefault(run.series, [])
        low, high = self._touched(spans, run)
        touched = spans[low:high]
        self._possible(entry, run, touched)
        before = [Span(one.first, run.first - 1, one.entry) for one in touched[:1] if one.first < run.first]
        after = [Span(run.last + 1, one.last, one.entry) for one in touched[-1:] if one.last > run.last]
        spans[low:high] = [*before, Span(run.first, run.last, entry), *after]

    def at(self, number: str) -> Span | None:
        """The span that a plain number lies in."""
        found = paper_numbers.read(number)
        if found is None or found[0] not in self.series:
            return None
        spans = self.series[found[0]]
        low, high = self._touched(spans, Run(found[0], found[1], found[1]))
        return spans[low] if low < high else None

    def spans(self) -> Iterator[tuple[Series, Span]]:
        """Every span, in the order of the numbers."""
        for series in sorted(self.series):
            yield from ((series, span) for span in self.series[series])

    def gaps(self) -> Iterator[Run]:
        """Numbers between those that were taken in, which never came."""
        for series in sorted(self.series):
            spans = self.series[series]
            for before, after in pairwise(spans):
                if after.first > before.last + 1:
                    yield Run(series, before.last + 1, after.first - 1)

    @staticmethod
    def _touched(spans: list[Span], run: Run) -> tuple[int, int]:
        low = bisect_left(spans, run.first, key=lambda each: each.last)
        return low, bisect_left(spans, run.last + 1, lo=low, key=lambda each: each.first)

    @staticmethod
    def _possible(entry: Entry, run: Run, touched: list[Span]) -> None:
        allowed, next_number = _FROM[entry.kind], run.first
        for one in touched:
            if next_number < one.first and None not in allowed:
                raise Contradiction(run.series.written(next_number), None)
            if one.state not in allowed:
                raise Contradiction(run.series.written(max(one.first, run.first)), one.entry)
            next_number = one.last + 1
        if next_number <= run.last and None not in allowed:
            raise Contradiction(run.series.written(next_number), None)


def shelf(entries: Iterable[Entry]) -> Shelf:
    """The shelf after these movements; one that cannot be, which somebody wrote behind the application's back, changes nothing: verification names it."""
    made = Shelf()
    for entry in entries:
        with suppress(Contradiction):
            made.take(entry)
    return made
