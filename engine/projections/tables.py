"""The tables that are derived from facts."""

from datetime import UTC, datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.database import Base, Instant, table_of
from engine.facts import Place

NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""The due instant of what is not due at all: it sorts last, on every database, through the index."""


LONGEST_NAME = 200


PAUSED = "-"
"""Stands before the kind of what waits in a case that is suspended, so that nobody is offered it and no clock fires."""


def incident_at(place: Place) -> str:
    """As which place an incident waits, beside the task, message or timer that could not happen."""
    return f"!{place}"


class WaitingRow(Base):
    """Something that a case waits for: a task (one row per group that may do it), a timer, a message, or an incident.

    The group of an incident is the kind of fact that could not happen, its name where and why.
    """

    __tablename__ = "waiting"
    __table_args__ = (
        Index("ix_waiting_group", "organisation", "kind", "group_name", "due"),
        Index("ix_waiting_claimed", "claimed_by", "due"),
        Index("ix_waiting_due", "kind", "due"),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("complaint_case.id"), primary_key=True)
    place: Mapped[str] = mapped_column(String(200), primary_key=True)
    group_name: Mapped[str] = mapped_column(String(120), primary_key=True)
    organisation: Mapped[str] = mapped_column(String(60))
    procedure: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    offered_at: Mapped[datetime] = mapped_column(Instant)
    due: Mapped[datetime] = mapped_column(Instant)
    claimed_by: Mapped[str | None] = mapped_column(String(60))
    barred: Mapped[str | None] = mapped_column(String(60))
    reminded_at: Mapped[datetime | None] = mapped_column(Instant)
    escalated_at: Mapped[datetime | None] = mapped_column(Instant)


class RegisterRow(Base):
    """A case as the register lists it; `complainant` is masked.

    `month` is that of its opening in its own zone (2026-03); `path`, once it is closed, the elements of the tasks that were
    completed, in their order, and the end event that it came to.
    """

    __tablename__ = "register"
    __table_args__ = (
        Index("ix_register_listed", "organisation", "state", "opened_at"),
        Index("ix_register_number", "organisation", "number"),
        Index("ix_register_follows", "organisation", "follows"),
        Index("ix_register_version", "organisation", "version", "state"),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("complaint_case.id"), primary_key=True)
    organisation: Mapped[str] = mapped_column(String(60))
    number: Mapped[str] = mapped_column(String(60))
    procedure: Mapped[str] = mapped_column(String(120))
    version: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(200))
    complainant: Mapped[str | None] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(10))
    outcome: Mapped[str | None] = mapped_column(String(200))
    opened_at: Mapped[datetime] = mapped_column(Instant)
    closed_at: Mapped[datetime | None] = mapped_column(Instant)
    month: Mapped[str] = mapped_column(String(7))
    path: Mapped[str | None] = mapped_column(Text)
    known_to: Mapped[str | None] = mapped_column(Text)
    follows: Mapped[str | None] = mapped_column(String(60))


class WorkRow(Base):
    """A task from its offer until it was completed (by whom) or taken away; `late` if that was, or a timer fired, too late."""

    __tablename__ = "work"
    __table_args__ = (
        Index("ix_work_element", "organisation", "procedure", "element"),
        Index("ix_work_late", "organisation", "late"),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("complaint_case.id"), primary_key=True)
    place: Mapped[str] = mapped_column(String(200), primary_key=True)
    organisation: Mapped[str] = mapped_column(String(60))
    procedure: Mapped[str] = mapped_column(String(120))
    element: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    checks: Mapped[str | None] = mapped_column(String(200))
    offered_at: Mapped[datetime] = mapped_column(Instant)
    due: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_no: Mapped[int | None]
    by: Mapped[str | None] = mapped_column(String(60))
    late: Mapped[bool]


class TraitRow(Base):
    """Something by which a case is found: an element it passed, a rule it hit, who worked on it, an anomaly."""

    __tablename__ = "trait"
    __table_args__ = (Index("ix_trait_case", "case_id"),)

    organisation: Mapped[str] = mapped_column(String(60), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    value: Mapped[str] = mapped_column(String(LONGEST_NAME), primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("complaint_case.id"), primary_key=True)


class WordsRow(Base):
    """What a fact says in words, personal answers not among them."""

    __tablename__ = "words"

    case_id: Mapped[int] = mapped_column(ForeignKey("complaint_case.id"), primary_key=True)
    no: Mapped[int] = mapped_column(primary_key=True)
    organisation: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)


class UseRow(Base):
    """A number of a paper form that a fact of the case names; `name` is that of the question."""

    __tablename__ = "stock_use"
    __table_args__ = (Index("ix_stock_use_number", "organisation", "form", "number"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("complaint_case.id"), primary_key=True)
    no: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120), primary_key=True)
    element: Mapped[str] = mapped_column(String(200))
    organisation: Mapped[str] = mapped_column(String(60))
    form: Mapped[str] = mapped_column(String(60))
    number: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime] = mapped_column(Instant)


WORK = table_of(WorkRow)
TRAIT = table_of(TraitRow)
WORDS = table_of(WordsRow)
WAITING = table_of(WaitingRow)
REGISTER = table_of(RegisterRow)
USE = table_of(UseRow)
