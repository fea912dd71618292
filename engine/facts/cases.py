"""The case as a whole: opened, described, decided, closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.facts.places import Place


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
    known_to: tuple[str, ...] = ()
    """The roles that alone may know of the case; empty if everybody of the organisation may."""
    follows: str | None = None
    """The number of the closed case of which this one is a later complaint."""


@dataclass(frozen=True)
class CaseDescribed:
    """The one line by which staff know the case has become this."""

    subject: str


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
    """A decision was evaluated; `rules` are the 1-based numbers of the rules that were hit.

    `required` are the tables that it asked on the way, those of required decisions and knowledge models, each with its
    `decision`, `rules` and `inputs`.
    """

    element: str
    decision: str
    name: str
    value: Any
    rules: tuple[int, ...]
    inputs: Mapping[str, Any] = field(default_factory=dict)
    required: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class DocumentIssued:
    """One of the procedure's forms on paper was issued, as the case stood then: which copy, or the one for the customer."""

    element: str
    title: str
    copy: int = 1
    customer: bool = False


@dataclass(frozen=True)
class ErrorThrown:
    """A script task has thrown an error of this code, and is left by whatever catches it."""

    element: str
    code: str


@dataclass(frozen=True)
class IncidentRaised:
    """The diagram could not be followed when something was to happen, and nothing of it happened.

    `doing` is the kind of the fact that was to happen at `place`; `element` and `reason` say where and why it could not.
    """

    place: Place
    doing: str
    element: str
    reason: str


@dataclass(frozen=True)
class CaseClosed:
    """Nothing is left to do; `outcome` is the end event that the main line reached, `name` its words."""

    outcome: str
    name: str
