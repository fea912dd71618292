"""How much an evaluation may still do, and what it has to say: one budget for all that one request evaluates."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from engine.feel.errors import FeelLimitExceeded
from engine.feel.sites import FeelWarning, Site

MOST_WORK = 160_000
"""Steps of one evaluation, each some 0.2 µs of work: what is evaluated in loops and calls, and the lists and texts that are made."""
ROUND = 3
"""Steps that a round of a loop, or a call, costs beside what is evaluated in it."""
ITEMS_OF_A_STEP = 4
"""Items that may be put into a list for one step."""
CALL = 16
"""Steps that calling a function costs beside what it does."""
TEXT_OF_A_STEP = 16
"""Characters that may be read or made for one step."""
DEEPEST = 1_500
"""Levels of expressions within each other, those of functions that call themselves counted at every call."""
PATTERN_SECONDS = 0.03
"""The processor's time that all patterns of an evaluation may take; those that procedures need take microseconds."""
MOST_WARNINGS = 100
"""Warnings that are kept; an auditor reads the first ones."""


class Work:
    """What is left of an evaluation's budget, and the warnings that it met."""

    __slots__ = ("deep", "left", "pattern_seconds", "patterns", "reason", "warnings")

    def __init__(self) -> None:
        self.left = MOST_WORK
        self.deep = 0
        self.pattern_seconds = PATTERN_SECONDS
        self.reason: str | None = None
        """Why the last built-in function had no value, if it said so."""
        self.patterns: set[tuple[str, str]] = set()
        self.warnings: list[FeelWarning] = []

    def spend(self, steps: int = 1) -> None:
        """So many steps more; FeelLimitExceeded when the budget is used up."""
        self.left -= steps
        if self.left < 0:
            raise FeelLimitExceeded(f"The expression did not come to an end in {MOST_WORK} steps.")

    def grown(self, value: Any) -> Any:
        """The value that was made, its size paid for: what doubles at every step would fill the memory first."""
        kind = type(value)
        if kind is list or kind is dict:
            self.spend(len(value) // ITEMS_OF_A_STEP)
        elif kind is str:
            self.spend(len(value) // TEXT_OF_A_STEP)
        return value

    def warn(self, site: Site, sentence: str) -> None:
        """Why the value of this piece is null."""
        if len(self.warnings) < MOST_WARNINGS:
            self.warnings.append(site.warning(sentence))


class _Running(threading.local):
    """The work of the evaluation that this thread is in."""

    work: Work | None = None


RUNNING = _Running()


def meet_pattern(pattern: str, flags: str) -> None:
    """To read a pattern costs fifteen steps a character, once in an evaluation."""
    work = RUNNING.work
    if work is not None and (pattern, flags) not in work.patterns:
        work.spend(15 * len(pattern))
        work.patterns.add((pattern, flags))


def check_depth(depth: int) -> None:
    """FeelLimitExceeded for a value of more lists and contexts in each other than anybody needs."""
    if depth > DEEPEST:
        raise FeelLimitExceeded(f"A value is nested more than {DEEPEST} deep.")


def spend(steps: int) -> None:
    """So many steps of whichever evaluation is going on; FeelLimitExceeded when its budget is used up."""
    if RUNNING.work is not None:
        RUNNING.work.spend(steps)


@contextmanager
def evaluating(work: Work) -> Iterator[None]:
    """Everything that is evaluated here is paid for by this budget."""
    before, RUNNING.work = RUNNING.work, work
    try:
        yield
    finally:
        RUNNING.work = before
