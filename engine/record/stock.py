"""The stock of numbered paper forms: what was taken in, issued, given back and voided; a chain per organisation, like that of views.

A number that a complaint used is not written here: the answer that names it stands in the case.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Index, String, Text, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.database import Base, Instant, table_of
from engine.record.organisation_chains import OrganisationChain
from shouli_verify import canonical

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
CHAIN = OrganisationChain(STOCK, lambda row: f"{canonical.text([row.form, row.first, row.last])}{row.told}")


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
    named = {"form": entry.form, "first": entry.first, "last": entry.last, "told": canonical.text(dict(entry.told))}
    no = CHAIN.append(session, organisation, entry.kind, entry.at, entry.by, **named)
    return replace(entry, no=no)


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


def _entry(row: Any) -> Entry:
    return Entry(row.no, row.kind, row.at, row.by, row.form, row.first, row.last, canonical.value(row.told))
