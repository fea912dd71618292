"""What a case is told from outside: a result, a new duty, a withdrawal."""

from engine.cases.case import Case
from engine.cases.moving import move
from engine.cases.operation_refusals import CaseIsSuspended
from engine.cases.refusals import CaseAlreadyClosed, NotAwaited, NotYours
from engine.cases.requests import ReportMessage
from engine.cases.tasks import hashes, public
from engine.facts import Fact, MessageReceived
from engine.people import may_do


def report(case: Case, request: ReportMessage) -> list[Fact]:
    """The message is received where it was waited for, and the diagram has moved."""
    if case.closed is not None:
        raise CaseAlreadyClosed(number=case.number)
    if case.suspended is not None:
        raise CaseIsSuspended(number=case.number, reason=case.suspended)
    awaited = case.awaited.get(request.place)
    if awaited is None:
        raise NotAwaited(number=case.number)
    if not may_do(request.by, awaited.groups, None, {}):
        raise NotYours(groups="、".join(awaited.groups))
    filled = request.filled
    cause = MessageReceived(request.place, awaited.message, public(filled), filled.asked, hashes(filled))
    return move(case, cause, request.at, request.by.name)
