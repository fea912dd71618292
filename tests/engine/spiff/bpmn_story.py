"""A case played in the diagram's words; kept and restored between every two steps."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from bpmn_notation import xml

from engine.diagram import check, read
from engine.facts import (
    DeadlineDropped,
    DeadlineFired,
    DeadlineSet,
    ElementPassed,
    Fact,
    MessageAwaited,
    MessageDropped,
    Place,
    TaskCancelled,
    TaskOffered,
)
from engine.spiff.run import Run, Specification, World, specification

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 1, 5, 9, tzinfo=SHANGHAI).astimezone(UTC)


ODD = {"opening-task", "waits-for-ever", "gateway-alone", "start-and-end", "start-event", "no-end"}
"""What no procedure may have, and stories of single elements do."""


@cache
def built(lines: str | bytes) -> Specification:
    """The executable diagram, of lines or of a file that the notation cannot write; it must pass the check."""
    diagram = read(lines if isinstance(lines, bytes) else xml(lines), "story.bpmn")
    assert [str(each) for each in check(diagram) if each.is_error and each.rule not in ODD] == []
    return specification(diagram, {})


class Story:
    """One case on its way."""

    def __init__(
        self,
        lines: str | bytes,
        decisions: Mapping[str, Any] | None = None,
        at: datetime = MONDAY,
        **document: Any,
    ):
        self.spec = built(lines) if decisions is None else specification(read(xml(lines), "story.bpmn"), decisions)
        case = {"number": "26010001", "opened": at}
        self.world = World(dict(document), at, SHANGHAI, case, ("骨科", "内科"))
        self.run = Run.begin(self.spec, self.world)
        self.facts: list[Fact] = []
        self._told()

    def completes(self, *tasks: str, **answers: Any) -> "Story":
        """The tasks are done, in this order; `a` is the oldest open one of that element, `a/2` a certain one."""
        for task in tasks:
            self.world.document.update(answers)
            self.run.complete(self._place(task, self.run.open_tasks()))
            self._told()
        return self

    def receives(self, *messages: str, **answers: Any) -> "Story":
        """The messages come, in this order."""
        for message in messages:
            self.world.document.update(answers)
            self.run.receive(self._place(message, self.run.awaited()))
            self._told()
        return self

    def sends(self, *notices: str) -> "Story":
        """The notices were sent, in this order."""
        for notice in notices:
            self.run.sent(self._place(notice, self.run.notices()))
            self._told()
        return self

    def waits(self, **length: float) -> "Story":
        """Time passes, and every timer fires at its own instant."""
        until = self.world.at + timedelta(**length)
        while self.run.due() and self.run.due()[0][0] <= until:
            self.world.at = max(self.run.due()[0][0], self.world.at)
            self.run.fire(self.run.due()[0][1])
            self._told()
        self.world.at = until
        return self

    @property
    def open(self) -> list[str]:
        """The open tasks, as `element/occurrence`."""
        return [str(place) for place in self.run.open_tasks()]

    @property
    def awaited(self) -> list[str]:
        """The messages that are waited for."""
        return [str(place) for place in self.run.awaited()]

    @property
    def due(self) -> dict[str, str]:
        """The timers that wait, each with its local time."""
        return {str(place): f"{due.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" for due, place in self.run.due()}

    @property
    def passed(self) -> list[str]:
        """The elements passed so far."""
        return [fact.element for fact in self.facts if isinstance(fact, ElementPassed)]

    @property
    def said(self) -> list[str]:
        """What was told so far, in short."""
        return [text for fact in self.facts if (text := _short(fact))]

    def of(self, kind: type) -> list[Any]:
        """The facts of one kind."""
        return [fact for fact in self.facts if isinstance(fact, kind)]

    def _place(self, name: str, places: list[Place]) -> Place:
        return Place.parse(name) if "/" in name else next(place for place in places if place.element == name)

    def _told(self) -> None:
        self.facts += self.run.take()
        kept = self.run.keep()
        self.run = Run.restore(self.spec, kept, self.world)
        assert self.run.keep() == kept


def _short(fact: Fact) -> str:
    match fact:
        case TaskOffered(task=place):
            return f"offered {place}"
        case TaskCancelled(task=place):
            return f"cancelled {place}"
        case DeadlineSet(timer=place):
            return f"set {place}"
        case DeadlineFired(timer=place):
            return f"fired {place}"
        case MessageAwaited(place=place):
            return f"awaited {place}"
        case DeadlineDropped(timer=place) | MessageDropped(place=place):
            return f"dropped {place}"
    return ""
