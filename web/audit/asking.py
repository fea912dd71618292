"""What an auditor asks for, read from the address: everything that is asked stands in it, so that it can be sent on and saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from engine.people import Person
from engine.projections.search import Wanted
from engine.projections.traits import ANOMALIES

FIELDS = (
    *("number", "words", "procedure", "version", "person", "unit", "state", "since", "until"),
    *("overdue", "element", "rule", "anomaly"),
)
"""The names in the address. `element` and `rule` are those of one procedure: `medical_complaint:register`."""
LONGEST = 200


@dataclass(frozen=True)
class Asked:
    """What is wanted; `typed` is how it stands in the address, `mistakes` what of it could not be understood."""

    wanted: Wanted
    typed: Mapping[str, str]
    mistakes: Mapping[str, str] = field(default_factory=dict)
    page: int = 1

    @property
    def filtered(self) -> bool:
        """Whether cases are left out."""
        return bool(self.typed)


def read(given: Mapping[str, str], person: Person, zone: ZoneInfo) -> Asked:
    """What the address asks for; days begin and end in the zone."""
    typed = {name: given.get(name, "").replace("\0", "").strip()[:LONGEST] for name in FIELDS}
    typed = {name: text for name, text in typed.items() if text}
    mistakes: dict[str, str] = {}
    since, until = _day(typed, "since", mistakes), _day(typed, "until", mistakes)
    if since and until and until < since:
        mistakes["until"] = _("This day lies before the first one.")
    if typed.get("anomaly", ANOMALIES[0]) not in ANOMALIES:
        mistakes["anomaly"] = _("There is no such choice.")
    if typed.get("state", "open") not in ("open", "closed"):
        mistakes["state"] = _("There is no such choice.")
    right = {name: text for name, text in typed.items() if name not in mistakes}
    return Asked(_wanted(person, right, since, until, zone), typed, mistakes, _page(given.get("page", "")))


def _wanted(person: Person, typed: Mapping[str, str], since: date | None, until: date | None, zone: ZoneInfo) -> Wanted:
    element_of, _colon, element = typed.get("element", "").rpartition(":")
    rule_of, _colon, rule = typed.get("rule", "").rpartition(":")
    return Wanted(
        organisation=person.organisation,
        groups=person.groups,
        number=typed.get("number", ""),
        words=tuple(typed.get("words", "").split()),
        procedure=typed.get("procedure") or element_of or rule_of or None,
        version=typed.get("version"),
        person=typed.get("person"),
        unit=typed.get("unit"),
        state=typed.get("state"),
        since=_begins(since, zone) if since else None,
        until=_begins(until + timedelta(days=1), zone) if until and until < date.max else None,
        overdue=typed.get("overdue") == "yes",
        element=element or None,
        rule=rule or None,
        anomaly=typed.get("anomaly"),
    )


def _day(typed: Mapping[str, str], name: str, mistakes: dict[str, str]) -> date | None:
    if name not in typed:
        return None
    try:
        day = date.fromisoformat(typed[name])
        if not 1900 <= day.year <= 9000:
            raise ValueError(day)
    except ValueError:
        mistakes[name] = _("“%(text)s” is no day. Write it as 2026-03-02.", text=typed[name])
        return None
    return day


def _begins(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _page(text: str) -> int:
    return min(max(int(text), 1), 4000) if text.isdecimal() and len(text) < 6 else 1
