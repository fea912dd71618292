"""Which fact becomes which event of a log: its activity, and its transition in the life of the activity (docs/exports.md)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from engine.facts import (
    CaseClosed,
    CaseOpened,
    DeadlineFired,
    DecisionMade,
    DocumentIssued,
    MessageReceived,
    NoticeSent,
    Place,
    TaskCancelled,
    TaskClaimed,
    TaskCompleted,
    TaskOffered,
    TaskReleased,
    TaskSkipped,
)
from engine.record.log import Recorded
from web.exporting.reading import Traced

TRANSITIONS = {
    TaskOffered: "schedule",
    TaskClaimed: "assign",
    TaskReleased: "reassign",
    TaskCompleted: "complete",
    TaskCancelled: "withdraw",
    TaskSkipped: "manualskip",
}
"""What happens to a task, in the words of the standard's lifecycle (IEEE 1849, 5.6.2)."""
OPENED, CLOSED = "立案", "结案"


@dataclass(frozen=True)
class Event:
    """`element` is the diagram's, None for the case itself; `answers` are without personal ones unless these are wanted."""

    no: int
    at: datetime
    activity: str
    transition: str
    element: str | None = None
    place: Place | None = None
    person: str | None = None
    groups: tuple[str, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)
    rules: tuple[int, ...] = ()


def events(traced: Traced) -> Iterator[Event]:
    """The events of a case, in the order of its facts; of those that share an instant each is a microsecond later.

    Programs sort by time, and not all of them keep the order of what is equal.
    """
    last: datetime | None = None
    for one in traced.history:
        event = _event(traced, one)
        if event is not None:
            last = event.at if last is None or event.at > last else last + timedelta(microseconds=1)
            yield replace(event, at=last)


def _event(traced: Traced, one: Recorded) -> Event | None:
    fact = one.fact
    match fact:
        case CaseOpened():
            return Event(one.no, one.at, OPENED, "complete", person=one.by)
        case CaseClosed():
            return Event(one.no, one.at, CLOSED, "complete", answers={"outcome": fact.name})
        case TaskOffered() | TaskClaimed() | TaskReleased() | TaskCancelled() | TaskSkipped() | TaskCompleted():
            return _of_task(traced, one, fact)
        case DeadlineFired(timer=place):
            return _at(traced, one, place, one.by)
        case MessageReceived(place=place):
            return _at(traced, one, place, one.by, {**fact.answers, **traced.private.get(one.no, {})})
        case NoticeSent(place=place):
            return _at(traced, one, place, None)
        case DocumentIssued(element=element):
            return Event(one.no, one.at, _name(traced, element), "complete", element)
        case DecisionMade(element=element):
            name = _name(traced, element)
            answers = {fact.name: fact.value}
            return Event(one.no, one.at, name, "complete", element, answers=answers, rules=fact.rules)
    return None


def _of_task(
    traced: Traced,
    one: Recorded,
    fact: TaskOffered | TaskClaimed | TaskReleased | TaskCancelled | TaskSkipped | TaskCompleted,
) -> Event:
    element = fact.task.element
    return Event(
        no=one.no,
        at=one.at,
        activity=_name(traced, element),
        transition=TRANSITIONS[type(fact)],
        element=element,
        place=fact.task,
        person=one.by,
        groups=fact.groups if isinstance(fact, TaskOffered) else (),
        answers={**fact.answers, **traced.private.get(one.no, {})} if isinstance(fact, TaskCompleted) else {},
    )


def _at(traced: Traced, one: Recorded, place: Place, by: str | None, answers: Mapping[str, Any] | None = None) -> Event:
    name = _name(traced, place.element)
    return Event(one.no, one.at, name, "complete", place.element, person=by, answers=answers or {})


def _name(traced: Traced, element: str) -> str:
    drawn = traced.version.diagram.elements.get(element)
    return (drawn.name or element) if drawn is not None else element
