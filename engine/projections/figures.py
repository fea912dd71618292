"""What the cases that were found come to in figures: months, tasks against their deadlines, and the paths that were taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import Float

from engine.projections.search import Wanted, fitting
from engine.projections.tables import NEVER, REGISTER, WORK

MOST_PATHS = 20


@dataclass(frozen=True)
class Month:
    """How many cases were opened in a month (2026-03), and how many of those are open still."""

    month: str
    opened: int
    still_open: int


@dataclass(frozen=True)
class Task:
    """An element's tasks: how many ended, how many wait, how many were or are late; mean seconds to the end and allowed.

    `lasted` and `allowed` are None where there is nothing to mean.
    """

    procedure: str
    element: str
    name: str
    ended: int
    waiting: int
    late: int
    lasted: float | None
    allowed: float | None


@dataclass(frozen=True)
class Path:
    """The elements that some closed cases went through in the same order, and how many did."""

    procedure: str
    elements: tuple[str, ...]
    cases: int


class _seconds(FunctionElement[float]):  # noqa: N801
    """From one instant to another, in seconds."""

    inherit_cache = True
    type = Float()


@compiles(_seconds, "sqlite")
def _in_sqlite(element: Any, compiler: Any, **more: Any) -> str:
    first, last = (compiler.process(each, **more) for each in element.clauses)
    return f"((julianday({last}) - julianday({first})) * 86400.0)"


@compiles(_seconds)
def _in_postgresql(element: Any, compiler: Any, **more: Any) -> str:
    first, last = (compiler.process(each, **more) for each in element.clauses)
    return f"CAST(EXTRACT(EPOCH FROM ({last} - {first})) AS DOUBLE PRECISION)"


def months(session: Session, wanted: Wanted, at: datetime) -> list[Month]:
    """Every month in which one of the cases was opened, in order."""
    row = REGISTER.c
    still = func.sum(case((row.state == "open", 1), else_=0))
    asked = select(row.month, func.count(), still).where(fitting(wanted, at)).group_by(row.month).order_by(row.month)
    return [Month(*line) for line in session.execute(asked)]


def tasks(session: Session, wanted: Wanted, at: datetime) -> list[Task]:
    """Every element whose tasks the cases had, those that took longest first."""
    row = WORK.c
    has_due = row.due < NEVER
    ended: ColumnElement[Any] = row.ended_at.is_not(None)
    late = func.sum(case((row.late | (row.ended_at.is_(None) & (row.due < at)), 1), else_=0))
    lasted = func.avg(case((ended, _seconds(row.offered_at, row.ended_at)))).label("lasted")
    allowed = func.avg(case((has_due, _seconds(row.offered_at, row.due))))
    counts = (func.sum(case((ended, 1), else_=0)), func.sum(case((ended, 0), else_=1)), late)
    asked = select(row.procedure, row.element, func.max(row.name), *counts, lasted, allowed)
    asked = asked.where(row.case_id.in_(select(REGISTER.c.case_id).where(fitting(wanted, at))))
    asked = asked.group_by(row.procedure, row.element)
    found = [Task(*line) for line in session.execute(asked)]
    return sorted(found, key=lambda each: (-(each.lasted or 0.0), each.procedure, each.element))


def paths(session: Session, wanted: Wanted, at: datetime) -> tuple[Sequence[Path], int, int]:
    """The paths taken most often; how many different ones there are, and how many cases are closed."""
    row, closed = REGISTER.c, fitting(wanted, at) & REGISTER.c.path.is_not(None)
    many = func.count()
    asked = select(row.procedure, row.path, many).where(closed).group_by(row.procedure, row.path)
    grouped = asked.subquery()
    different, total = session.execute(select(func.count(), func.sum(grouped.c[2]))).one()
    most = session.execute(asked.order_by(many.desc(), row.path).limit(MOST_PATHS))
    return [Path(procedure, tuple(path.split()), count) for procedure, path, count in most], different, int(total or 0)
