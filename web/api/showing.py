"""Cases and tasks as JSON."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from engine.cases.case import Case, OpenTask
from engine.people import Person, may_do
from engine.projections.inbox import Waiting


def instant(moment: datetime | None) -> str | None:
    """An instant as ISO 8601 text in UTC."""
    return None if moment is None else moment.isoformat()


def listed(waiting: Waiting) -> dict[str, Any]:
    """A task of the inbox."""
    return {
        "case": waiting.number,
        "procedure": waiting.procedure,
        "subject": waiting.subject,
        "element": waiting.task.element,
        "occurrence": waiting.task.occurrence,
        "name": waiting.name,
        "due": instant(waiting.due),
        "claimed_by": waiting.claimed_by,
        "offered_at": instant(waiting.offered_at),
    }


def open_task(task: OpenTask, person: Person, done_by: Mapping[str, str]) -> dict[str, Any]:
    """A task that waits; `yours` says whether the person may do it now."""
    offered = task.offered
    allowed = may_do(person, offered.groups, offered.checks, done_by)
    return {
        "element": offered.task.element,
        "occurrence": offered.task.occurrence,
        "name": offered.name,
        "groups": list(offered.groups),
        "due": instant(offered.due.due) if offered.due else None,
        "claimed_by": task.claimed_by,
        "yours": allowed and task.claimed_by in (None, person.name),
    }


def standing(case: Case, person: Person) -> dict[str, Any]:
    """A case as it stands after a request: what waits in it, and how it ended if it has."""
    closed = case.closed
    return {
        "case": case.number,
        "procedure": case.opened.procedure,
        "version": case.opened.version,
        "subject": case.subject,
        "opened_at": instant(case.opened_at),
        "warning": case.opened.warning,
        "closed": {"outcome": closed.outcome, "name": closed.name} if closed else None,
        "tasks": [open_task(task, person, case.done_by) for task in case.tasks.values()],
        "messages": [
            {"element": place.element, "occurrence": place.occurrence, "name": awaited.name}
            for place, awaited in case.awaited.items()
            if may_do(person, awaited.groups, None, {})
        ],
    }
