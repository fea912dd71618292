"""What an analyst or whoever looks after the system can ask of a case beside its diagram; each with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from engine.facts import Place
from engine.people import Person
from engine.procedures import Version


@dataclass(frozen=True)
class MoveCase:
    """Go on under another version; `to` says where the tokens go on whose elements it has not, `anew` that deadlines are counted again."""

    case: str
    version: Version
    reason: str
    by: Person
    at: datetime
    submission: str
    to: Mapping[str, str] = field(default_factory=dict)
    anew: bool = False


@dataclass(frozen=True)
class MoveToken:
    """Take the token that has stood longest at an element away, and let it go on at another."""

    case: str
    element: str
    to: str
    reason: str
    by: Person
    at: datetime
    submission: str


@dataclass(frozen=True)
class SkipTask:
    """Go on behind a task without an answer."""

    case: str
    task: Place
    reason: str
    by: Person
    at: datetime
    submission: str


@dataclass(frozen=True)
class CancelCase:
    """Take away all that waits, and close the case."""

    case: str
    reason: str
    by: Person
    at: datetime
    submission: str


@dataclass(frozen=True)
class ReopenCase:
    """Go on with a closed case at an element."""

    case: str
    to: str
    reason: str
    by: Person
    at: datetime
    submission: str


@dataclass(frozen=True)
class SuspendCase:
    """Let nothing happen in the case until it is resumed."""

    case: str
    reason: str
    by: Person
    at: datetime
    submission: str


@dataclass(frozen=True)
class ResumeCase:
    """Let the case go on."""

    case: str
    reason: str
    by: Person
    at: datetime
    submission: str


Operation = MoveCase | MoveToken | SkipTask | CancelCase | ReopenCase | SuspendCase | ResumeCase
