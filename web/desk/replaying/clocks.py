"""The deadlines that a step set, each with why it falls on its day, and what became of those that it ended."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from flask_babel import gettext as _

from engine import calendar
from engine.calendar import Account
from engine.facts import Deadline, DeadlineSet, TaskOffered
from engine.procedures import Version
from engine.record.log import Recorded
from web.desk import clauses, due
from web.desk.clauses import Told
from web.desk.due import Reason
from web.desk.wording import Naming


@dataclass(frozen=True)
class Set:
    """A deadline that began in the step: of a task, or a timer of the diagram.

    `written` is the diagram's expression for it; `account` tells how it was counted, `reason` draws the days.
    """

    no: int
    element: str
    name: str
    kind: Literal["task", "reminder", "escalation", "timer"]
    due: str
    account: Account
    reason: Reason
    basis: tuple[Told, ...]
    written: str


def begun(version: Version, facts: Iterable[Recorded], naming: Naming) -> Iterator[Set]:
    """Every deadline that the step's facts set, in their order."""
    for one in facts:
        match one.fact:
            case TaskOffered(task=place, name=name, due=Deadline() as deadline):
                yield _set(version, one, place.element, name, "task", deadline, naming)
            case DeadlineSet(timer=place, name=name, deadline=deadline, kind=kind):
                known: Literal["reminder", "escalation", "timer"] = "timer"
                if kind == "reminder":
                    known = "reminder"
                elif kind == "escalation":
                    known = "escalation"
                yield _set(version, one, place.element, name, known, deadline, naming)


def _set(
    version: Version,
    one: Recorded,
    element: str,
    name: str,
    kind: Literal["task", "reminder", "escalation", "timer"],
    deadline: Deadline,
    naming: Naming,
) -> Set:
    zone, language = naming.zone, naming.language
    return Set(
        no=one.no,
        element=element,
        name=name.replace("\n", "") or naming.name(element),
        kind=kind,
        due=_ends(deadline.due, naming),
        account=calendar.account(deadline, zone, version.calendar, language),
        reason=due.reason(deadline, one.at, zone, version.calendar, language),
        basis=clauses.told(version, [deadline.basis], language),
        written=_written(version, element),
    )


def _ends(instant: datetime, naming: Naming) -> str:
    return str(_("due %(when)s", when=due.when(instant, naming.zone, naming.language)))


def _written(version: Version, element: str) -> str:
    """What the diagram writes of the deadline, without the sign that makes it an expression."""
    drawn = version.diagram.elements.get(element)
    if drawn is None:
        return ""
    return ((drawn.timer.text if drawn.timer else drawn.due) or "").removeprefix("=").strip()
