"""From one input to everything that follows from it: the heart of the engine, without any database.

An input is a fact that somebody or the clock caused: a task completed, a message received, a deadline fired.
The same case and the same input give the same facts; that is what replay, verification and scenarios rest on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from engine.cases.case import Case
from engine.cases.expressions import subject_of
from engine.cases.refusals import CannotGoOn
from engine.cases.specifications import specification_of
from engine.cases.transferring import follow_tasks, transferred
from engine.facts import (
    AnswerCorrected,
    CaseCancelled,
    CaseClosed,
    CaseDescribed,
    CaseMoved,
    CaseOpened,
    CaseReopened,
    DeadlineFired,
    Fact,
    MessageReceived,
    NoticeSent,
    TaskCompleted,
    TaskOffered,
    TaskSkipped,
    TokenMoved,
)
from engine.procedures import Version
from engine.spiff.run import BudgetExceeded, Run, StepFailed, World


def begun(version: Version, opened: CaseOpened, at: datetime) -> tuple[Case, list[Fact]]:
    """A case at its first task, and the facts so far."""
    seen = {"number": opened.number, "opened": at}
    world = World({}, at, ZoneInfo(opened.zone), seen, opened.departments, version.calendar)
    with _told_plainly():
        case = Case(version, opened, at, world, Run.begin(specification_of(version), world))
        followed = list(_enriched(case, case.run.take()))
    return case, [opened, *followed, *_afterwards(case)]


def move(case: Case, cause: Fact, at: datetime, by: str | None, version: Version | None = None) -> list[Fact]:
    """The cause and all that it led to, in order; the case stands where they leave it.

    `version` is the one that the cause moves the case to, where it does. CannotGoOn, with its cause, if the diagram cannot be
    followed; the case must then be thrown away.
    """
    case.world.at = at
    case.take(cause, by)
    try:
        with _told_plainly():
            if isinstance(cause, CaseMoved):
                followed = list(_enriched(case, transferred(case, cause, version)))
                follow_tasks(case, followed)
            else:
                _tell_the_run(case, cause)
                followed = list(_enriched(case, case.run.take()))
        return [cause, *followed, *_afterwards(case, cause)]
    except CannotGoOn as stopped:
        stopped.cause = cause
        raise


@contextmanager
def _told_plainly() -> Iterator[None]:
    """A step that the diagram cannot take is a refusal."""
    try:
        yield
    except StepFailed as failed:
        raise CannotGoOn(element=failed.element, reason=failed.sentence) from failed
    except BudgetExceeded as exceeded:
        raise CannotGoOn(element="?", reason=exceeded.sentence) from exceeded


def _tell_the_run(case: Case, cause: Fact) -> None:
    match cause:
        case TaskCompleted(task=task, answers=answers):
            case.document.update(answers)
            case.run.complete(task)
        case AnswerCorrected(answers=answers):
            case.document.update(answers)
        case MessageReceived(place=place, answers=answers):
            case.document.update(answers)
            case.run.receive(place)
        case DeadlineFired(timer=timer):
            case.run.fire(timer)
        case NoticeSent(place=place):
            case.run.sent(place)
        case TaskSkipped(task=place):
            case.run.complete(place)
        case TokenMoved(element=element, to=to):
            case.run.relocate(element, to)
        case CaseCancelled():
            case.run.cancel()
        case CaseReopened(to=to):
            case.run.reopen(to)


def _enriched(case: Case, facts: list[Fact]) -> Iterator[Fact]:
    """What the run cannot know: who may not do a task because he did the work that it checks."""
    for fact in facts:
        if isinstance(fact, DeadlineFired):
            continue  # the cause itself
        if isinstance(fact, TaskOffered) and fact.checks is not None:
            fact = replace(fact, barred=case.done_by.get(fact.checks))
        case.take(fact, None)
        yield fact


def _afterwards(case: Case, cause: Fact | None = None) -> Iterator[Fact]:
    subject = subject_of(case)
    if subject is not None and subject != case.subject:
        yield _taken(case, CaseDescribed(subject))
    if case.run.finished and case.closed is None:
        end, name = case.run.outcome or ("", "")
        if isinstance(cause, CaseCancelled):
            end, name = "", cause.reason[:200]
        yield _taken(case, CaseClosed(end, name))


def _taken(case: Case, fact: Fact) -> Fact:
    case.take(fact, None)
    return fact
