"""Correction, holds and erasure of what was answered (PIPL articles 19, 46 and 47)."""

from engine.cases.case import Case
from engine.cases.moving import move
from engine.cases.refusals import (
    CaseHeld,
    CaseStillOpen,
    NotAnAdministrator,
    NotHeld,
    NotYourAnswer,
    WithoutReason,
)
from engine.cases.requests import CorrectAnswer, ErasePersonal, LiftHold, PlaceHold
from engine.cases.tasks import hashes, public
from engine.facts import AnswerCorrected, Fact, HoldLifted, HoldPlaced, PersonalErased


def correct(case: Case, request: CorrectAnswer) -> list[Fact]:
    """The answer is another from now on; by whoever gave it, or an administrator."""
    filled, given_by = request.filled, case.done_by.get(request.task.element)
    if given_by is None or not (request.by.administrator or request.by.name == given_by):
        raise NotYourAnswer
    if not request.reason.strip():
        raise WithoutReason
    told = AnswerCorrected(request.task, public(filled), request.reason.strip(), filled.asked, hashes(filled))
    return move(case, told, request.at, request.by.name)


def hold(case: Case, request: PlaceHold) -> list[Fact]:
    """Nothing of the case may be erased until the hold is lifted."""
    _allowed(request)
    if case.held is not None:
        raise CaseHeld(number=case.number, reason=case.held)
    return move(case, HoldPlaced(request.reason.strip()), request.at, request.by.name)


def lift(case: Case, request: LiftHold) -> list[Fact]:
    """The hold is over."""
    _allowed(request)
    if case.held is None:
        raise NotHeld(number=case.number)
    return move(case, HoldLifted(request.reason.strip()), request.at, request.by.name)


def erase(case: Case, request: ErasePersonal) -> list[Fact]:
    """The personal answers of these names are gone; only of a closed case that nobody holds."""
    _allowed(request)
    if case.closed is None:
        raise CaseStillOpen(number=case.number)
    if case.held is not None:
        raise CaseHeld(number=case.number, reason=case.held)
    erased = PersonalErased(tuple(sorted(set(request.names))), request.reason.strip())
    return move(case, erased, request.at, request.by.name)


def _allowed(request: PlaceHold | LiftHold | ErasePersonal) -> None:
    if not request.by.administrator:
        raise NotAnAdministrator
    if not request.reason.strip():
        raise WithoutReason
