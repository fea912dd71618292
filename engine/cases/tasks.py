"""What people do with tasks: take, give back, complete."""

from engine.cases.case import Case, OpenTask
from engine.cases.moving import move
from engine.cases.operation_refusals import CaseIsSuspended
from engine.cases.refusals import (
    CaseAlreadyClosed,
    ChecksOwnWork,
    ClaimedByAnother,
    NotClaimed,
    NotYours,
    TaskAlreadyDone,
)
from engine.cases.requests import ClaimTask, CompleteTask, Filled, ReleaseTask
from engine.facts import Answers, Fact, Place, TaskClaimed, TaskCompleted, TaskReleased
from engine.people import Person, may_do
from shouli_verify import canonical
from shouli_verify.chain import personal_hash


def claim(case: Case, request: ClaimTask) -> list[Fact]:
    """The task is the person's alone; claiming twice changes nothing."""
    task = _open_to(case, request.task, request.by)
    if task.claimed_by == request.by.name:
        return []
    return move(case, TaskClaimed(request.task), request.at, request.by.name)


def release(case: Case, request: ReleaseTask) -> list[Fact]:
    """The task is the team's again."""
    task = _open(case, request.task)
    if task.claimed_by != request.by.name:
        raise NotClaimed
    return move(case, TaskReleased(request.task), request.at, request.by.name)


def complete(case: Case, request: CompleteTask) -> list[Fact]:
    """The answers are the case's, and the diagram has moved."""
    _open_to(case, request.task, request.by)
    return move(case, completed(request.task, request.filled), request.at, request.by.name)


def completed(task: Place, filled: Filled) -> TaskCompleted:
    """The fact that a form was filled: open answers in the record, of personal ones only the salted hash."""
    return TaskCompleted(task, public(filled), filled.asked, hashes(filled))


def public(filled: Filled) -> Answers:
    """The answers that may stand in the record."""
    return {name: answer for name, answer in filled.answers.items() if name not in filled.personal}


def hashes(filled: Filled) -> dict[str, str]:
    """The salted hash of each personal answer."""
    return {
        name: personal_hash(filled.salt, name, canonical.text(filled.answers[name]))
        for name in sorted(filled.personal & set(filled.answers))
    }


def _open(case: Case, place: Place) -> OpenTask:
    if case.closed is not None:
        raise CaseAlreadyClosed(number=case.number)
    if case.suspended is not None:
        raise CaseIsSuspended(number=case.number, reason=case.suspended)
    if place not in case.tasks:
        raise TaskAlreadyDone
    return case.tasks[place]


def _open_to(case: Case, place: Place, person: Person) -> OpenTask:
    task = _open(case, place)
    offered = task.offered
    if not may_do(person, offered.groups, None, {}):
        raise NotYours(groups="、".join(offered.groups))
    if not may_do(person, offered.groups, offered.checks, case.done_by):
        raise ChecksOwnWork
    if task.claimed_by not in (None, person.name):
        raise ClaimedByAnother(by=task.claimed_by)
    return task
