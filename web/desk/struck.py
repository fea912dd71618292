"""Answers that were corrected: what they were, why they are another now, by whom and when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.facts import AnswerCorrected, MessageReceived, TaskCompleted
from engine.record.log import Recorded
from web.forms.answered import Answer


@dataclass(frozen=True)
class Struck:
    """What an answer was when it was corrected, None where that is personal or too long ago; and the fact that tells of it."""

    was: Any
    reason: str
    by: Recorded


@dataclass(frozen=True)
class Note:
    """The same as a page says it."""

    was: Answer | None
    reason: str
    by: str
    at: str


def struck_in(newest_first: Sequence[Recorded]) -> dict[str, list[Struck]]:
    """The corrections of each answer since it was given last, the first first."""
    told: dict[str, list[Struck]] = {}
    before: dict[str, Any] = {}
    for one in reversed(newest_first):
        match one.fact:
            case AnswerCorrected() as fact:
                for name in (*fact.answers, *fact.personal):
                    told.setdefault(name, []).append(Struck(before.get(name), fact.reason, one))
                before |= fact.answers
            case TaskCompleted() | MessageReceived():
                before |= one.fact.answers
                told = {name: struck for name, struck in told.items() if name not in one.fact.answers}
    return told


def correctors(newest_first: Sequence[Recorded]) -> Iterator[str | None]:
    """Who corrected something."""
    return (one.by for one in newest_first if isinstance(one.fact, AnswerCorrected))
