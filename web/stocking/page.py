"""The register of a form as a page value: where its numbers are, page by page, and the movements that brought them there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from engine.people import Person
from engine.projections import stock_uses, stocktaking
from engine.projections.shelf import shelf
from engine.projections.stocktaking import Figures
from engine.projections.stocktaking import Line as Counted
from engine.record import stock
from engine.record.stock import Entry
from web.desk import due, names
from web.desk.names import Namer
from web.desk.reader import Reader
from web.people import reading
from web.stocking import titles
from web.stocking.words import ANOMALY, KIND, WHERE

PAGE = 50
SHOWN = ("all", "stock", "issued", "used", "voided", "odd", "moves")
"""What of the register can be shown by itself."""


@dataclass(frozen=True)
class Line:
    """Numbers that are in one place; `cases` are the complaints that the reader may know of, `hidden` whether there is another."""

    first: str
    last: str
    count: int
    state: str
    where: str
    with_whom: str
    since: str
    reason: str
    by: str
    cases: tuple[str, ...]
    hidden: bool
    anomalies: tuple[str, ...]


@dataclass(frozen=True)
class Moved:
    """A movement, in words."""

    no: int
    what: str
    first: str
    last: str
    on: str
    whom: str
    reason: str
    by: str
    at: str


@dataclass(frozen=True)
class Stock:
    """The page; `receivers` are those to whom forms can be issued, suggested where one types."""

    titles: tuple[str, ...]
    form: str
    show: str
    page: int
    more: bool
    figures: Figures
    lines: tuple[Line, ...] = ()
    moves: tuple[Moved, ...] = ()
    today: str = ""
    receivers: tuple[str, ...] = field(default=())


def page(session: Session, person: Person, asked: tuple[str, str, int], zone: ZoneInfo, reader: Reader) -> Stock:
    """The register of the form that is asked for, else of the first; `asked` are its title, what to show, and which page."""
    title, show, number = asked
    known = titles.known(session, person.organisation)
    form, show = title if title in known else next(iter(known), ""), show if show in SHOWN else "all"
    entries = stock.entries(session, person.organisation, form)
    counted = _counted(session, person, form, entries, zone, reader.at)
    chosen = [one for one in counted if show in ("all", one.where) or (show == "odd" and one.anomalies)]
    listed: Sequence[Counted] | Sequence[Entry] = entries[::-1] if show == "moves" else chosen
    shown = listed[PAGE * (number - 1) : PAGE * number]
    lines = [one for one in shown if isinstance(one, Counted)]
    moves = [one for one in shown if isinstance(one, Entry)]
    signed = (*(one.entry.by for one in lines if one.entry), *(one.by for one in moves))
    called = names.of(session, person.organisation, signed)
    return Stock(
        titles=tuple(known),
        form=form,
        show=show,
        page=number,
        more=len(listed) > PAGE * number,
        figures=stocktaking.figures(counted),
        lines=tuple(_line(one, called, zone) for one in lines),
        moves=tuple(_moved(one, called, zone, reader) for one in moves),
        today=reader.at.astimezone(zone).date().isoformat(),
        receivers=tuple(reading.departments(session, person.organisation)),
    )


def all_lines(
    session: Session, person: Person, form: str, zone: ZoneInfo, at: datetime, everybody: bool = False
) -> Iterable[Line]:
    """The whole register of a form, in words; `everybody` knows of every case."""
    entries = stock.entries(session, person.organisation, form)
    counted = _counted(session, person, form, entries, zone, at, everybody)
    called = names.of(session, person.organisation, {one.entry.by for one in counted if one.entry})
    return (_line(one, called, zone) for one in counted)


def _counted(
    session: Session,
    person: Person,
    form: str,
    entries: Iterable[Entry],
    zone: ZoneInfo,
    at: datetime,
    everybody: bool = False,
) -> list[Counted]:
    groups = None if everybody else person.groups
    used = stock_uses.uses(session, person.organisation, [form], groups).get(form, [])
    return stocktaking.lines(shelf(entries), used, zone, at.astimezone(zone).date())


def _line(one: Counted, called: Namer, zone: ZoneInfo) -> Line:
    told = one.entry.told if one.entry is not None else {}
    used = min((use.at for use in one.uses), default=None)
    known = tuple(use.case for use in one.uses if use.case is not None)
    return Line(
        first=one.first,
        last=one.last,
        count=one.count,
        state=one.where,
        where=str(WHERE[one.where]),
        with_whom=str(told.get("to", "")),
        since=used.astimezone(zone).date().isoformat() if used is not None else str(told.get("on", "")),
        reason=str(told.get("reason", "")) if one.where != "used" else "",
        by=called(one.entry.by) if one.entry is not None else "",
        cases=known,
        hidden=len(known) < len(one.uses),
        anomalies=tuple(str(ANOMALY[name]) for name in one.anomalies),
    )


def _moved(one: Entry, called: Namer, zone: ZoneInfo, reader: Reader) -> Moved:
    told = {name: str(one.told.get(name, "")) for name in ("whence", "to", "reason")}
    whom = told["to"] or told["whence"]
    at = due.dated(one.at, zone, reader.language)
    return Moved(one.no, str(KIND[one.kind]), one.first, one.last, one.on, whom, told["reason"], called(one.by), at)
