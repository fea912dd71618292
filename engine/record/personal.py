"""Personal answers, kept beside the record so that they can be erased without touching it."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from engine.record.tables import PERSONAL
from shouli_verify import canonical


def keep(session: Session, case_id: int, no: int, answers: Mapping[str, Any], salt: str) -> None:
    """The personal answers of the fact with this number, in one statement."""
    rows = [
        {"case_id": case_id, "no": no, "name": name, "value": canonical.text(answer), "salt": salt}
        for name, answer in sorted(answers.items())
    ]
    if rows:
        session.execute(insert(PERSONAL), rows)


def erase(session: Session, case_id: int, names: Iterable[str]) -> None:
    """The personal answers of these names are gone from the database."""
    row = PERSONAL.c
    session.execute(delete(PERSONAL).where(row.case_id == case_id, row.name.in_(list(names))))


def names(session: Session, case_id: int) -> tuple[str, ...]:
    """The names of which there are personal answers."""
    asked = select(PERSONAL.c.name).where(PERSONAL.c.case_id == case_id).distinct().order_by(PERSONAL.c.name)
    return tuple(session.scalars(asked))


def latest(session: Session, case_id: int) -> dict[str, Any]:
    """The personal answers as they stand, by name."""
    row = PERSONAL.c
    asked = select(row.name, row.value).where(row.case_id == case_id).order_by(row.no)
    return {name: canonical.value(answer) for name, answer in session.execute(asked)}


def of_facts(session: Session, case_id: int, numbers: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The personal answers that were given with each of these facts and have not been erased."""
    row = PERSONAL.c
    asked = select(row.no, row.name, row.value).where(row.case_id == case_id, row.no.in_(list(numbers)))
    found: dict[int, dict[str, Any]] = {}
    for no, name, answer in session.execute(asked.order_by(row.no, row.name)):
        found.setdefault(no, {})[name] = canonical.value(answer)
    return found


def until(session: Session, case_id: int, no: int) -> dict[int, dict[str, Any]]:
    """The same of every fact up to this number, in order."""
    row = PERSONAL.c
    asked = select(row.no, row.name, row.value).where(row.case_id == case_id, row.no <= no)
    found: dict[int, dict[str, Any]] = {}
    for number, name, answer in session.execute(asked.order_by(row.no, row.name)):
        found.setdefault(number, {})[name] = canonical.value(answer)
    return found


def rows(session: Session, case_ids: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """The personal answers of these cases as they are kept: `no` of the fact, `name`, `value` as canonical JSON, `salt`."""
    row = PERSONAL.c
    asked = select(row.case_id, row.no, row.name, row.value, row.salt).where(row.case_id.in_(list(case_ids)))
    found: dict[int, list[dict[str, Any]]] = {}
    for one in session.execute(asked.order_by(row.case_id, row.no, row.name)).mappings():
        found.setdefault(one["case_id"], []).append({name: one[name] for name in ("no", "name", "value", "salt")})
    return found
