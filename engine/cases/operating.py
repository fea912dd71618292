"""What is done to a case beside its diagram: moved to another version, its tokens moved by hand, stopped, taken up again."""

from engine.cases.case import Case
from engine.cases.moving import move
from engine.cases.operation_refusals import (
    CaseIsSuspended,
    CaseNotSuspended,
    CaseStillGoing,
    MovedAlready,
    NobodyStandsThere,
    NotAnAnalyst,
    NotAnOperator,
)
from engine.cases.operations import (
    CancelCase,
    MoveCase,
    MoveToken,
    Operation,
    ReopenCase,
    ResumeCase,
    SkipTask,
    SuspendCase,
)
from engine.cases.refusals import (
    CaseAlreadyClosed,
    TaskAlreadyDone,
    WithoutReason,
)
from engine.facts import (
    CaseCancelled,
    CaseMoved,
    CaseReopened,
    CaseResumed,
    CaseSuspended,
    Fact,
    TaskSkipped,
    TokenMoved,
)


def move_case(case: Case, request: MoveCase) -> list[Fact]:
    """The case goes on under the other version; CannotGoOn if a token can neither stay nor go on."""
    if not (request.by.analyst or request.by.administrator):
        raise NotAnAnalyst
    reason = _reason(request)
    _open(case)
    version = request.version
    if version.hash == case.version.hash:
        raise MovedAlready(number=case.number)
    standing = set(case.run.standing())
    to = {element: target for element, target in sorted(request.to.items()) if element in standing}
    moved = CaseMoved(version.hash, version.stem, reason, to, request.anew)
    return move(case, moved, request.at, request.by.name, version)


def move_token(case: Case, request: MoveToken) -> list[Fact]:
    """A token goes on at another element of its process or sub-process."""
    reason = _allowed(request)
    _going(case)
    if request.element not in case.run.standing():
        raise NobodyStandsThere(element=request.element)
    return move(case, TokenMoved(request.element, request.to, reason), request.at, request.by.name)


def skip(case: Case, request: SkipTask) -> list[Fact]:
    """The case goes on behind a task that nobody answered."""
    reason = _allowed(request)
    _going(case)
    if request.task not in case.tasks:
        raise TaskAlreadyDone
    return move(case, TaskSkipped(request.task, reason), request.at, request.by.name)


def cancel(case: Case, request: CancelCase) -> list[Fact]:
    """The case is closed, and nothing waits in it."""
    reason = _allowed(request)
    _open(case)
    return move(case, CaseCancelled(reason), request.at, request.by.name)


def reopen(case: Case, request: ReopenCase) -> list[Fact]:
    """A closed case goes on at an element."""
    reason = _allowed(request)
    if case.closed is None:
        raise CaseStillGoing(number=case.number)
    return move(case, CaseReopened(request.to, reason), request.at, request.by.name)


def suspend(case: Case, request: SuspendCase) -> list[Fact]:
    """Nothing happens in the case until it is resumed."""
    reason = _allowed(request)
    _going(case)
    return move(case, CaseSuspended(reason), request.at, request.by.name)


def resume(case: Case, request: ResumeCase) -> list[Fact]:
    """The case goes on."""
    reason = _allowed(request)
    _open(case)
    if case.suspended is None:
        raise CaseNotSuspended(number=case.number)
    return move(case, CaseResumed(reason), request.at, request.by.name)


def _allowed(request: Operation) -> str:
    if not request.by.administrator:
        raise NotAnOperator
    return _reason(request)


def _reason(request: Operation) -> str:
    if not request.reason.strip():
        raise WithoutReason
    return request.reason.strip()


def _open(case: Case) -> None:
    if case.closed is not None:
        raise CaseAlreadyClosed(number=case.number)


def _going(case: Case) -> None:
    _open(case)
    if case.suspended is not None:
        raise CaseIsSuspended(number=case.number, reason=case.suspended)
