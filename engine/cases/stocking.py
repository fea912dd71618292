"""The stock of numbered paper forms moved: taken in, issued, given back, voided; each by the custodian, written down for good.

It belongs to no case, so it does not come through the door of cases; the caller's transaction is one that writes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from engine.cases import stock_refusals as refusals
from engine.cases.refusals import Refused, WithoutReason
from engine.people import Person
from engine.projections import stock_uses
from engine.projections.shelf import Contradiction, Shelf, shelf
from engine.record import bindings, paper_numbers, stock
from engine.record.paper_numbers import Run
from engine.record.stock import Entry, Kind
from shouli_verify.finding import Finding

MOST = 100_000
"""Forms that are moved together."""


@dataclass(frozen=True)
class Movement:
    """What the custodian says: `whence` of what is taken in, `to` of what is issued; `on` is the day on which it happened."""

    kind: Kind
    form: str
    first: str
    last: str
    on: date
    by: Person
    at: datetime
    whence: str = ""
    to: str = ""
    reason: str = ""


def move(session: Session, asked: Movement, zone: ZoneInfo) -> Entry:
    """The movement is written down; the same one again is the one that there is. One of the refusals; the caller commits."""
    if not (asked.by.administrator or asked.by.custodian):
        raise refusals.NotTheCustodian
    run, told = _run(asked), _told(asked, zone)
    first, last = run.series.written(run.first), run.series.written(run.last)
    entry = Entry(0, asked.kind, asked.at, asked.by.name, asked.form, first, last, told)
    organisation = asked.by.organisation
    stock.alone(session, organisation)
    if _is_bound(session, organisation, asked):
        raise refusals.YearBound(year=asked.on.year)
    here = shelf(stock.entries(session, organisation, asked.form))
    try:
        here.take(entry)
    except Contradiction as wrong:
        if wrong.found is not None and replace(wrong.found, no=0, at=entry.at) == entry:
            return wrong.found  # the same page, sent twice
        raise _refusal(entry.kind, wrong) from wrong
    if asked.kind in ("returned", "voided"):
        _unused(session, organisation, asked.form, run)
    return stock.append(session, organisation, entry)


def check(session: Session) -> Iterator[Finding]:
    """Movements that the rules do not allow, though they hang together: somebody wrote them behind the application's back."""
    for organisation in stock.organisations(session):
        shelves: dict[str, Shelf] = {}
        for entry in stock.entries(session, organisation):
            try:
                shelves.setdefault(entry.form, Shelf()).take(entry)
            except Contradiction as wrong:
                yield Finding(
                    "stock_rule", organisation=organisation, no=entry.no, form=entry.form, number=wrong.number
                )
                break


def _run(asked: Movement) -> Run:
    first = paper_numbers.plain(asked.first)
    last = paper_numbers.plain(asked.last) or first
    run = paper_numbers.run(first, last)
    if run is None or (asked.kind == "voided" and len(run) > 1):
        raise refusals.NotARun(first=first or "—", last=last or "—")
    if len(run) > MOST:
        raise refusals.TooManyForms(first=first, last=last, count=len(run), most=MOST)
    return run


def _told(asked: Movement, zone: ZoneInfo) -> Mapping[str, str]:
    """What is written down beside the numbers, as far as the kind of movement needs it."""
    if asked.on > asked.at.astimezone(zone).date():
        raise refusals.NotThatDay(day=asked.on.isoformat())
    said = {"whence": asked.whence.strip(), "to": asked.to.strip(), "reason": asked.reason.strip()}
    if asked.kind == "taken_in" and not said["whence"]:
        raise refusals.NotSaid
    if asked.kind == "issued" and not said["to"]:
        raise refusals.NobodyReceived
    if asked.kind in ("taken_in", "voided") and not said["reason"]:
        raise WithoutReason
    return {"on": asked.on.isoformat(), **{name: text for name, text in said.items() if text}}


def _is_bound(session: Session, organisation: str, asked: Movement) -> bool:
    bound = bindings.all_of(session, organisation)
    return any(each.year == str(asked.on.year) and asked.form in each.told.get("stock", ()) for each in bound)


def _refusal(kind: Kind, wrong: Contradiction) -> Refused:
    number, found = wrong.number, wrong.found
    if found is None:
        return refusals.NeverTakenIn(number=number)
    told = {"number": number, "on": found.on}
    if found.kind == "voided":
        return refusals.VoidedAlready(**told, reason=found.told.get("reason", ""))
    if kind == "taken_in":
        return refusals.TakenInAlready(**told)
    if found.kind == "issued":
        return refusals.IssuedAlready(**told, to=found.told.get("to", ""))
    return refusals.NotIssued(number=number)


def _unused(session: Session, organisation: str, form: str, run: Run) -> None:
    """Whatever a complaint was written on stays with it."""
    used = stock_uses.uses(session, organisation, [form]).get(form, ())
    found = sorted(read[1] for each in used if (read := paper_numbers.read(each.number)) and read[0] == run.series)
    taken = next((value for value in found if run.first <= value <= run.last), None)
    if taken is not None:
        raise refusals.NumberInUse(number=run.series.written(taken))
