"""A recorded case run again from its inputs: the proof that the diagram was followed and the record is whole."""

from collections.abc import Callable, Sequence

from engine.cases.case import Case
from engine.cases.moving import begun, move
from engine.cases.refusals import CannotGoOn
from engine.clauses import ClausesRefused
from engine.diagram.problems import DiagramRefused
from engine.dmn.errors import DmnError
from engine.facts import CAUSES, CaseMoved, CaseOpened, Fact, PersonalErased, Place
from engine.procedures import UnknownVersion, Version
from engine.record.encoding import to_json
from engine.record.log import Recorded, head_of, link
from shouli_verify import canonical
from shouli_verify.chain import broken
from shouli_verify.finding import Finding

FAILURES = (
    CannotGoOn,
    DiagramRefused,
    DmnError,
    ClausesRefused,
    UnknownVersion,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
)
"""What a case can fail with whose version or facts are not what they were."""


class ChainBroken(Exception):
    """A fact of the log does not fit to the one before it: it was changed, left out or put in afterwards."""


class Differs(Exception):
    """Run again, the case gives another fact than the one that is recorded."""

    def __init__(self, no: int, element: str, expected: str, got: str):
        self.finding = Finding("differs", no=no, element=element, expected=expected, got=got)
        super().__init__(self.finding.said(english=True))


Versions = Callable[[str], Version]
"""What gives a version by its address; UnknownVersion, or what reading it raises."""


def reexecute(versions: Versions, history: Sequence[Recorded]) -> Case:
    """The case that the recorded inputs lead to; ChainBroken, or Differs at the first fact that does not follow."""
    verify(history)
    return follow(versions, history)


def verify(history: Sequence[Recorded]) -> None:
    """Each fact carries the hash over the one before it and itself; ChainBroken where that is not so."""
    for finding in broken(map(link, history), head_of(history)):
        raise ChainBroken(finding.said(english=True))


def follow(versions: Versions, history: Sequence[Recorded]) -> Case:
    """The case that the inputs of an unbroken chain lead to; Differs at the first fact that does not follow."""
    if not history or not isinstance(history[0].fact, CaseOpened):
        raise Differs(1, "—", _text(history[0].fact) if history else "—", "CaseOpened")
    opened = history[0].fact
    case, facts = begun(versions(opened.version), opened, history[0].at)
    _compare(facts, history, 0)
    done = len(facts)
    while done < len(history):
        cause = history[done]
        if isinstance(cause.fact, CaseOpened) or not isinstance(cause.fact, CAUSES):
            raise Differs(cause.no, _element(cause.fact), _text(cause.fact), "—")
        if isinstance(cause.fact, PersonalErased) and (case.closed is None or case.held is not None):
            raise Differs(cause.no, "—", _text(cause.fact), "—")  # no rule allows it, whoever wrote it down
        to = versions(cause.fact.version) if isinstance(cause.fact, CaseMoved) else None
        facts = move(case, cause.fact, cause.at, cause.by, to)
        _compare(facts, history, done)
        done += len(facts)
    return case


def _compare(facts: Sequence[Fact], recorded: Sequence[Recorded], done: int) -> None:
    for place, fact in enumerate(facts, done):
        if place >= len(recorded):
            raise Differs(place + 1, _element(fact), "—", _text(fact))
        expected, got = _text(recorded[place].fact), _text(fact)
        if expected != got:
            raise Differs(place + 1, _element(fact), expected, got)


def _element(fact: Fact) -> str:
    for name in ("element", "task", "timer", "place"):
        told = getattr(fact, name, None)
        if told is not None:
            return told.element if isinstance(told, Place) else str(told)
    return "—"


def _text(fact: Fact) -> str:
    return f"{type(fact).__name__} {canonical.text(to_json(fact))}"
