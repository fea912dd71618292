"""The record's tables: the log of facts, the personal answers beside it, and each case's head with its snapshot."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.database import Base, Instant, table_of

_BEHIND = text("head_no > traced_no")
_ISSUED = text("kind = 'DocumentIssued'")


class CaseRow(Base):
    """A case's head: where its chain ends, and the state that its facts lead to (which may be dropped and derived).

    `known_to` are the roles that alone may know of it, each with a line break on both sides; None if everybody may.
    `traced_no` is the fact up to which its traces for auditors are derived; that is done behind, not while staff wait.
    """

    __tablename__ = "complaint_case"
    __table_args__ = (
        UniqueConstraint("organisation", "number"),
        Index("ix_complaint_case_behind", "id", sqlite_where=_BEHIND, postgresql_where=_BEHIND),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation: Mapped[str] = mapped_column(String(60))
    number: Mapped[str] = mapped_column(String(60))
    version: Mapped[str] = mapped_column(String(64))
    head_no: Mapped[int]
    head_hash: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(Text)
    traced_no: Mapped[int]
    known_to: Mapped[str | None] = mapped_column(Text)


class FactRow(Base):
    """One fact; never changed, never deleted. Only the first fact of a request carries its submission number."""

    __tablename__ = "fact"
    __table_args__ = (
        UniqueConstraint("submission"),
        Index("ix_fact_issued", "case_id", "no", sqlite_where=_ISSUED, postgresql_where=_ISSUED),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("complaint_case.id"), primary_key=True)
    no: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[str | None] = mapped_column(String(60))
    submission: Mapped[str | None] = mapped_column(String(60))
    body: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(String(64))


class PersonalRow(Base):
    """A personal answer, beside the log, which holds only its salted hash; it can be erased."""

    __tablename__ = "personal_answer"
    __table_args__ = (Index("ix_personal_answer_latest", "case_id", "name", "no"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("complaint_case.id"), primary_key=True)
    no: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
    salt: Mapped[str] = mapped_column(String(64))


class SequenceRow(Base):
    """The last serial given out within a period of a procedure; taken inside the transaction that opens the case."""

    __tablename__ = "number_sequence"

    organisation: Mapped[str] = mapped_column(String(60), primary_key=True)
    procedure: Mapped[str] = mapped_column(String(120), primary_key=True)
    period: Mapped[str] = mapped_column(String(60), primary_key=True)
    last: Mapped[int]


CASE = table_of(CaseRow)
FACT = table_of(FactRow)
PERSONAL = table_of(PersonalRow)
