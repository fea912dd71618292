"""The tables of drafts: their files as they are and were, who is at them, the stories being tried, and deployed scenarios."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.database import Base, Instant, table_of


class DraftRow(Base):
    """A procedure being changed; `base` is the version that it began from, None where it began from nothing of ours."""

    __tablename__ = "draft"
    __table_args__ = (Index("ix_draft_listed", "organisation", "procedure", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.key"))
    procedure: Mapped[str] = mapped_column(String(120))
    base: Mapped[str | None] = mapped_column(String(64))
    by: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime] = mapped_column(Instant)
    note: Mapped[str] = mapped_column(Text)


class DraftFileRow(Base):
    """A file as it is now; without content it was removed. `undone_to` is the earlier revision that it was set back to."""

    __tablename__ = "draft_file"

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), primary_key=True)
    path: Mapped[str] = mapped_column(String(200), primary_key=True)
    revision: Mapped[int]
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    by: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime] = mapped_column(Instant)
    undone_to: Mapped[int | None]


class DraftChangeRow(Base):
    """A file as it was before a later change, compressed (zlib)."""

    __tablename__ = "draft_change"

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), primary_key=True)
    path: Mapped[str] = mapped_column(String(200), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    by: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime] = mapped_column(Instant)


class DraftVisitorRow(Base):
    """Where somebody is in a draft, and when that was last heard."""

    __tablename__ = "draft_visitor"

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), primary_key=True)
    login: Mapped[str] = mapped_column(ForeignKey("person.login"), primary_key=True)
    tab: Mapped[str] = mapped_column(String(20))
    path: Mapped[str] = mapped_column(String(200))
    seen: Mapped[datetime] = mapped_column(Instant)


class DraftStoryRow(Base):
    """The story that somebody is trying on a draft, as a scenario file says it."""

    __tablename__ = "draft_story"

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), primary_key=True)
    login: Mapped[str] = mapped_column(ForeignKey("person.login"), primary_key=True)
    story: Mapped[str] = mapped_column(Text)


class ScenarioFileRow(Base):
    """A scenario of a procedure as it was last deployed; a version is what runs, and its scenarios stand beside it."""

    __tablename__ = "scenario_file"

    organisation: Mapped[str] = mapped_column(String(60), primary_key=True)
    procedure: Mapped[str] = mapped_column(String(120), primary_key=True)
    path: Mapped[str] = mapped_column(String(200), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


DRAFT = table_of(DraftRow)
FILE = table_of(DraftFileRow)
CHANGE = table_of(DraftChangeRow)
VISITOR = table_of(DraftVisitorRow)
STORY = table_of(DraftStoryRow)
SCENARIO = table_of(ScenarioFileRow)
