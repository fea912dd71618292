"""A case step by step: what somebody or the clock did, what followed, and how the case stood then."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from engine.facts import (
    CAUSES,
    AnswerCorrected,
    DeadlineSet,
    DecisionMade,
    ElementPassed,
    Fact,
    MessageAwaited,
    MessageReceived,
    Place,
    TaskCompleted,
    TaskOffered,
    ValueSet,
    settled_by,
)
from engine.record.log import Recorded


@dataclass(frozen=True)
class Change:
    """A name of the document that has another value since this step; `old` is None for a new one."""

    old: Any
    new: Any


@dataclass(frozen=True)
class Step:
    """One cause with all that followed, and the case as it stood afterwards.

    `tasks`, `timers` and `messages` are what was waited for; `passed` and `flows` what tokens went through in it,
    `ever_passed` and `ever_flows` since the beginning; `document` all answers and results; `changed` this step's.
    """

    no: int
    at: datetime
    by: str | None
    facts: tuple[Recorded, ...]
    tasks: tuple[TaskOffered, ...]
    timers: tuple[DeadlineSet, ...]
    messages: tuple[MessageAwaited, ...]
    passed: frozenset[str]
    flows: frozenset[str]
    ever_passed: frozenset[str]
    ever_flows: frozenset[str]
    document: Mapping[str, Any]
    changed: Mapping[str, Change]


@dataclass
class _Standing:
    """The case while it is being replayed."""

    waiting: dict[Place, TaskOffered | DeadlineSet | MessageAwaited] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)
    flows: set[str] = field(default_factory=set)
    document: dict[str, Any] = field(default_factory=dict)

    def take(self, one: Recorded) -> None:
        """The case is as the fact leaves it."""
        over = settled_by(one.fact)
        if over is not None:
            self.waiting.pop(over, None)
        match one.fact:
            case TaskOffered(task=place) | DeadlineSet(timer=place) | MessageAwaited(place=place):
                self.waiting[place] = one.fact
            case TaskCompleted(answers=answers) | MessageReceived(answers=answers) | AnswerCorrected(answers=answers):
                self.document.update(answers)
            case ElementPassed(element=element, flows=flows):
                self.passed.add(element)
                self.flows.update(flows)
            case ValueSet(name=name, value=value) | DecisionMade(name=name, value=value):
                self.document[name] = value


def steps(history: Iterable[Recorded]) -> list[Step]:
    """The steps of a case in order, numbered from 1; `history` must begin with its first fact."""
    standing = _Standing()
    return [_step(standing, no, facts) for no, facts in enumerate(_by_cause(history), 1)]


def until(history: Iterable[Recorded], no: int) -> Step:
    """The step of the fact with this number as it stood right after that fact; `history` must hold it."""
    return steps(one for one in history if one.no <= no)[-1]


def touched(fact: Fact) -> str | None:
    """The element of the diagram at which the fact happened; None for what concerns the case as a whole."""
    for name in ("timer", "place", "task", "element"):
        where = getattr(fact, name, None)
        if where is not None:
            return where.element if isinstance(where, Place) else str(where)
    return None


def _by_cause(history: Iterable[Recorded]) -> Iterator[list[Recorded]]:
    together: list[Recorded] = []
    for one in history:
        if isinstance(one.fact, CAUSES) and together:
            yield together
            together = []
        together.append(one)
    if together:
        yield together


def _step(standing: _Standing, no: int, facts: list[Recorded]) -> Step:
    before = dict(standing.document)
    seen_passed, seen_flows = standing.passed, standing.flows
    standing.passed, standing.flows = set(), set()
    for one in facts:
        standing.take(one)
    passed, flows = frozenset(standing.passed), frozenset(standing.flows)
    standing.passed |= seen_passed
    standing.flows |= seen_flows
    waiting = standing.waiting.values()
    return Step(
        no=no,
        at=facts[0].at,
        by=facts[0].by,
        facts=tuple(facts),
        tasks=tuple(each for each in waiting if isinstance(each, TaskOffered)),
        timers=tuple(each for each in waiting if isinstance(each, DeadlineSet)),
        messages=tuple(each for each in waiting if isinstance(each, MessageAwaited)),
        passed=passed,
        flows=flows,
        ever_passed=frozenset(standing.passed),
        ever_flows=frozenset(standing.flows),
        document=dict(standing.document),
        changed=_changed(before, standing.document),
    )


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Change]:
    return {
        name: Change(before.get(name), value)
        for name, value in after.items()
        if name not in before or before[name] != value
    }
