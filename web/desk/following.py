"""What comes next for whoever has just done a task."""

from datetime import UTC, datetime

from engine.cases.case import Case, OpenTask
from engine.people import Person
from web.desk.task import can_do

_LAST = datetime.max.replace(tzinfo=UTC)


def next_of(case: Case, person: Person) -> OpenTask | None:
    """The most urgent task of the case that the person may do now."""
    theirs = [task for task in case.tasks.values() if can_do(case, task, person)]
    return min(theirs, key=_urgency, default=None)


def _urgency(task: OpenTask) -> datetime:
    return task.offered.due.due if task.offered.due else _LAST
