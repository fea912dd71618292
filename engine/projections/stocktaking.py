"""The register of a paper form: where every number is, which complaint used it, and what does not add up; and a year's figures of it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import Literal
from zoneinfo import ZoneInfo

from engine.projections.shelf import Shelf, Span
from engine.projections.stock_uses import Use
from engine.record import paper_numbers
from engine.record.paper_numbers import Run, Series
from engine.record.stock import Entry

Where = Literal["stock", "issued", "used", "voided", "gap"]
Anomaly = Literal["never_taken_in", "never_issued", "used_twice", "used_voided", "long_out", "gap"]

LONG_OUT = timedelta(days=90)
"""How long a form may be with somebody, neither used nor given back, before it is asked about; the procedure does not say."""


@dataclass(frozen=True)
class Line:
    """Numbers that are in one place by one movement; or one that is used. A number of no series has no `run`."""

    where: Where
    first: str
    last: str
    count: int
    entry: Entry | None = None
    uses: tuple[Use, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()


@dataclass(frozen=True)
class Figures:
    """How many numbers are where, and how many movements and uses do not add up."""

    stock: int
    issued: int
    used: int
    voided: int
    anomalies: int


def lines(shelf: Shelf, uses: Iterable[Use], zone: ZoneInfo, today: date) -> list[Line]:
    """Every number in its order; those of no batch, which complaints named, behind."""
    by_number: dict[str, list[Use]] = {}
    for use in uses:
        by_number.setdefault(use.number, []).append(use)
    placed = _placed(by_number, shelf)
    found = [line for series, span in shelf.spans() for line in _of_span(series, span, placed, zone, today)]
    found += [Line("gap", *_ends(gap), len(gap), anomalies=("gap",)) for gap in shelf.gaps()]
    found.sort(key=lambda line: paper_numbers.read(line.first) or (Series(line.first, 0), 0))
    strange = sorted(number for number in by_number if shelf.at(number) is None)
    return [*found, *(_used(number, None, by_number[number], zone) for number in strange)]


def figures(all_lines: Sequence[Line]) -> Figures:
    """The lines counted."""
    counted = dict.fromkeys(("stock", "issued", "used", "voided", "gap"), 0)
    for line in all_lines:
        counted[line.where] += line.count
    odd = sum(bool(line.anomalies) for line in all_lines)
    return Figures(counted["stock"], counted["issued"], counted["used"], counted["voided"], odd)


Placed = dict[Series, list[tuple[int, list[Use]]]]


def _placed(by_number: dict[str, list[Use]], shelf: Shelf) -> Placed:
    """The uses of numbers of the series that were taken in, in their order."""
    placed: Placed = {}
    for number, uses in by_number.items():
        found = paper_numbers.read(number)
        if found is not None and found[0] in shelf.series:
            placed.setdefault(found[0], []).append((found[1], uses))
    for used in placed.values():
        used.sort(key=itemgetter(0))
    return placed


def _of_span(series: Series, span: Span, placed: Placed, zone: ZoneInfo, today: date) -> Iterator[Line]:
    """The span, with a line of its own for each number that is used."""
    used, begins = placed.get(series, []), span.first
    low = bisect_left(used, span.first, key=itemgetter(0))
    for value, uses in used[low : bisect_left(used, span.last + 1, key=itemgetter(0))]:
        yield from _rest(series, span, begins, value - 1, today)
        yield _used(series.written(value), span.entry, uses, zone)
        begins = value + 1
    yield from _rest(series, span, begins, span.last, today)


def _rest(series: Series, span: Span, first: int, last: int, today: date) -> Iterator[Line]:
    if first <= last:
        odd: tuple[Anomaly, ...] = ("long_out",) if span.state == "issued" and _long(span.entry, today) else ()
        run = Run(series, first, last)
        yield Line(span.state, *_ends(run), len(run), span.entry, anomalies=odd)


def _used(number: str, entry: Entry | None, uses: Sequence[Use], zone: ZoneInfo) -> Line:
    odd: list[Anomaly] = []
    if entry is None:
        odd.append("never_taken_in")
    elif entry.kind == "voided":
        odd.append("used_voided")
    elif entry.kind != "issued" or min(use.at for use in uses).astimezone(zone).date().isoformat() < entry.on:
        odd.append("never_issued")
    if len({use.case_id for use in uses}) > 1:
        odd.append("used_twice")
    return Line("used", number, number, 1, entry, tuple({use.case_id: use for use in uses}.values()), tuple(odd))


def _long(entry: Entry, today: date) -> bool:
    return date.fromisoformat(entry.on) < today - LONG_OUT


def _ends(run: Run) -> tuple[str, str]:
    return run.series.written(run.first), run.series.written(run.last)
