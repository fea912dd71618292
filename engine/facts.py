"""The vocabulary of facts: everything that can be said to have happened to a case.

A fact is a frozen dataclass in the past tense. Facts, requests and refusals are the only things
that cross between the parts of the engine.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Answers = Mapping[str, Any]
"""Names to JSON values: text, bool, None, int, Decimal, list, dict. Dates are ISO 8601 text."""


@dataclass(frozen=True, order=True)
class Place:
    """An element of the diagram, and for the how-manieth time in this case: the address of a task or an event."""

    element: str
    occurrence: int

    def __str__(self) -> str:
        """As it stands in addresses and in the record, `register/1`."""
        return f"{self.element}/{self.occurrence}"

    @classmethod
    def parse(cls, text: str) -> "Place":
        """The place that `str` wrote; ValueError for anything else."""
        element, _, occurrence = text.rpartition("/")
        return cls(element, int(occurrence))


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
class CaseOpened:
    """A complaint was received and given its number; it stays on this version of its procedure."""

    number: str
    serial: int
    procedure: str
    version: str
    organisation: str
    zone: str
    complainant: str | None = None
    """The name of the personal answer that names the complainant, where the diagram tells it."""
    warning: str | None = None
    departments: tuple[str, ...] = ()
    """The organisation's departments on that day: what expressions may choose from."""


@dataclass(frozen=True)
class CaseDescribed:
    """The one line by which staff know the case has become this."""

    subject: str


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
class TaskCancelled:
    """The diagram took a task away before it was done."""

    task: Place


@dataclass(frozen=True)
class ElementPassed:
    """A token went through an element and left by these sequence flows."""

    element: str
    flows: tuple[str, ...] = ()


@dataclass(frozen=True)
class ValueSet:
    """A script task gave the case document a value."""

    element: str
    name: str
    value: Any


@dataclass(frozen=True)
class DecisionMade:
    """A decision was evaluated; `rules` are the 1-based numbers of the rules that were hit."""

    element: str
    decision: str
    name: str
    value: Any
    rules: tuple[int, ...]
    inputs: Mapping[str, Any] = field(default_factory=dict)


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
class MessageDropped:
    """A message is no longer waited for."""

    place: Place


@dataclass(frozen=True)
class CaseClosed:
    """Nothing is left to do; `outcome` is the end event that the main line reached, `name` its words."""

    outcome: str
    name: str


Fact = (
    CaseOpened
    | CaseDescribed
    | TaskOffered
    | TaskClaimed
    | TaskReleased
    | TaskCompleted
    | TaskCancelled
    | ElementPassed
    | ValueSet
    | DecisionMade
    | DeadlineSet
    | DeadlineFired
    | DeadlineDropped
    | MessageAwaited
    | MessageReceived
    | MessageDropped
    | CaseClosed
)
