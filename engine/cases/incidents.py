"""Incidents: what was to happen and could not, because the diagram could not be followed.

A timer that could not fire is left alone until somebody tries it again, and the rest of the case goes on.
"""

from engine.cases.case import Case
from engine.cases.refusals import CannotGoOn, NotAnAdministrator, NotAwaited, NotForOperators
from engine.cases.requests import RetryIncident
from engine.facts import DeadlineFired, Fact, IncidentRaised, MessageReceived, NoticeSent, TaskCompleted


def incident(stopped: CannotGoOn) -> IncidentRaised:
    """The fact that tells of it; the refusal again if nothing was to happen in a case."""
    match stopped.cause:
        case (
            TaskCompleted(task=place)
            | MessageReceived(place=place)
            | NoticeSent(place=place)
            | DeadlineFired(timer=place)
        ):
            doing = type(stopped.cause).__name__
            return IncidentRaised(place, doing, stopped.values["element"], stopped.values["reason"])
    raise stopped


def raised(case: Case, met: list[IncidentRaised]) -> list[Fact]:
    """The case knows of what was met; the facts are those that it did not know yet."""
    new: list[Fact] = [each for each in met if case.incidents.get(each.place) != each]
    for each in new:
        case.take(each, None)
    return new


def tried_again(case: Case, request: RetryIncident) -> None:
    """The timer that was left alone may fire."""
    if not request.by.administrator:
        raise NotAnAdministrator
    met = case.incidents.get(request.place)
    if met is None:
        raise NotAwaited(number=case.number)
    if met.doing != DeadlineFired.__name__:
        raise NotForOperators
    del case.incidents[request.place]
