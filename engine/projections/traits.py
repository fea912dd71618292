"""By what a fact lets its case be found: elements, rules, people and units, anomalies, and the words that it says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.facts import (
    AnswerCorrected,
    CaseDescribed,
    DecisionMade,
    ElementPassed,
    Fact,
    IncidentRaised,
    MessageReceived,
    TaskCompleted,
    TaskOffered,
    TaskReleased,
)
from engine.procedures import Version
from engine.record.log import Recorded

WORKING_HOURS = (8, 18)
"""From the first hour of a working day until the second, in the case's zone."""

ANOMALIES = ("missed", "reassigned", "reopened", "other", "hours", "four_eyes", "incident")
"""What an auditor looks at first: a deadline missed; a task given back; one offered again; a reason "other"; one completed
outside working hours; one who checked own work; something that could not happen. The first and the sixth are seen in `work`."""

_OTHER = ("其他", "其它", "other")


@dataclass(frozen=True)
class Seen:
    """What of a case its facts are seen with."""

    organisation: str
    procedure: str
    version: Version
    zone: ZoneInfo
    moving: bool = False
    """Whether the facts follow from the case being moved to the version: a task that is offered anew then is not reopened."""


def traits(one: Recorded, seen: Seen) -> Iterator[tuple[str, str]]:
    """Kind and value of each trait that the case has since this fact."""
    if one.by is not None:
        yield "person", one.by
    match one.fact:
        case ElementPassed(element=element):
            yield "element", element
        case DecisionMade() as made:
            yield from _rules(made)
        case TaskOffered() as offered:
            yield from (("unit", group.partition("@")[2]) for group in offered.groups if "@" in group)
    yield from (("anomaly", each) for each in _anomalies(one, seen))


def spoken(fact: Fact) -> str:
    """The words of the fact: texts that were typed, labels that were chosen."""
    match fact:
        case CaseDescribed(subject=subject):
            return subject
        case TaskCompleted() | MessageReceived() | AnswerCorrected():
            answers, asked = fact.answers, fact.asked
            questions = {question.get("name"): question for question in asked}
            return "\n".join(
                word for name, answer in answers.items() for word in _words(questions.get(name, {}), answer) if word
            )
    return ""


def _rules(made: DecisionMade) -> Iterator[tuple[str, str]]:
    yield from (("rule", f"{made.decision}/{no}") for no in made.rules)
    for table in made.required:
        yield from (("rule", f"{table.get('decision')}/{no}") for no in table.get("rules", ()))


def _anomalies(one: Recorded, seen: Seen) -> Iterator[str]:
    match one.fact:
        case TaskReleased():
            yield "reassigned"
        case TaskOffered(task=place) if place.occurrence > 1 and not (
            seen.moving or _several(seen.version, place.element)
        ):
            yield "reopened"
        case TaskCompleted(answers=answers, asked=asked):
            if not _worked(one.at, seen):
                yield "hours"
            if any(_is_other(question, answers.get(question.get("name", ""))) for question in asked):
                yield "other"
        case IncidentRaised():
            yield "incident"


def _several(version: Version, element: str) -> bool:
    """Whether the diagram itself has the task, or a sub-process around it, done several times."""
    elements = version.diagram.elements
    while element in elements:
        if elements[element].loop is not None:
            return True
        element = elements[element].scope
    return False


def _worked(at: datetime, seen: Seen) -> bool:
    local = at.astimezone(seen.zone)
    first, last = WORKING_HOURS
    return first <= local.hour < last and seen.version.calendar.is_working(local.date())


def _is_other(question: Mapping[str, Any], answer: Any) -> bool:
    chosen = answer if isinstance(answer, list) else [answer]
    return any(
        option["value"] in chosen and str(option["label"]).strip().casefold().startswith(_OTHER)
        for option in question.get("options", ())
    )


def _words(question: Mapping[str, Any], answer: Any) -> Iterator[str]:
    labels = {option["value"]: str(option["label"]) for option in question.get("options", ())}
    columns = {column.get("name"): column for column in question.get("columns", ())}
    match answer:
        case str():
            yield labels.get(answer, answer)
        case list():
            for each in answer:
                yield from _words(question, each)
        case dict():
            for name, each in answer.items():
                yield from _words(columns.get(name, {}), each)
