"""What a case leaves behind for whoever looks for it later: its tasks from offer to end, its traits, and its words."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import insert, or_, select, text, update
from sqlalchemy.orm import Session

from engine.facts import (
    CaseClosed,
    CaseOpened,
    CaseReopened,
    DeadlineFired,
    Place,
    TaskCancelled,
    TaskCompleted,
    TaskOffered,
    TaskSkipped,
)
from engine.projections.tables import LONGEST_NAME, NEVER, REGISTER, WORDS, WORK
from engine.projections.traits import Seen, spoken, traits
from engine.record.log import Recorded

_TRAITS = text(
    "INSERT INTO trait (organisation, kind, value, case_id) VALUES (:organisation, :kind, :value, :case_id) "
    "ON CONFLICT DO NOTHING"
)


@dataclass
class _Change:
    """The net effect of some facts: tasks that came, tasks that were there before and ended or became late."""

    case_id: int
    seen: Seen
    rows: dict[Place, dict[str, Any]] = field(default_factory=dict)
    ended: dict[Place, dict[str, Any]] = field(default_factory=dict)
    late: list[Place] = field(default_factory=list)

    def come(self, offered: TaskOffered, at: datetime) -> None:
        """A task is offered."""
        row = {"case_id": self.case_id, "place": str(offered.task), "element": offered.task.element}
        row |= {"organisation": self.seen.organisation, "procedure": self.seen.procedure}
        row |= {"name": offered.name[:LONGEST_NAME], "checks": offered.checks, "offered_at": at, "late": False}
        row |= {"due": offered.due.due if offered.due else NEVER, "ended_at": None, "ended_no": None, "by": None}
        self.rows[offered.task] = row

    def end(self, place: Place, one: Recorded) -> None:
        """A task is completed or taken away."""
        ending = {"ended_at": one.at, "ended_no": one.no, "by": one.by}
        row = self.rows.get(place)
        if row is None:
            self.ended[place] = ending
        else:
            row |= {**ending, "late": row["late"] or row["due"] < one.at}

    def miss(self, place: Place) -> None:
        """A timer at the task fired: its time is over."""
        if place in self.rows:
            self.rows[place]["late"] = True
        else:
            self.late.append(place)


def take(session: Session, case_id: int, seen: Seen, recorded: Sequence[Recorded]) -> None:
    """The tables have what these facts leave behind."""
    change, known, words = _Change(case_id, seen), dict[tuple[str, str], None](), list[dict[str, Any]]()
    for one in recorded:
        _take(change, one)
        known |= dict.fromkeys(traits(one, seen))
        if said := spoken(one.fact):
            words.append({"case_id": case_id, "no": one.no, "organisation": seen.organisation, "text": said})
    _write(session, change)
    if known:
        of_case = {"organisation": seen.organisation, "case_id": case_id}
        session.execute(_TRAITS, [{**of_case, "kind": kind, "value": value[:LONGEST_NAME]} for kind, value in known])
    if words:
        session.execute(insert(WORDS), words)
    _register(session, case_id, seen, recorded)


def _take(change: _Change, one: Recorded) -> None:
    match one.fact:
        case TaskOffered() as offered:
            change.come(offered, one.at)
        case TaskCompleted(task=place) | TaskCancelled(task=place):
            change.end(place, one)
        case TaskSkipped(task=place):
            change.end(place, replace(one, by=None))  # nobody has done it
        case DeadlineFired(task=Place() as place, kind=kind) if kind != "reminder":
            change.miss(place)


def _write(session: Session, change: _Change) -> None:
    row = WORK.c
    for place in change.late:
        session.execute(update(WORK).where(row.case_id == change.case_id, row.place == str(place)).values(late=True))
    for place, ending in change.ended.items():
        of_task = update(WORK).where(row.case_id == change.case_id, row.place == str(place))
        session.execute(of_task.values(**ending, late=or_(row.late, row.due < ending["ended_at"])))
    if change.rows:
        session.execute(insert(WORK), list(change.rows.values()))


def _register(session: Session, case_id: int, seen: Seen, recorded: Sequence[Recorded]) -> None:
    """The month of its opening; and the path it took: who comes to the same tasks in the same order took the same."""
    values, row = dict[str, str | None](), WORK.c
    for one in recorded:
        match one.fact:
            case CaseOpened():
                values["month"] = f"{one.at.astimezone(seen.zone):%Y-%m}"
            case CaseReopened():
                values["path"] = None
            case CaseClosed(outcome=outcome):
                done = select(row.element).where(row.case_id == case_id, row.by.is_not(None)).order_by(row.ended_no)
                values["path"] = " ".join([*session.scalars(done), outcome])
    if values:
        session.execute(update(REGISTER).where(REGISTER.c.case_id == case_id).values(**values))
