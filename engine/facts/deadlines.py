"""Instants by which something is due, and what became of them."""

from dataclasses import dataclass
from datetime import datetime

from engine.facts.places import Place


@dataclass(frozen=True)
class Deadline:
    """An instant (UTC) by which something is due, and the rule that it was counted by.

    `n` and `unit` are None where the diagram gave an instant or an ISO duration of its own.
    `holidays` and `made_up` are the ISO dates that the count met: rest days skipped although they
    fall on Monday to Friday, and weekend days counted because the State Council's notice has them worked.
    """

    due: datetime
    n: int | None = None
    unit: str | None = None
    start: datetime | None = None
    rollover: bool = False
    basis: str | None = None
    provisional: bool = False
    holidays: tuple[str, ...] = ()
    made_up: tuple[str, ...] = ()


@dataclass(frozen=True)
class DeadlineSet:
    """A timer on the diagram began to wait; `kind` is the diagram's word for it (reminder, escalation) or None."""

    timer: Place
    name: str
    deadline: Deadline
    kind: str | None = None
    task: Place | None = None
    """The task whose boundary the timer sits on, where it sits on one."""


@dataclass(frozen=True)
class DeadlineFired:
    """A timer's instant had come, and the diagram moved because of it."""

    timer: Place
    due: datetime
    kind: str | None = None
    task: Place | None = None


@dataclass(frozen=True)
class DeadlineDropped:
    """A timer is no longer waited for."""

    timer: Place
