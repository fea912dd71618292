"""What can be asked of a case. A request carries all that its rule needs: person, instant and answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from engine.cases.operations import Operation
from engine.facts import Answers, Place
from engine.people import Person


@dataclass(frozen=True)
class Filled:
    """A form as it was asked and answered: clean answers, the questions of that day, which of them are personal.

    `salt` makes the hashes of the personal answers; it is random, and made outside the engine.
    """

    answers: Answers = field(default_factory=dict)
    asked: tuple[Mapping[str, Any], ...] = ()
    personal: frozenset[str] = frozenset()
    salt: str = ""


@dataclass(frozen=True)
class OpenCase:
    """Begin a case on the version that is deployed, and, where it is filled, complete the first task at once."""

    procedure: str
    by: Person
    at: datetime
    submission: str
    filled: Filled | None = None
    departments: tuple[str, ...] = ()
    zone: str = "Asia/Shanghai"
    """The key of the zone in which the case's days begin and end."""
    follows: str | None = None
    """The number of the closed case of which this is a later complaint."""


@dataclass(frozen=True)
class ClaimTask:
    """Take a task from the team."""

    case: str
    task: Place
    by: Person
    at: datetime
    submission: str


@dataclass(frozen=True)
class ReleaseTask:
    """Give a task back to the team."""

    case: str
    task: Place
    by: Person
    at: datetime
    submission: str


@dataclass(frozen=True)
class CompleteTask:
    """Answer a task's questions."""

    case: str
    task: Place
    by: Person
    at: datetime
    submission: str
    filled: Filled = Filled()


@dataclass(frozen=True)
class ReportMessage:
    """Tell the case something that it waits for: a result from outside, a new duty, a withdrawal."""

    case: str
    place: Place
    by: Person
    at: datetime
    submission: str
    filled: Filled = Filled()


@dataclass(frozen=True)
class RetryIncident:
    """Let happen now what could not, because the diagram could not be followed; for whoever looks after the system."""

    case: str
    place: Place
    by: Person
    at: datetime
    submission: str


@dataclass(frozen=True)
class CorrectAnswer:
    """Correct an answer that was given at a task; `filled` has the right one, and the question as it is asked."""

    case: str
    task: Place
    filled: Filled
    reason: str
    by: Person
    at: datetime
    submission: str


@dataclass(frozen=True)
class PlaceHold:
    """Keep the case's personal answers from being erased."""

    case: str
    reason: str
    by: Person
    at: datetime
    submission: str


@dataclass(frozen=True)
class LiftHold:
    """Let them be erased again when their time has come."""

    case: str
    reason: str
    by: Person
    at: datetime
    submission: str


@dataclass(frozen=True)
class ErasePersonal:
    """Erase the personal answers of these names."""

    case: str
    names: tuple[str, ...]
    reason: str
    by: Person
    at: datetime
    submission: str


@dataclass(frozen=True)
class FireDeadlines:
    """Let the diagram move for every deadline whose instant has come."""

    organisation: str
    case: str
    at: datetime


@dataclass(frozen=True)
class ConfirmNotice:
    """A notice was taken by the server that it was given to; `told` is what that answered."""

    organisation: str
    case: str
    place: Place
    at: datetime
    told: str


@dataclass(frozen=True)
class ReportUnsent:
    """A notice could not be sent, for this reason."""

    organisation: str
    case: str
    place: Place
    at: datetime
    reason: str


ByTheServer = FireDeadlines | ConfirmNotice | ReportUnsent
"""What nobody asks: the server does it by itself."""

Keeping = CorrectAnswer | PlaceHold | LiftHold | ErasePersonal
"""What is asked of a case's answers, not of its diagram."""

Request = (
    OpenCase
    | ClaimTask
    | ReleaseTask
    | CompleteTask
    | ReportMessage
    | RetryIncident
    | Keeping
    | Operation
    | ByTheServer
)
