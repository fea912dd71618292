"""Who has seen what: a chain of views beside those of cases, one per organisation, so that auditors can be audited too."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.database import Base, Instant, table_of
from engine.record.organisation_chains import OrganisationChain
from shouli_verify import canonical

PAGE = 50


class ViewRow(Base):
    """Somebody saw something; never changed, never deleted. `number` is the case's, where it was one."""

    __tablename__ = "view"
    __table_args__ = (
        Index("ix_view_number", "organisation", "number", "no"),
        Index("ix_view_by", "organisation", "by", "no"),
    )

    organisation: Mapped[str] = mapped_column(String(60), primary_key=True)
    no: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(String(60))
    number: Mapped[str | None] = mapped_column(String(60))
    body: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(String(64))


VIEW = table_of(ViewRow)
CHAIN = OrganisationChain(VIEW, lambda row: f"{canonical.text(row.number)}{row.body}")


@dataclass(frozen=True)
class View:
    """What somebody saw; `told` says what exactly, and from which network address."""

    no: int
    kind: str
    at: datetime
    by: str
    number: str | None
    told: Mapping[str, Any]


def note(session: Session, organisation: str, view: View) -> None:
    """The view stands behind the organisation's last, whatever its `no`; the caller commits. IntegrityError if another was faster."""
    told = {"number": view.number, "body": canonical.text(dict(view.told))}
    CHAIN.append(session, organisation, view.kind, view.at, view.by, **told)


def views(
    session: Session, organisation: str, *, number: str = "", by: str = "", before: int | None = None
) -> tuple[list[View], bool]:
    """The newest views, of a case or by a person where one is given, and whether there are older ones."""
    row = VIEW.c
    asked = select(VIEW).where(row.organisation == organisation)
    if number:
        asked = asked.where(row.number == number)
    if by:
        asked = asked.where(row.by == by)
    if before is not None:
        asked = asked.where(row.no < before)
    found = session.execute(asked.order_by(row.no.desc()).limit(PAGE + 1)).all()
    shown = [View(one.no, one.kind, one.at, one.by, one.number, canonical.value(one.body)) for one in found[:PAGE]]
    return shown, len(found) > PAGE
