"""Where a replay can jump to: the elements and the people that the case has met."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from engine.record.replay import Step, touched
from web.desk import histories
from web.desk.names import Namer
from web.desk.wording import Naming

MOST = 400
"""Choices of one kind."""


@dataclass(frozen=True)
class Entry:
    """A fact of the step: in words, and what it is about on the diagram."""

    told: histories.Entry
    element: str
    flows: str


@dataclass(frozen=True)
class Choice:
    """Something to jump to, and how often it occurs."""

    value: str
    name: str
    times: int


@dataclass(frozen=True)
class Jumps:
    """The choices; `now` is the step's instant as a browser's field for it understands, in the case's zone."""

    elements: tuple[Choice, ...]
    people: tuple[Choice, ...]
    now: str


def of(steps: Sequence[Step], shown: Step, naming: Naming, called: Namer) -> Jumps:
    """All that the case met up to today, in the order in which it met it."""
    elements: dict[str, int] = {}
    people: dict[str, int] = {}
    for step in steps:
        for element in {touched(one.fact): None for one in step.facts}:
            if element is not None and naming.name(element) != element:
                elements[element] = elements.get(element, 0) + 1
        if step.by is not None:
            people[step.by] = people.get(step.by, 0) + 1
    return Jumps(
        tuple(Choice(element, naming.name(element), times) for element, times in elements.items())[:MOST],
        tuple(Choice(login, called(login), times) for login, times in people.items())[:MOST],
        _field(shown.at, naming.zone),
    )


def _field(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%dT%H:%M}"
