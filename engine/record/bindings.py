"""Years of closed cases bound together: which cases, where each one's chain ended, who keeps them, and what was missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.database import Base, Instant, table_of
from engine.record.encoding import instant_text
from engine.record.tables import FACT
from shouli_verify import canonical, merkle


class BindingRow(Base):
    """A procedure's year; never changed. `told` is canonical JSON: count, gaps in the serials, unsigned tasks, root over the cases."""

    __tablename__ = "binding"
    __table_args__ = (UniqueConstraint("organisation", "procedure", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation: Mapped[str] = mapped_column(String(60))
    procedure: Mapped[str] = mapped_column(String(120))
    year: Mapped[str] = mapped_column(String(4))
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(String(60))
    custodian: Mapped[str] = mapped_column(String(60))
    told: Mapped[str] = mapped_column(Text)


class BoundRow(Base):
    """A case of a binding, and the fact with which its chain ended then."""

    __tablename__ = "bound_case"

    case_id: Mapped[int] = mapped_column(ForeignKey("complaint_case.id"), primary_key=True)
    binding: Mapped[int] = mapped_column(ForeignKey("binding.id"))
    number: Mapped[str] = mapped_column(String(60))
    no: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))


BINDING = table_of(BindingRow)
BOUND = table_of(BoundRow)


@dataclass(frozen=True)
class Bound:
    """Where a case's chain ended when it was bound."""

    case_id: int
    number: str
    no: int
    hash: str


@dataclass(frozen=True)
class Binding:
    """A bound year as it was written down."""

    id: int
    organisation: str
    procedure: str
    year: str
    at: datetime
    by: str
    custodian: str
    told: dict[str, Any]


def root(cases: Sequence[Bound]) -> str:
    """The Merkle root (RFC 9162, hex) over the cases' numbers and heads, in the order of the numbers."""
    tree = merkle.Tree()
    ordered = sorted(cases, key=lambda each: each.number)
    tree.put({no: merkle.leaf(canonical.text([each.number, each.no, each.hash])) for no, each in enumerate(ordered)})
    return tree.root.hex()


def keep(session: Session, binding: Binding, cases: Sequence[Bound]) -> None:
    """The year is bound; the caller commits. IntegrityError if it was before."""
    known = {"organisation": binding.organisation, "procedure": binding.procedure, "year": binding.year}
    more = {"at": binding.at, "by": binding.by, "custodian": binding.custodian, "told": canonical.text(binding.told)}
    made = session.execute(insert(BINDING).values(**known, **more).returning(BINDING.c.id)).scalar_one()
    if cases:
        session.execute(insert(BOUND), [{**vars(each), "binding": made} for each in cases])


def all_of(session: Session, organisation: str | None = None) -> list[Binding]:
    """The bound years of an organisation, or of all, the newest first."""
    row = BINDING.c
    asked = select(BINDING).order_by(row.year.desc(), row.id.desc())
    if organisation is not None:
        asked = asked.where(row.organisation == organisation)
    return [_binding(one) for one in session.execute(asked)]


def of_case(session: Session, case_id: int) -> Binding | None:
    """The binding that a case is in."""
    asked = select(BINDING).join(BOUND, BOUND.c.binding == BINDING.c.id).where(BOUND.c.case_id == case_id)
    found = session.execute(asked).one_or_none()
    return _binding(found) if found else None


def leaves(session: Session) -> Iterator[tuple[str, str]]:
    """Name and text of each binding, as seals have it."""
    asked = select(BINDING).order_by(BINDING.c.id)
    for one in session.execute(asked):
        known = [one.organisation, one.procedure, one.year, instant_text(one.at), one.by, one.custodian]
        yield f"binding {one.id}", canonical.text(["binding", *known, one.told])


def bound(session: Session, binding: int) -> list[tuple[Bound, str | None]]:
    """The cases of a binding, each with the hash that its fact of that number has now."""
    row = BOUND.c
    asked = select(row.case_id, row.number, row.no, row.hash, FACT.c.hash.label("now"))
    asked = asked.outerjoin(FACT, (FACT.c.case_id == row.case_id) & (FACT.c.no == row.no)).where(row.binding == binding)
    return [(Bound(*one[:4]), one.now) for one in session.execute(asked.order_by(row.number))]


def _binding(row: Any) -> Binding:
    known = (row.id, row.organisation, row.procedure, row.year, row.at, row.by, row.custodian)
    return Binding(*known, canonical.value(row.told))
