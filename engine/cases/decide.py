"""Which rule answers which request: the explicit table, and the pure face of the engine."""

from collections.abc import Callable
from typing import Any

from engine.cases import operating
from engine.cases.case import Case
from engine.cases.deadlines import fire
from engine.cases.keeping import correct, erase, hold, lift
from engine.cases.messages import report
from engine.cases.notices import confirm, unsent
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
from engine.cases.requests import (
    ByTheServer,
    ClaimTask,
    CompleteTask,
    ConfirmNotice,
    CorrectAnswer,
    ErasePersonal,
    FireDeadlines,
    Keeping,
    LiftHold,
    PlaceHold,
    ReleaseTask,
    ReportMessage,
    ReportUnsent,
    RetryIncident,
)
from engine.cases.tasks import claim, complete, release
from engine.facts import Fact

CaseRequest = ClaimTask | ReleaseTask | CompleteTask | ReportMessage | RetryIncident | Keeping | Operation | ByTheServer


def nothing_more(case: Case, request: FireDeadlines | RetryIncident) -> list[Fact]:
    """Firing what is due comes before every request; here nothing else was asked."""
    return []


RULES: dict[type, Callable[[Case, Any], list[Fact]]] = {
    ClaimTask: claim,
    ReleaseTask: release,
    CompleteTask: complete,
    ReportMessage: report,
    RetryIncident: nothing_more,
    CorrectAnswer: correct,
    PlaceHold: hold,
    LiftHold: lift,
    ErasePersonal: erase,
    MoveCase: operating.move_case,
    MoveToken: operating.move_token,
    SkipTask: operating.skip,
    CancelCase: operating.cancel,
    ReopenCase: operating.reopen,
    SuspendCase: operating.suspend,
    ResumeCase: operating.resume,
    FireDeadlines: nothing_more,
    ConfirmNotice: confirm,
    ReportUnsent: unsent,
}


def decide(case: Case, request: CaseRequest) -> list[Fact]:
    """The facts that the request leads to, due deadlines first; Refused if it is not possible.

    The case has moved; after CannotGoOn it must be thrown away.
    """
    return fire(case, request.at) + RULES[type(request)](case, request)
