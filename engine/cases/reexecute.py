"""A recorded case run again from its inputs: the proof that the diagram was followed and the record is whole."""

from collections.abc import Sequence

from engine.cases.case import Case
from engine.cases.moving import begun, move
from engine.facts import (
    CAUSES,
    CaseOpened,
    Fact,
)
from engine.procedures import Version
from engine.record import canonical
from engine.record.encoding import to_json
from engine.record.log import BEGINNING, Recorded, chained


class ChainBroken(Exception):
    """A fact of the log does not fit to the one before it: it was changed, left out or put in afterwards."""


class Differs(Exception):
    """Run again, the case gives another fact than the one that is recorded."""


def reexecute(version: Version, history: Sequence[Recorded]) -> Case:
    """The case that the recorded inputs lead to; ChainBroken, or Differs at the first fact that does not follow."""
    verify(history)
    if not history or not isinstance(history[0].fact, CaseOpened):
        raise Differs("The record does not begin with the opening of a case.")
    case, facts = begun(version, history[0].fact, history[0].at)
    _compare(facts, history)
    done = len(facts)
    while done < len(history):
        cause = history[done]
        if isinstance(cause.fact, CaseOpened) or not isinstance(cause.fact, CAUSES):
            raise Differs(f"Fact {cause.no}, {type(cause.fact).__name__}, follows from nothing.")
        facts = move(case, cause.fact, cause.at, cause.by)
        _compare(facts, history[done:])
        done += len(facts)
    return case


def verify(history: Sequence[Recorded]) -> None:
    """Each fact carries the hash over the one before it and itself; ChainBroken where that is not so."""
    previous = BEGINNING
    for no, one in enumerate(history, 1):
        body = canonical.text(to_json(one.fact))
        kind = type(one.fact).__name__
        expected = chained(previous, no, kind, one.at, one.by, one.submission, body)
        if one.no != no or one.hash != expected:
            raise ChainBroken(f"The chain breaks at fact {no} ({kind}).")
        previous = one.hash


def _compare(facts: Sequence[Fact], recorded: Sequence[Recorded]) -> None:
    for place, fact in enumerate(facts):
        if place >= len(recorded):
            raise Differs(f"{type(fact).__name__} follows, but the record ends before it.")
        one = recorded[place]
        if _text(fact) != _text(one.fact):
            raise Differs(f"Fact {one.no} is recorded as {_text(one.fact)}, but {_text(fact)} follows.")


def _text(fact: Fact) -> str:
    return f"{type(fact).__name__} {canonical.text(to_json(fact))}"
