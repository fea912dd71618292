"""Which complaint used which number of a paper form: whatever form was filled with it, but for what was corrected since."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from engine.facts import AnswerCorrected, MessageReceived, TaskCompleted
from engine.projections.tables import REGISTER, USE
from engine.record import paper_numbers
from engine.record.cases import known
from engine.record.log import Recorded


@dataclass(frozen=True)
class Use:
    """A number that a complaint names; `case` is its number, None for who may not know of it."""

    number: str
    case_id: int
    at: datetime
    case: str | None


def take(session: Session, case_id: int, organisation: str, recorded: Sequence[Recorded]) -> None:
    """The numbers that these facts name are used by the case."""
    for one in recorded:
        match one.fact:
            case TaskCompleted(task=place) | MessageReceived(place=place) | AnswerCorrected(task=place):
                named = list(_named(one.fact))
                if isinstance(one.fact, AnswerCorrected):
                    _correct(session, case_id, place.element, [name for name, _, _ in named])
                kept = {"case_id": case_id, "no": one.no, "element": place.element, "organisation": organisation}
                rows = [
                    {**kept, "name": name, "form": form, "number": number, "at": one.at}
                    for name, form, number in named
                    if number
                ]
                if rows:
                    session.execute(insert(USE), rows)


def named_in(asked: Sequence[Any], answers: Any) -> Iterator[tuple[str, str, str]]:
    """Name of the question, title of the paper form and plain number of each number that is asked for; it may be empty."""
    for question in asked:
        if question.get("stock"):
            name = question["name"]
            yield name, str(question["stock"]), paper_numbers.plain(answers.get(name))[: paper_numbers.LONGEST]


def uses(
    session: Session, organisation: str, forms: Collection[str], groups: Collection[str] | None = None
) -> dict[str, list[Use]]:
    """By form, the numbers that complaints named, in the order in which they did; None for `groups` is the server itself."""
    row, register = USE.c, REGISTER.c
    open_to = known(register.known_to, groups).label("known")
    asked = select(row.form, row.number, row.case_id, row.at, register.number.label("case"), open_to)
    asked = asked.join_from(USE, REGISTER, register.case_id == row.case_id)
    found: dict[str, list[Use]] = {}
    wanted = asked.where(row.organisation == organisation, row.form.in_(forms)).order_by(row.at, row.case_id, row.no)
    for one in session.execute(wanted):
        found.setdefault(one.form, []).append(Use(one.number, one.case_id, one.at, one.case if one.known else None))
    return found


def used_by_another(session: Session, organisation: str, form: str, number: str, case_id: int | None) -> bool:
    """Whether another case than this one, if there is one yet, named the number."""
    row = USE.c
    asked = select(row.case_id).where(row.organisation == organisation, row.form == form, row.number == number)
    return session.scalar(asked.where(row.case_id != (case_id or 0)).limit(1)) is not None


def forms_used(session: Session, organisation: str, procedure: str | None = None) -> list[str]:
    """The titles of the paper forms whose numbers complaints named, those of one procedure where it is given."""
    row = USE.c
    asked = select(row.form).where(row.organisation == organisation).distinct().order_by(row.form)
    if procedure is not None:
        asked = asked.join(REGISTER, REGISTER.c.case_id == row.case_id).where(REGISTER.c.procedure == procedure)
    return list(session.scalars(asked))


def _named(fact: TaskCompleted | MessageReceived | AnswerCorrected) -> Iterator[tuple[str, str, str]]:
    return named_in(fact.asked, fact.answers)


def _correct(session: Session, case_id: int, element: str, names: Collection[str]) -> None:
    """What was written by mistake was never used."""
    if names:
        row = USE.c
        session.execute(delete(USE).where(row.case_id == case_id, row.element == element, row.name.in_(names)))
