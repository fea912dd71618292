"""A calendar in a file that an auditor can read: each year with its holidays and the days worked in their stead."""

import json
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from engine.sentences import say

FILE = "calendar.json"
"""What the file is called among those of a version."""


def to_bytes(edition: str, years: Collection[int], rest: Mapping[date, str], made_up: Collection[date]) -> bytes:
    """The file: JSON, UTF-8, its years and days in order."""
    told: dict[str, dict[str, Any]] = {f"{year:04}": {"holidays": {}, "worked": []} for year in years}
    for day, name in rest.items():
        told[f"{day.year:04}"]["holidays"][day.isoformat()] = name
    for day in sorted(made_up):
        told[f"{day.year:04}"]["worked"].append(day.isoformat())
    content = {"edition": edition, "years": told}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read(content: bytes) -> tuple[str, frozenset[int], dict[date, str], frozenset[date]]:
    """The edition, the years, the holidays by their days, and the made-up days; ValueError with a sentence."""
    told = _mapping(_json(content), say("It"), {"edition", "years"})
    years = _mapping(told["years"], "`years`")
    rest: dict[date, str] = {}
    made_up: set[date] = set()
    for year, days in years.items():
        if not (year.isascii() and year.isdecimal() and len(year) == 4 and year != "0000"):
            raise ValueError(say("`{year}` is no year such as 2026.", year=year))
        notice = _mapping(days, say("The year {year}", year=year), {"holidays", "worked"})
        for day, name in _mapping(notice["holidays"], say("`holidays` of {year}", year=year)).items():
            rest[_day(day, year)] = _text(name, say("The name of the holiday {day}", day=day))
        if not isinstance(notice["worked"], list):
            raise ValueError(say("`worked` of {year} is no list of days.", year=year))
        made_up |= {_day(day, year) for day in notice["worked"]}
    if both := sorted(rest.keys() & made_up):
        raise ValueError(say("{day} is told to be a holiday and worked.", day=both[0]))
    return _text(told["edition"], "`edition`"), frozenset(map(int, years)), rest, frozenset(made_up)


def _json(content: bytes) -> Any:
    try:
        return json.loads(content.decode(), object_pairs_hook=_once)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise ValueError(say("It is not JSON in UTF-8: {error}.", error=error)) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(say("`{name}` is said twice.", name=twice))
    return told


def _mapping(value: Any, what: str, names: Collection[str] | None = None) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(say("{what} is no JSON object.", what=what))
    if names is not None and value.keys() != set(names):
        raise ValueError(say("{what} says {names}, and nothing else.", what=what, names=", ".join(sorted(names))))
    return value


def _text(value: Any, what: str) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(say("{what} is no text.", what=what))
    return value


def _day(value: Any, year: str) -> date:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        day = None
    if day is None or day.isoformat() != value or value[:4] != year:
        raise ValueError(say("{value} is no day of {year} such as {year}-01-01.", value=repr(value), year=year))
    return day
