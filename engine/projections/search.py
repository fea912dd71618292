"""The organisation's cases by everything that an auditor may ask for, and the anomalies of those that are found."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, or_, select, union
from sqlalchemy.orm import Session

from engine.projections.register import PAGE, Listed, listing
from engine.projections.tables import REGISTER, TRAIT, WORDS, WORK
from engine.record.cases import known

_CHECK, _CHECKED = WORK.alias("checking"), WORK.alias("checked")


@dataclass(frozen=True)
class Wanted:
    """What is asked for, by somebody of these groups (None: by the server itself); what is None or empty does not matter. `since` ≤ opened < `until`; `rule` is `decision/3`.

    `words` are all to be found in the subject or in what was answered, personal answers apart, each anywhere in a text.
    """

    organisation: str
    groups: frozenset[str] | None
    number: str = ""
    words: tuple[str, ...] = ()
    procedure: str | None = None
    version: str | None = None
    person: str | None = None
    unit: str | None = None
    state: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    overdue: bool = False
    element: str | None = None
    rule: str | None = None
    anomaly: str | None = None


def found(session: Session, wanted: Wanted, at: datetime, page: int = 1) -> tuple[list[Listed], int]:
    """A page of the cases, newest first, and how many there are in all; two statements."""
    row, fits = REGISTER.c, fitting(wanted, at)
    asked = listing().where(fits).order_by(row.opened_at.desc(), row.case_id.desc())
    asked = asked.limit(PAGE).offset(PAGE * (page - 1))
    total = session.scalar(select(func.count()).select_from(REGISTER).where(fits))
    return [Listed(*line) for line in session.execute(asked)], total or 0


def ids(wanted: Wanted, at: datetime) -> Select[tuple[int]]:
    """The rows of all cases that are found, in the order of their opening."""
    row = REGISTER.c
    return select(row.case_id).where(fitting(wanted, at)).order_by(row.opened_at, row.case_id)


def anomalies(session: Session, case_ids: Sequence[int], at: datetime) -> Mapping[int, tuple[str, ...]]:
    """What is unusual about each of these cases; one statement."""
    row, asked = TRAIT.c, []
    asked.append(select(row.case_id, row.value).where(row.case_id.in_(case_ids), row.kind == "anomaly"))
    for name, seen in {"missed": _missed(at), "four_eyes": _four_eyes()}.items():
        asked.append(select(REGISTER.c.case_id, literal(name)).where(REGISTER.c.case_id.in_(case_ids), seen))
    told: dict[int, list[str]] = {}
    for case_id, name in session.execute(union(*asked)):
        told.setdefault(case_id, []).append(name)
    return {case_id: tuple(sorted(names)) for case_id, names in told.items()}


def fitting(wanted: Wanted, at: datetime) -> ColumnElement[bool]:
    """The condition on the register that the cases fulfil at this instant."""
    register = REGISTER.c
    conditions = [register.organisation == wanted.organisation, known(register.known_to, wanted.groups)]
    for name, value in vars(wanted).items():
        if value and name in _CONDITIONS:
            conditions.append(_CONDITIONS[name](value, at))
    conditions += [_said(wanted.organisation, word) for word in wanted.words]
    for kind in ("person", "unit", "element", "rule"):
        if value := getattr(wanted, kind):
            conditions.append(_has(wanted.organisation, kind, value))
    if wanted.anomaly:
        special = {"missed": _missed(at), "four_eyes": _four_eyes()}
        conditions.append(special.get(wanted.anomaly, _has(wanted.organisation, "anomaly", wanted.anomaly)))
    return and_(*conditions)


def _has(organisation: str, kind: str, value: str) -> ColumnElement[bool]:
    row = TRAIT.c
    where = (row.organisation == organisation, row.kind == kind, row.value == value)
    return REGISTER.c.case_id.in_(select(row.case_id).where(*where))


def _missed(at: datetime) -> ColumnElement[bool]:
    """A task of the case ended late, a timer at it fired, or it waits and its time is over."""
    return or_(_work(WORK.c.late), _overdue(at))


def _overdue(at: datetime) -> ColumnElement[bool]:
    return _work(and_(WORK.c.ended_at.is_(None), WORK.c.due < at))


def _work(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(WORK.c.case_id == REGISTER.c.case_id, condition)


def _four_eyes() -> ColumnElement[bool]:
    """Somebody completed a task that checks another, and that other one too, whenever that was."""
    check, checked = _CHECK.c, _CHECKED.c
    same = and_(checked.case_id == check.case_id, checked.element == check.checks, checked.by == check.by)
    return exists().where(check.case_id == REGISTER.c.case_id, same)


def _said(organisation: str, word: str) -> ColumnElement[bool]:
    row = WORDS.c
    said = select(row.case_id).where(row.organisation == organisation, row.text.contains(word, autoescape=True))
    return REGISTER.c.case_id.in_(said)


_CONDITIONS: dict[str, Callable[[Any, datetime], ColumnElement[bool]]] = {
    "number": lambda number, _: REGISTER.c.number.startswith(number, autoescape=True),
    "procedure": lambda procedure, _: REGISTER.c.procedure == procedure,
    "version": lambda version, _: REGISTER.c.version.startswith(version, autoescape=True),
    "state": lambda state, _: REGISTER.c.state == state,
    "since": lambda since, _: REGISTER.c.opened_at >= since,
    "until": lambda until, _: REGISTER.c.opened_at < until,
    "overdue": lambda _, at: _overdue(at),
}
