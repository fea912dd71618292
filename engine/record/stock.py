"""The stock of numbered paper forms: what was taken in, issued, given back and voided; a chain per organisation, like that of views.

A number that a complaint used is not written here: the answer that names it stands in the case.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Index, String, Text, and_, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.database import Base, Instant, table_of
from engine.record.encoding import instant_text
from shouli_verify import canonical
from shouli_verify.chain import BEGINNING, Link, chained

_TOGETHER = 1000
"""Movements that are read at once when all are."""

Kind = Literal["taken_in", "issued", "returned", "voided"]


class StockRow(Base):
    """A movement of the stock; never changed, never deleted. `told` is canonical JSON: `on` which day, `whence`, `to`, `reason`."""

    __tablename__ = "stock_entry"
    __table_args__ = (
        Index("ix_stock_entry_form", "organisation", "form", "no"),
        Index("ix_stock_entry_first", "organisation", "form", "kind", "first"),
    )

    organisation: Mapped[str] = mapped_column(String(60), primary_key=True)
    no: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(String(60))
    form: Mapped[str] = mapped_column(String(60))
    first: Mapped[str] = mapped_column(String(60))
    last: Mapped[str] = mapped_column(String(60))
    told: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(String(64))


STOCK = table_of(StockRow)


@dataclass(frozen=True)
class Entry:
    """What happened to the numbers from `first` to `last` of a form, on a day (`on`); `at` is when it was written down."""

    no: int
    kind: Kind
    at: datetime
    by: str
    form: str
    first: str
    last: str
    told: Mapping[str, Any]

    @property
    def numbers(self) -> str:
        """`WY-000001–WY-000100`, or the one number."""
        return self.first if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def on(self) -> str:
        """The day, as ISO 8601 has it."""
        return str(self.told.get("on", ""))


def alone(session: Session, organisation: str) -> None:
    """Nobody else moves the organisation's stock, or uses a number of it, until the transaction ends; on SQLite only one writes anyway."""
    if session.connection().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"stock {organisation}"))))


def append(session: Session, organisation: str, entry: Entry) -> Entry:
    """The movement stands behind the organisation's last, whatever its `no`; the caller has it alone, and commits."""
    row = STOCK.c
    last = select(row.no, row.hash).where(row.organisation == organisation).order_by(row.no.desc()).limit(1)
    found = session.execute(last).one_or_none()
    no, previous = (found.no + 1, found.hash) if found else (1, BEGINNING)
    told = canonical.text(dict(entry.told))
    body = _body(entry.form, entry.first, entry.last, told)
    hashed = chained(previous, no, entry.kind, instant_text(entry.at), entry.by, None, body)
    kept = {"organisation": organisation, "no": no, "kind": entry.kind, "at": entry.at, "by": entry.by}
    named = {"form": entry.form, "first": entry.first, "last": entry.last, "told": told, "hash": hashed}
    session.execute(insert(STOCK).values(**kept, **named))
    return Entry(no, entry.kind, entry.at, entry.by, entry.form, entry.first, entry.last, entry.told)


def entries(session: Session, organisation: str, form: str | None = None) -> list[Entry]:
    """The movements of one form, or of all, in their order."""
    row = STOCK.c
    asked = select(STOCK).where(row.organisation == organisation).order_by(row.no)
    return [_entry(one) for one in session.execute(asked.where(row.form == form) if form is not None else asked)]


def forms(session: Session, organisation: str) -> list[str]:
    """The titles of the forms that were ever in stock."""
    row = STOCK.c
    return list(session.scalars(select(row.form).where(row.organisation == organisation).distinct().order_by(row.form)))


def voided(session: Session, organisation: str, form: str, number: str) -> Entry | None:
    """Where the number was voided."""
    row = STOCK.c
    asked = select(STOCK).where(row.organisation == organisation, row.form == form, row.kind == "voided")
    found = session.execute(asked.where(row.first == number).limit(1)).one_or_none()
    return _entry(found) if found else None


def organisations(session: Session) -> list[str]:
    """Those that have a stock."""
    return list(session.scalars(select(STOCK.c.organisation).distinct().order_by(STOCK.c.organisation)))


def links(session: Session, organisation: str) -> Iterator[Link]:
    """The organisation's movements as they are hashed, in order."""
    row, last, more = STOCK.c, 0, True
    while more:
        asked = select(STOCK).where(row.organisation == organisation, row.no > last).order_by(row.no).limit(_TOGETHER)
        found = session.execute(asked).all()
        for one in found:
            body = _body(one.form, one.first, one.last, one.told)
            yield Link(one.no, one.kind, instant_text(one.at), one.by, None, body, one.hash)
        more, last = len(found) == _TOGETHER, found[-1].no if found else last


def heads(session: Session) -> list[tuple[str, int, str]]:
    """Organisation, number and hash of each chain's last movement."""
    row = STOCK.c
    newest = select(row.organisation, func.max(row.no).label("no")).group_by(row.organisation).subquery()
    last = and_(row.organisation == newest.c.organisation, row.no == newest.c.no)
    asked = select(row.organisation, row.no, row.hash).join_from(STOCK, newest, last).order_by(row.organisation)
    return [(organisation, no, hashed) for organisation, no, hashed in session.execute(asked)]


def hash_at(session: Session, organisation: str, no: int) -> str | None:
    """The hash of the movement of this number; None if there is none."""
    return session.scalar(select(STOCK.c.hash).where(STOCK.c.organisation == organisation, STOCK.c.no == no))


def _body(*told: str) -> str:
    *named, more = told
    return f"{canonical.text(list(named))}{more}"


def _entry(row: Any) -> Entry:
    return Entry(row.no, row.kind, row.at, row.by, row.form, row.first, row.last, canonical.value(row.told))
