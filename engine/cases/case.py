"""A case as it stands: what its facts so far have led to, without any database."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.facts import (
    CaseClosed,
    CaseDescribed,
    CaseOpened,
    CaseReopened,
    CaseResumed,
    CaseSuspended,
    DeadlineSet,
    Fact,
    HoldLifted,
    HoldPlaced,
    IncidentRaised,
    MessageAwaited,
    NoticeDue,
    Place,
    TaskCancelled,
    TaskClaimed,
    TaskCompleted,
    TaskOffered,
    TaskReleased,
    TaskSkipped,
    settled_by,
)
from engine.procedures import Version
from engine.spiff.run import Run, World


@dataclass(frozen=True)
class OpenTask:
    """A task that waits, and who has taken it."""

    offered: TaskOffered
    claimed_by: str | None = None


@dataclass
class Case:
    """One case: its answers, its tokens, and all that waits in it."""

    version: Version
    opened: CaseOpened
    opened_at: datetime
    world: World
    run: Run
    tasks: dict[Place, OpenTask] = field(default_factory=dict)
    timers: dict[Place, DeadlineSet] = field(default_factory=dict)
    awaited: dict[Place, MessageAwaited] = field(default_factory=dict)
    notices: dict[Place, NoticeDue] = field(default_factory=dict)
    done_by: dict[str, str] = field(default_factory=dict)
    incidents: dict[Place, IncidentRaised] = field(default_factory=dict)
    subject: str = ""
    closed: CaseClosed | None = None
    held: str | None = None
    """Why nothing of it may be erased, while a hold stands."""
    suspended: str | None = None
    """Why nothing can be done in it, while it is suspended."""
    id: int = 0
    """Its row in the record; 0 while it lives in memory alone."""

    @property
    def number(self) -> str:
        """The number by which everyone knows the case."""
        return self.opened.number

    @property
    def document(self) -> dict[str, Any]:
        """The answers and results so far; personal answers are not among them."""
        return self.world.document

    @property
    def zone(self) -> ZoneInfo:
        """Where the case's days begin and end."""
        return self.world.zone

    def next_due(self) -> datetime | None:
        """The instant of the earliest timer that waits."""
        waiting = self.run.due()
        return waiting[0][0] if waiting else None

    def take(self, fact: Fact, by: str | None) -> None:
        """What waits in the case is as the fact leaves it."""
        over = settled_by(fact)
        if over is not None:
            for waiting in (self.timers, self.awaited, self.notices, self.incidents):
                waiting.pop(over, None)
        match fact:
            case TaskOffered() | TaskClaimed() | TaskReleased() | TaskCompleted() | TaskCancelled() | TaskSkipped():
                self._take_task(fact, by)
            case DeadlineSet() | MessageAwaited() | NoticeDue() | IncidentRaised():
                self._wait(fact)
            case CaseDescribed(subject=subject):
                self.subject = subject
            case CaseClosed():
                self.closed = fact
            case CaseReopened():
                self.closed = None
            case _:
                self._take_stop(fact)

    def _take_stop(self, fact: Fact) -> None:
        """The case is held, suspended, or neither."""
        match fact:
            case HoldPlaced(reason=reason):
                self.held = reason
            case HoldLifted():
                self.held = None
            case CaseSuspended(reason=reason):
                self.suspended = reason
            case CaseResumed():
                self.suspended = None

    def _wait(self, fact: DeadlineSet | MessageAwaited | NoticeDue | IncidentRaised) -> None:
        match fact:
            case DeadlineSet(timer=place):
                self.timers[place] = fact
            case MessageAwaited(place=place):
                self.awaited[place] = fact
            case NoticeDue(place=place):
                self.notices[place] = fact
            case IncidentRaised(place=place):
                self.incidents[place] = fact

    def _take_task(
        self,
        fact: TaskOffered | TaskClaimed | TaskReleased | TaskCompleted | TaskCancelled | TaskSkipped,
        by: str | None,
    ) -> None:
        place = fact.task
        match fact:
            case TaskOffered():
                self.tasks[place] = OpenTask(fact)
            case TaskClaimed():
                self.tasks[place] = OpenTask(self.tasks[place].offered, by)
            case TaskReleased():
                self.tasks[place] = OpenTask(self.tasks[place].offered)
            case TaskCompleted():
                del self.tasks[place]
                self.done_by[place.element] = by or ""
            case TaskCancelled() | TaskSkipped():
                self.tasks.pop(place, None)
