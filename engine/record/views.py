"""Who has seen what: a chain of views beside those of cases, one per organisation, so that auditors can be audited too."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, Text, and_, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.database import Base, Instant, table_of
from engine.record.encoding import instant_text
from shouli_verify import canonical
from shouli_verify.chain import BEGINNING, Link, chained

PAGE = 50
_TOGETHER = 1000
"""Views that are read at once when all are."""


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
    row = VIEW.c
    last = select(row.no, row.hash).where(row.organisation == organisation).order_by(row.no.desc()).limit(1)
    found = session.execute(last).one_or_none()
    no, previous = (found.no + 1, found.hash) if found else (1, BEGINNING)
    body = _body(view.number, canonical.text(dict(view.told)))
    hashed = chained(previous, no, view.kind, instant_text(view.at), view.by, None, body)
    known = {"organisation": organisation, "no": no, "number": view.number, "body": canonical.text(dict(view.told))}
    session.execute(insert(VIEW).values(**known, kind=view.kind, at=view.at, by=view.by, hash=hashed))


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


def links(session: Session, organisation: str) -> Iterator[Link]:
    """The organisation's views as they are hashed, in order."""
    row, last, more = VIEW.c, 0, True
    while more:
        asked = select(VIEW).where(row.organisation == organisation, row.no > last).order_by(row.no).limit(_TOGETHER)
        found = session.execute(asked).all()
        for one in found:
            yield Link(one.no, one.kind, instant_text(one.at), one.by, None, _body(one.number, one.body), one.hash)
        more, last = len(found) == _TOGETHER, found[-1].no if found else last


def heads(session: Session) -> list[tuple[str, int, str]]:
    """Organisation, number and hash of each chain's last view."""
    row = VIEW.c
    newest = select(row.organisation, func.max(row.no).label("no")).group_by(row.organisation).subquery()
    last = and_(row.organisation == newest.c.organisation, row.no == newest.c.no)
    asked = select(row.organisation, row.no, row.hash).join_from(VIEW, newest, last).order_by(row.organisation)
    return [(organisation, no, hashed) for organisation, no, hashed in session.execute(asked)]


def hash_at(session: Session, organisation: str, no: int) -> str | None:
    """The hash of the view of this number; None if there is none."""
    return session.scalar(select(VIEW.c.hash).where(VIEW.c.organisation == organisation, VIEW.c.no == no))


def _body(number: str | None, body: str) -> str:
    return f"{canonical.text(number)}{body}"
