"""A procedure's year: its cases with their heads, which are open still, gaps in the serials, tasks that nobody signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.projections.tables import REGISTER, WORK
from engine.record.bindings import Bound
from engine.record.tables import CASE, FACT
from shouli_verify import canonical


@dataclass(frozen=True)
class Year:
    """What a year holds; `gaps` are serials that no case has, `unsigned` tasks that were taken away before anybody did them."""

    cases: tuple[Bound, ...]
    open: tuple[str, ...]
    gaps: tuple[int, ...]
    unsigned: tuple[str, ...]


def year(session: Session, organisation: str, procedure: str, year: str) -> Year:
    """The cases that were opened in the year, in their own zone."""
    row, case = REGISTER.c, CASE.c
    where = (row.organisation == organisation, row.procedure == procedure, row.month.startswith(f"{year}-"))
    asked = select(row.case_id, row.number, case.head_no, case.head_hash, row.state).join_from(
        REGISTER, CASE, case.id == row.case_id
    )
    found = session.execute(asked.where(*where).order_by(row.number)).all()
    ids = select(row.case_id).where(*where)
    return Year(
        cases=tuple(Bound(*one[:4]) for one in found),
        open=tuple(one.number for one in found if one.state != "closed"),
        gaps=_gaps(session, ids),
        unsigned=_unsigned(session, ids),
    )


def _gaps(session: Session, ids: object) -> tuple[int, ...]:
    """Serials begin anew in each period: a gap is a step of more than one, or a period that does not begin with 1."""
    asked = select(FACT.c.body).where(FACT.c.no == 1, FACT.c.case_id.in_(ids)).order_by(FACT.c.case_id)  # type: ignore[arg-type]
    serials = [int(canonical.value(body)["serial"]) for body in session.scalars(asked)]
    missing = [] if not serials else list(range(1, serials[0]))
    for before, after in pairwise(serials):
        missing += range(before + 1, after) if after > before else range(1, after)
    return tuple(missing)


def _unsigned(session: Session, ids: object) -> tuple[str, ...]:
    row = WORK.c
    asked = select(REGISTER.c.number, row.name).join_from(WORK, REGISTER, REGISTER.c.case_id == row.case_id)
    asked = asked.where(row.case_id.in_(ids), row.ended_at.is_not(None), row.by.is_(None))  # type: ignore[arg-type]
    return tuple(f"{number} {name}" for number, name in session.execute(asked.order_by(REGISTER.c.number, row.name)))


def bindable(session: Session, organisation: str) -> Sequence[tuple[str, str]]:
    """Procedure and year of every year in which the organisation has cases, the newest first."""
    row = REGISTER.c
    asked = select(row.procedure, row.month).where(row.organisation == organisation, row.month != "").distinct()
    return sorted({(procedure, month[:4]) for procedure, month in session.execute(asked)}, key=lambda one: one[::-1])[
        ::-1
    ]
