"""The views as a page value: who saw what, when, from where."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext
from sqlalchemy.orm import Session

from engine.people import Person
from engine.projections import register
from engine.record import views
from engine.record.views import View
from web.desk import due, names
from web.desk.reader import Reader

KINDS = {
    "case": lazy_gettext("Case"),
    "replay": lazy_gettext("Replay"),
    "task": lazy_gettext("Task"),
    "search": lazy_gettext("Search"),
    "figures": lazy_gettext("Figures"),
    "views": lazy_gettext("Views"),
    "bundle": lazy_gettext("Exported with proof"),
    "person": lazy_gettext("Given to the person"),
    "paper": lazy_gettext("On paper"),
    "attachment": lazy_gettext("Attachment"),
    "log": lazy_gettext("Exported list"),
    "stock": lazy_gettext("Stock of forms"),
}
"""What was seen, in words."""


@dataclass(frozen=True)
class Line:
    """One view; `more` is what exactly was asked for."""

    no: int
    kind: str
    at: str
    by: str
    login: str
    number: str | None
    whence: str
    more: str


@dataclass(frozen=True)
class Views:
    """The page."""

    number: str
    by: str
    lines: tuple[Line, ...]
    older: int | None


def page(
    session: Session, person: Person, asked: Mapping[str, str], before: int | None, zone: ZoneInfo, reader: Reader
) -> Views:
    """The organisation's views, newest first, of one case or by one person where that is asked.

    Those of cases that the person may not know of are left out.
    """
    number, by = asked.get("number", "").strip()[:60], asked.get("by", "").strip()[:60]
    found, more = views.views(session, person.organisation, number=number, by=by, before=before)
    called = names.of(session, person.organisation, (each.by for each in found))
    unknown = register.unknown(session, person, {each.number for each in found if each.number})
    lines = tuple(
        Line(
            no=each.no,
            kind=str(KINDS.get(each.kind, each.kind)),
            at=due.dated(each.at, zone, reader.language),
            by=called(each.by),
            login=each.by,
            number=each.number,
            whence=str(each.told.get("from", "")),
            more=_more(each),
        )
        for each in found
        if each.number not in unknown
    )
    return Views(number, by, lines, found[-1].no if more else None)


def _more(view: View) -> str:
    place = "/".join(str(view.told[name]) for name in ("element", "occurrence", "title", "copy") if name in view.told)
    told = [str(view.told[name]) for name in ("format", "reason") if name in view.told]
    asked = [f"{name}={text}" for name, text in parse_qsl(str(view.told.get("query", "")))]
    return " · ".join(each for each in (place, *asked, *told) if each)
