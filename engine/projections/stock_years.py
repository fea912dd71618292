"""What a year did to the stock of paper forms, as it is written down when the year is bound."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.projections.shelf import Shelf, shelf
from engine.projections.tables import REGISTER, USE
from engine.record import paper_numbers, stock
from engine.record.paper_numbers import Run, Series

NAMED = 50
"""Runs that are named; more are only counted."""


def told(session: Session, organisation: str, procedure: str, year: str, forms: Iterable[str]) -> dict[str, Any]:
    """By form: how many numbers the year took in, issued and voided, how many its cases used, and which are unaccounted for.

    Those are numbers that were issued in the year or before, and that nobody has used, given back or voided until now.
    """
    return {form: _of_form(session, organisation, procedure, year, form) for form in sorted(set(forms))}


def _of_form(session: Session, organisation: str, procedure: str, year: str, form: str) -> dict[str, Any]:
    entries = stock.entries(session, organisation, form)
    counted = dict.fromkeys(("taken_in", "issued", "returned", "voided"), 0)
    for entry in entries:
        run = paper_numbers.run(entry.first, entry.last)
        if run is not None and entry.on.startswith(f"{year}-"):
            counted[entry.kind] += len(run)
    missing = _unaccounted(shelf(entries), year, _named(session, organisation, form))
    counts = {**counted, "used": _used(session, organisation, procedure, year, form)}
    runs = [run.text for run in missing[:NAMED]]
    return {**counts, "unaccounted": sum(len(run) for run in missing), "unaccounted_for": runs}


def _used(session: Session, organisation: str, procedure: str, year: str, form: str) -> int:
    row, register = USE.c, REGISTER.c
    asked = select(row.number).join(REGISTER, register.case_id == row.case_id).distinct()
    asked = asked.where(row.organisation == organisation, row.form == form, register.procedure == procedure)
    return len(session.scalars(asked.where(register.month.startswith(f"{year}-"))).all())


def _named(session: Session, organisation: str, form: str) -> dict[Series, list[int]]:
    """The numbers that complaints named, of each series in their order."""
    row, found = USE.c, dict[Series, set[int]]()
    for number in session.scalars(select(row.number).where(row.organisation == organisation, row.form == form)):
        read = paper_numbers.read(number)
        if read is not None:
            found.setdefault(read[0], set()).add(read[1])
    return {series: sorted(values) for series, values in found.items()}


def _unaccounted(here: Shelf, year: str, named: dict[Series, list[int]]) -> list[Run]:
    missing: list[Run] = []
    for series, span in here.spans():
        if span.state != "issued" or span.entry.on > f"{year}-12-31":
            continue
        used, begins = named.get(series, []), span.first
        for value in (*used[bisect_left(used, span.first) : bisect_right(used, span.last)], span.last + 1):
            if begins < value:
                missing.append(Run(series, begins, value - 1))
            begins = value + 1
    return missing
