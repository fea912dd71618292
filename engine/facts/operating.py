"""What whoever looks after the system does to a case, beside its diagram: each with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.facts.places import Place


@dataclass(frozen=True)
class CaseMoved:
    """The case goes on under another version, perhaps of another procedure; its number, and the year that it is bound in, stay
    those of the procedure by which it was opened.

    `to` says for elements at which tokens stood, and which are not in that version, where those tokens went on; `anew`
    that deadlines were counted again under its rules instead of being kept.
    """

    version: str
    procedure: str
    reason: str
    to: Mapping[str, str] = field(default_factory=dict)
    anew: bool = False


@dataclass(frozen=True)
class TokenMoved:
    """The token that had stood longest at an element was taken away, and went on at another."""

    element: str
    to: str
    reason: str


@dataclass(frozen=True)
class TaskSkipped:
    """A task was left without being answered; the case went on behind it."""

    task: Place
    reason: str


@dataclass(frozen=True)
class CaseCancelled:
    """All that waited was taken away, and the case was closed without having come to an end."""

    reason: str


@dataclass(frozen=True)
class CaseReopened:
    """A closed case went on at an element."""

    to: str
    reason: str


@dataclass(frozen=True)
class CaseSuspended:
    """Nothing can be done in the case, and no deadline fires, until it is resumed."""

    reason: str


@dataclass(frozen=True)
class CaseResumed:
    """The case goes on; what became due meanwhile happens now."""

    reason: str
