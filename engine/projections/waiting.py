"""What every case waits for, kept in step with its facts: at most one delete, one insert and one update a request."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, literal, update
from sqlalchemy.orm import Session

from engine.facts import (
    CaseMoved,
    CaseResumed,
    CaseSuspended,
    DeadlineFired,
    DeadlineSet,
    IncidentRaised,
    MessageAwaited,
    NoticeDue,
    Place,
    TaskClaimed,
    TaskOffered,
    TaskReleased,
    settled_by,
)
from engine.projections.tables import LONGEST_NAME, NEVER, PAUSED, WAITING, incident_at
from engine.record.log import Recorded

_MARKS = {"reminder": "reminded_at", "escalation": "escalated_at"}


@dataclass
class _Change:
    """The net effect of some facts on what a case waits for."""

    case_id: int
    organisation: str
    procedure: str
    gone: set[str] = field(default_factory=set)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    marks: dict[str, dict[str, Any]] = field(default_factory=dict)

    def come(self, place: Place | str, kind: str, name: str, at: datetime, groups: Iterable[str], **more: Any) -> None:
        """Something new is waited for."""
        row = {"case_id": self.case_id, "organisation": self.organisation, "place": str(place), "kind": kind}
        row |= {"procedure": self.procedure, "name": name, "offered_at": at, "due": NEVER}
        row |= {"claimed_by": None, "barred": None, "reminded_at": None, "escalated_at": None, **more}
        self.rows[str(place)] = [{**row, "group_name": group} for group in groups]

    def go(self, place: Place) -> None:
        """Something is no longer waited for; if it came only now, nobody needs to know. An incident there is settled."""
        if self.rows.pop(str(place), None) is None:
            self.gone |= {str(place), incident_at(place)}
        self.rows.pop(incident_at(place), None)
        self.marks.pop(str(place), None)

    def stop(self, incident: IncidentRaised, at: datetime) -> None:
        """An incident waits for whoever looks after the system, instead of the one before it."""
        own, told = incident_at(incident.place), f"{incident.element}: {incident.reason}"[:LONGEST_NAME]
        self.gone.add(own)
        self.come(own, "incident", told, at, (incident.doing,))

    def mark(self, place: Place, **values: Any) -> None:
        """What waits is seen otherwise: taken, given back, reminded of."""
        for row in self.rows.get(str(place), ()):
            row.update(values)
        if str(place) not in self.rows and str(place) not in self.gone:
            self.marks.setdefault(str(place), {}).update(values)


def take(
    session: Session, case_id: int, organisation: str, procedure: str, recorded: Sequence[Recorded], paused: bool
) -> None:
    """The table says what the case waits for after these facts; what is `paused` nobody is offered, and no clock fires."""
    change = _Change(case_id, organisation, procedure)
    for one in recorded:
        _take(change, one)
    _as_a_whole(session, case_id, procedure, recorded, paused)
    for row in (each for rows in change.rows.values() for each in rows) if paused else ():
        row["kind"] = PAUSED + row["kind"]
    if change.gone:
        session.execute(delete(WAITING).where(WAITING.c.case_id == case_id, WAITING.c.place.in_(sorted(change.gone))))
    if change.rows:
        session.execute(insert(WAITING), [row for rows in change.rows.values() for row in rows])
    for place, values in change.marks.items():
        marked = update(WAITING).where(WAITING.c.case_id == case_id, WAITING.c.place == place)
        session.execute(marked.values(**values))


def _as_a_whole(session: Session, case_id: int, procedure: str, recorded: Iterable[Recorded], paused: bool) -> None:
    """All that the case waited for already is seen otherwise: paused, going on, of another procedure."""
    row, facts = WAITING.c, [one.fact for one in recorded]
    stood = row.kind.startswith(PAUSED)
    if any(isinstance(fact, CaseSuspended | CaseResumed) for fact in facts):
        kind = literal(PAUSED).concat(row.kind) if paused else func.substr(row.kind, len(PAUSED) + 1)
        session.execute(update(WAITING).where(row.case_id == case_id, stood != paused).values(kind=kind))
    if any(isinstance(fact, CaseMoved) for fact in facts):
        session.execute(update(WAITING).where(row.case_id == case_id).values(procedure=procedure))


def _take(change: _Change, one: Recorded) -> None:
    over = settled_by(one.fact)
    if over is not None:
        change.go(over)
    match one.fact:
        case TaskOffered(task=place, name=name, groups=groups, due=due, barred=barred):
            change.come(place, "task", name, one.at, groups, due=due.due if due else NEVER, barred=barred)
        case DeadlineSet(timer=place, name=name, deadline=deadline):
            change.come(place, "timer", name, one.at, ("",), due=deadline.due)
        case MessageAwaited(place=place, name=name, groups=groups):
            change.come(place, "message", name, one.at, groups)
        case NoticeDue(place=place, name=name):
            change.come(place, "notice", name, one.at, ("",))
        case IncidentRaised() as incident:
            change.stop(incident, one.at)
    _mark(change, one)


def _mark(change: _Change, one: Recorded) -> None:
    """What waits already is seen otherwise."""
    match one.fact:
        case TaskClaimed(task=place):
            change.mark(place, claimed_by=one.by)
        case TaskReleased(task=place):
            change.mark(place, claimed_by=None)
        case DeadlineFired(kind=kind, task=task):
            if task is not None and kind in _MARKS:
                change.mark(task, **{_MARKS[kind]: one.at})
