"""Holds and erasure: what an administrator may do with the personal answers of a closed case (PIPL articles 19 and 47)."""

from engine.cases.case import Case
from engine.cases.moving import move
from engine.cases.refusals import CaseHeld, CaseStillOpen, NotAnAdministrator, NotHeld, WithoutReason
from engine.cases.requests import ErasePersonal, LiftHold, PlaceHold
from engine.facts import Fact, HoldLifted, HoldPlaced, PersonalErased


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
