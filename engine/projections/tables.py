"""The tables that are derived from facts."""

from datetime import UTC, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.database import Base, Instant, table_of
from engine.facts import Place

NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""The due instant of what is not due at all: it sorts last, on every database, through the index."""


LONGEST_NAME = 200


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
    """A case as the register lists it; `complainant` is masked."""

    __tablename__ = "register"
    __table_args__ = (
        Index("ix_register_listed", "organisation", "state", "opened_at"),
        Index("ix_register_number", "organisation", "number"),
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


WAITING = table_of(WaitingRow)
REGISTER = table_of(RegisterRow)
