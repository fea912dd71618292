"""Functions that compare ranges and points (DMN 1.5, 10.3.4.10, table 77)."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from engine.feel.built_in.signature import Library, built_in
from engine.feel.literals import string_value
from engine.feel.operators import equal, less
from engine.feel.temporal import read_any, read_date, read_date_and_time, read_duration, read_time
from engine.feel.values import NUMBERS, Range

LIBRARY: Library = {}
_WRITTEN = re.compile(r"\s*([\[(\]])\s*(.*?)\s*\.\.\s*(.*?)\s*([\])\[])\s*", re.DOTALL)
_NUMBER = re.compile(r"-?(?:\d+(?:\.\d+)?|\.\d+)")
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_AT = re.compile(r'@"([^"]*)"')
_CALL = re.compile(r'(date|time|date and time|duration)\(\s*"([^"]*)"\s*\)')
_READ: Mapping[str, Callable[[str], Any]] = {
    "date": read_date,
    "time": read_time,
    "date and time": read_date_and_time,
    "duration": read_duration,
}


def _range(value: Any) -> Range:
    """A point as the range of itself alone; ValueError for an end that is open for ever."""
    if not isinstance(value, Range):
        return Range(value, value)
    if value.start is None or value.end is None:
        raise ValueError(value)
    return value


@built_in(LIBRARY, "range", "from:string")
def _read(text: str) -> Range | None:
    """The range as it is written, its ends literals; one of them may be left out, and is then open for ever."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    opening, low, high, closing = found.groups()
    start, end = _literal(low), _literal(high)
    if (start is None and end is None) or (start is None and opening == "[") or (end is None and closing == "]"):
        return None
    if start is not None and end is not None and (less(start, end) is None or less(end, start)):
        return None
    return Range(start, end, opening == "[", closing == "]")


def _literal(text: str) -> Any:
    """The value of a literal, None for none; ValueError for anything else."""
    if not text:
        return None
    if _NUMBER.fullmatch(text):
        return NUMBERS.create_decimal(text)
    if _TEXT.fullmatch(text):
        return string_value(text[1:-1])
    found, call = _AT.fullmatch(text), _CALL.fullmatch(text)
    value = read_any(found[1]) if found else _READ[call[1]](call[2]) if call else None
    if value is None:
        raise ValueError(text)
    return value


Relation = Callable[[Range, Range], bool | None]


def _relation(name: str, *ways: str) -> Callable[[Relation], Relation]:
    """The relation is called in these ways, `point, range` for one, as table 77 names the parameters."""

    def taken(holds: Relation) -> Relation:
        def between(a: Any, b: Any) -> bool | None:
            if a is None or b is None:
                return None
            one, other = _range(a), _range(b)
            return None if less(one.start, other.start) is None else holds(one, other)

        for way in ways:
            types = {"r": ":range", "p": ""}
            built_in(LIBRARY, name, *(f"{each}{types[each[0]]}" for each in way.split(", ")))(between)
        return holds

    return taken


@_relation("before", "point1, point2", "point, range", "range, point", "range1, range2")
def _before(a: Range, b: Range) -> bool | None:
    touching = equal(a.end, b.start) and not (a.end_included and b.start_included)
    return less(a.end, b.start) or touching if less(a.end, b.start) is not None else None


@_relation("after", "point1, point2", "point, range", "range, point", "range1, range2")
def _after(a: Range, b: Range) -> bool | None:
    return _before(b, a)


@_relation("meets", "range1, range2")
def _meets(a: Range, b: Range) -> bool | None:
    return (a.end_included and b.start_included) and equal(a.end, b.start)


@_relation("met by", "range1, range2")
def _met_by(a: Range, b: Range) -> bool | None:
    return _meets(b, a)


@_relation("overlaps", "range1, range2")
def _overlaps(a: Range, b: Range) -> bool | None:
    apart = _before(a, b), _before(b, a)
    return None if None in apart else not any(apart)


@_relation("overlaps before", "range1, range2")
def _overlaps_before(a: Range, b: Range) -> bool | None:
    within = equal(a.end, b.end) is True and (b.end_included or not a.end_included)
    return _overlaps(a, b) and _starts_earlier(a, b) and (less(a.end, b.end) is True or within)


@_relation("overlaps after", "range1, range2")
def _overlaps_after(a: Range, b: Range) -> bool | None:
    return _overlaps_before(b, a)


@_relation("finishes", "point, range", "range1, range2")
def _finishes(a: Range, b: Range) -> bool | None:
    return _same_end(a, b) and not _starts_earlier(a, b)


@_relation("finished by", "range, point", "range1, range2")
def _finished_by(a: Range, b: Range) -> bool | None:
    return _finishes(b, a)


@_relation("starts", "point, range", "range1, range2")
def _starts(a: Range, b: Range) -> bool | None:
    return _same_start(a, b) and not _ends_earlier(b, a)


@_relation("started by", "range, point", "range1, range2")
def _started_by(a: Range, b: Range) -> bool | None:
    return _starts(b, a)


@_relation("includes", "range, point", "range1, range2")
def _includes(a: Range, b: Range) -> bool | None:
    return not _starts_earlier(b, a) and not _ends_earlier(a, b)


@_relation("during", "point, range", "range1, range2")
def _during(a: Range, b: Range) -> bool | None:
    return _includes(b, a)


@_relation("coincides", "point1, point2", "range1, range2")
def _coincides(a: Range, b: Range) -> bool | None:
    return _same_start(a, b) and _same_end(a, b)


def _same_start(a: Range, b: Range) -> bool:
    return equal(a.start, b.start) is True and a.start_included == b.start_included


def _same_end(a: Range, b: Range) -> bool:
    return equal(a.end, b.end) is True and a.end_included == b.end_included


def _starts_earlier(a: Range, b: Range) -> bool:
    wider = equal(a.start, b.start) is True and a.start_included and not b.start_included
    return less(a.start, b.start) is True or wider


def _ends_earlier(a: Range, b: Range) -> bool:
    narrower = equal(a.end, b.end) is True and not a.end_included and b.end_included
    return less(a.end, b.end) is True or narrower
