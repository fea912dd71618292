"""A case as text and back: the snapshot that saves reading all its facts. It can be dropped and derived again."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.cases.case import Case, OpenTask
from engine.cases.specifications import specification_of
from engine.facts import CaseClosed, CaseOpened, DeadlineSet, IncidentRaised, MessageAwaited, NoticeDue, TaskOffered
from engine.procedures import Version
from engine.record.encoding import from_json, instant_text, to_json
from engine.spiff.run import Run, World
from shouli_verify import canonical


def keep(case: Case) -> str:
    """The case's state as canonical JSON; equal cases give equal text."""
    return canonical.text(
        {
            "opened": to_json(case.opened),
            "at": instant_text(case.opened_at),
            "run": case.run.keep(),
            "document": case.document,
            "tasks": [[to_json(task.offered), task.claimed_by] for task in case.tasks.values()],
            "timers": [to_json(timer) for timer in case.timers.values()],
            "awaited": [to_json(message) for message in case.awaited.values()],
            "done": case.done_by,
            "subject": case.subject,
            "closed": to_json(case.closed) if case.closed else None,
            **({"held": case.held} if case.held is not None else {}),
            **({"suspended": case.suspended} if case.suspended is not None else {}),
            **({"notices": [to_json(each) for each in case.notices.values()]} if case.notices else {}),
            **({"incidents": [to_json(each) for each in case.incidents.values()]} if case.incidents else {}),
        }
    )


def restore(text: str, version: Version, at: datetime) -> Case:
    """The case that `keep` wrote, ready to be asked something at an instant."""
    kept: dict[str, Any] = canonical.value(text)
    opened: CaseOpened = _fact(CaseOpened, kept["opened"])
    opened_at = datetime.fromisoformat(kept["at"])
    seen = {"number": opened.number, "opened": opened_at}
    world = World(kept["document"], at, ZoneInfo(opened.zone), seen, opened.departments, version.calendar)
    run = Run.restore(specification_of(version), kept["run"], world)
    case = Case(version, opened, opened_at, world, run, done_by=kept["done"], subject=kept["subject"])
    for body, claimed_by in kept["tasks"]:
        offered: TaskOffered = _fact(TaskOffered, body)
        case.tasks[offered.task] = OpenTask(offered, claimed_by)
    timers: list[DeadlineSet] = [_fact(DeadlineSet, body) for body in kept["timers"]]
    awaited: list[MessageAwaited] = [_fact(MessageAwaited, body) for body in kept["awaited"]]
    case.timers = {timer.timer: timer for timer in timers}
    case.awaited = {message.place: message for message in awaited}
    notices: list[NoticeDue] = [_fact(NoticeDue, body) for body in kept.get("notices", ())]
    case.notices = {each.place: each for each in notices}
    incidents: list[IncidentRaised] = [_fact(IncidentRaised, body) for body in kept.get("incidents", ())]
    case.incidents = {each.place: each for each in incidents}
    case.held, case.suspended = kept.get("held"), kept.get("suspended")
    case.closed = _fact(CaseClosed, kept["closed"]) if kept["closed"] else None
    return case


def _fact(kind: type, body: dict[str, Any]) -> Any:
    return from_json(kind.__name__, body)
