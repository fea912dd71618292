"""What stands beside a form: the reason for its deadline, the clauses, the case, and the place on the diagram."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from engine.cases.case import Case
from engine.facts import Deadline
from engine.procedures import Version
from forms.components import Form
from web.desk import answers, clauses, drawing, due, names
from web.desk.answers import Group, Kept
from web.desk.clauses import Told
from web.desk.drawing import Drawn
from web.desk.due import Reason
from web.desk.reader import Reader
from web.desk.struck import correctors


@dataclass(frozen=True)
class Aside:
    """The column beside the form; before a case is opened nothing is known yet."""

    reason: Reason | None
    clauses: tuple[Told, ...]
    known: tuple[Group, ...]
    brief: tuple[Kept, ...]
    drawn: Drawn


def in_case(
    session: Session,
    case: Case,
    element: str,
    deadline: Deadline | None,
    form: Form,
    private: Mapping[str, Any],
    reader: Reader,
) -> Aside:
    """Beside the form of a task or a message of the case."""
    lately = drawing.lately(session, case.id)
    called = names.of(session, case.opened.organisation, correctors(lately))
    known = answers.groups(case, private, lately, reader, called)
    cited = [*case.version.diagram.elements[element].clauses, deadline.basis if deadline else None, *_asked_by(form)]
    return Aside(
        reason=due.reason(deadline, reader.at, case.zone, case.version.calendar, reader.language) if deadline else None,
        clauses=clauses.told(case.version, cited, reader.language),
        known=known,
        brief=answers.brief(known),
        drawn=drawing.of_case(case, lately, only=element),
    )


def at_opening(version: Version, form: Form, reader: Reader) -> Aside:
    """Beside the first form of a procedure."""
    first = version.diagram.opening_task()
    cited = [*(first.clauses if first else ()), *_asked_by(form)]
    drawn = Drawn(version.hash, version.diagram.name, active=first.id if first else "")
    return Aside(None, clauses.told(version, cited, reader.language), (), (), drawn)


def _asked_by(form: Form) -> Iterable[str]:
    return (clause for question in form.questions for clause in question.clauses)
