"""The register of cases: one line a case, kept in step with its facts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, or_, select, update
from sqlalchemy.orm import Session

from engine.facts import CaseClosed, CaseDescribed, CaseMoved, CaseOpened, CaseReopened, PersonalErased
from engine.people import Person
from engine.projections.tables import REGISTER
from engine.record.cases import kept_roles, known
from engine.record.log import Recorded

PAGE = 25


@dataclass(frozen=True)
class Listed:
    """A case as the register lists it."""

    id: int
    number: str
    procedure: str
    version: str
    subject: str
    complainant: str | None
    state: str
    outcome: str | None
    opened_at: datetime
    closed_at: datetime | None


def masked(name: Any) -> str | None:
    """A person's name with all but its first character hidden: 陈＊＊; None for none."""
    shown = str(name).strip() if name is not None else ""
    return shown[0] + "＊" * min(len(shown) - 1, 2) if shown else None


def take(
    session: Session,
    case_id: int,
    organisation: str,
    recorded: Sequence[Recorded],
    complainant_name: str | None,
    personal: Mapping[str, Any],
) -> None:
    """The case's line is as these facts leave it; `personal` are the personal answers given with them."""
    values: dict[str, Any] = {}
    for one in recorded:
        values |= _seen(one)
    if complainant_name is not None and complainant_name in personal:
        values["complainant"] = masked(personal[complainant_name])
    for one in recorded:
        if isinstance(one.fact, PersonalErased) and complainant_name in one.fact.names:
            values["complainant"] = None
    if "number" in values:
        line = {"case_id": case_id, "organisation": organisation, "subject": "", "complainant": None, "outcome": None}
        line |= {"closed_at": None, "path": None, "month": "", "state": "open"}
        session.execute(insert(REGISTER).values(**{**line, **values}))
    elif values:
        session.execute(update(REGISTER).where(REGISTER.c.case_id == case_id).values(**values))


def cases(
    session: Session, person: Person, *, state: str | None = None, text: str = "", page: int = 1
) -> tuple[list[Listed], bool]:
    """A page of the organisation's cases, newest first, and whether there are more.

    `text` is how a number begins, or is part of the subject.
    """
    row = REGISTER.c
    asked = listing().where(row.organisation == person.organisation, known(row.known_to, person.groups))
    if state:
        asked = asked.where(row.state == state)
    if text:
        number = row.number.startswith(text, autoescape=True)
        asked = asked.where(or_(number, row.subject.contains(text, autoescape=True)))
    asked = asked.order_by(row.opened_at.desc(), row.case_id.desc()).limit(PAGE + 1).offset(PAGE * (page - 1))
    found = [Listed(*line) for line in session.execute(asked)]
    return found[:PAGE], len(found) > PAGE


def case(session: Session, person: Person, number: str) -> Listed | None:
    """The line of the organisation's case of this number."""
    row = REGISTER.c
    asked = listing().where(row.organisation == person.organisation, row.number == number)
    asked = asked.where(known(row.known_to, person.groups))
    found = session.execute(asked).one_or_none()
    return Listed(*found) if found else None


def followed_by(session: Session, person: Person, number: str) -> tuple[str, ...]:
    """The numbers of the later complaints about a case."""
    row = REGISTER.c
    asked = select(row.number).where(row.organisation == person.organisation, row.follows == number)
    return tuple(session.scalars(asked.where(known(row.known_to, person.groups)).order_by(row.case_id)))


def unknown(session: Session, person: Person, numbers: Collection[str]) -> frozenset[str]:
    """Those of the numbers whose cases the person may not know of."""
    row = REGISTER.c
    asked = select(row.number).where(row.organisation == person.organisation, row.number.in_(numbers))
    return frozenset(session.scalars(asked.where(~known(row.known_to, person.groups))))


def listing() -> Any:
    """The statement that gives lines of the register, without a condition."""
    row = REGISTER.c
    named = (row.case_id, row.number, row.procedure, row.version, row.subject, row.complainant)
    return select(*named, row.state, row.outcome, row.opened_at, row.closed_at)


def _seen(one: Recorded) -> dict[str, Any]:
    match one.fact:
        case CaseOpened() as opened:
            seen = {"number": opened.number, "procedure": opened.procedure, "version": opened.version}
            return {**seen, "opened_at": one.at, "known_to": kept_roles(opened.known_to), "follows": opened.follows}
        case CaseDescribed(subject=subject):
            return {"subject": subject}
        case CaseClosed(name=name):
            return {"state": "closed", "outcome": name, "closed_at": one.at}
        case CaseReopened():
            return {"state": "open", "outcome": None, "closed_at": None}
        case CaseMoved(version=version):
            return {"version": version}  # the procedure is the one that gave the case its number
    return {}
