"""What people do in a case: tasks that are offered, taken and completed, and what the case is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.facts.deadlines import Deadline
from engine.facts.places import Answers, Place


@dataclass(frozen=True)
class TaskOffered:
    """Work waits for anyone of the groups; a group is a role, or `role@unit`."""

    task: Place
    name: str
    groups: tuple[str, ...]
    form: str | None = None
    due: Deadline | None = None
    checks: str | None = None
    """The element whose latest completer may not do this task (four eyes)."""
    barred: str | None = None
    """That completer, where there is one already."""


@dataclass(frozen=True)
class TaskClaimed:
    """Someone took a task from the team's inbox."""

    task: Place


@dataclass(frozen=True)
class TaskReleased:
    """Someone gave a task back to the team."""

    task: Place


@dataclass(frozen=True)
class TaskCompleted:
    """Someone answered a task's questions; `asked` is the form as it stood on that day.

    `personal` holds the salted SHA-256 of each personal answer; the answer itself is kept beside the record.
    """

    task: Place
    answers: Answers
    asked: tuple[Mapping[str, Any], ...] = ()
    personal: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AnswerCorrected:
    """An answer that was given at a task was wrong and is now this; what it was stays in the record, struck through.

    Nothing that the diagram did with the wrong one is undone. `asked` and `personal` are as in a completed task.
    """

    task: Place
    answers: Answers
    reason: str
    asked: tuple[Mapping[str, Any], ...] = ()
    personal: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TaskCancelled:
    """The diagram took a task away before it was done."""

    task: Place


@dataclass(frozen=True)
class MessageAwaited:
    """The case can now receive a message; whoever is of the groups may report it with this form."""

    place: Place
    message: str
    name: str
    groups: tuple[str, ...]
    form: str | None = None


@dataclass(frozen=True)
class MessageReceived:
    """A message came to a place that waited for it."""

    place: Place
    message: str
    answers: Answers
    asked: tuple[Mapping[str, Any], ...] = ()
    personal: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MessageSent:
    """The diagram sent a message; `to` is the place in the same case that received it, None if nobody there waits for it."""

    element: str
    message: str
    to: Place | None = None


@dataclass(frozen=True)
class MessageDropped:
    """A message is no longer waited for."""

    place: Place
