"""Regular expressions that come to an end.

A pattern such as `^(a+)+$` can take longer than anybody lives; a match that is not found soon is an error, not a waiting
worker. The time that patterns take is the processor's, and all of an evaluation together have one allowance of it.
"""

from collections.abc import Callable
from functools import lru_cache
from time import thread_time
from typing import TypeVar

import regex

from engine.feel.errors import FeelLimitExceeded, NoValue
from engine.feel.work import PATTERN_SECONDS, RUNNING

_FLAGS = {"s": regex.DOTALL, "m": regex.MULTILINE, "i": regex.IGNORECASE, "x": regex.VERBOSE}
LONGEST = 2_000
"""Characters of a pattern."""
MOST_COUNTED = 1_000
"""How often a pattern may say that something is repeated: to count further takes memory and not time."""
Result = TypeVar("Result")
_COUNT = regex.compile(r"\\.|[()]|\{\s*(\d+)\s*(?:,\s*(\d*)\s*)?\}", regex.DOTALL)


class NotAPattern(NoValue):
    """The text is no pattern, or a flag is none."""


@lru_cache(maxsize=1000)
def compiled(pattern: str, flags: str = "") -> "regex.Pattern[str]":
    """The pattern; NotAPattern if it is none, or if a flag is none of s, m, i, x. FeelLimitExceeded if it is too large."""
    if unknown := set(flags) - _FLAGS.keys():
        raise NotAPattern(f"`{''.join(sorted(unknown))}` is no flag of a pattern.")
    if len(pattern) > LONGEST or _counted(pattern) > MOST_COUNTED:
        raise FeelLimitExceeded(f"A pattern has at most {LONGEST} characters and repeats at most {MOST_COUNTED} times.")
    try:
        return regex.compile(pattern, sum((_FLAGS[flag] for flag in set(flags)), regex.VERSION1))
    except (regex.error, RecursionError) as error:
        raise NotAPattern(f"`{pattern[:80]}` is no pattern: {error}") from error


def _counted(pattern: str) -> int:
    """How often the most repeated piece is repeated; groups in groups are multiplied."""
    most, inside = 0, [0]
    for part in _COUNT.finditer(pattern):
        if part[0] == "(":
            inside.append(0)
        elif part[0] == ")" and len(inside) > 1:
            most = inside.pop()
            inside[-1] = max(inside[-1], most)
        elif part[0].startswith("{"):
            times = max(1, *(int(each or 0) for each in part.groups()))
            inside[-1] = max(inside[-1], times * max(most, 1))
            most = 0
    return max(inside)


def found(known: "regex.Pattern[str]", text: str) -> bool:
    """Whether the pattern is anywhere in the text; FeelLimitExceeded."""
    return _soon(known, lambda seconds: known.search(text, timeout=seconds, concurrent=False)) is not None


def replaced(known: "regex.Pattern[str]", text: str, replacement: "Callable[[regex.Match[str]], str]") -> str:
    """The text with each match replaced; FeelLimitExceeded."""
    parts, last = [], 0
    for each in _all(known, text):
        parts += [text[last : each.start()], replacement(each)]
        last = each.end()
    return "".join([*parts, text[last:]])


def matches(known: "regex.Pattern[str]", text: str) -> list[str]:
    """All that matches, in order; FeelLimitExceeded."""
    return [each.group() for each in _all(known, text)]


def split(known: "regex.Pattern[str]", text: str) -> list[str]:
    """What stands between the matches; FeelLimitExceeded."""
    parts, last = [], 0
    for each in _all(known, text):
        if each.end() > each.start():
            parts.append(text[last : each.start()])
            last = each.end()
    return [*parts, text[last:]]


def _all(known: "regex.Pattern[str]", text: str) -> "list[regex.Match[str]]":
    # Without a turn for other threads in between: the package's limit counts the time of the whole process.
    return _soon(known, lambda seconds: list(known.finditer(text, timeout=seconds, concurrent=False)))


def _soon(known: "regex.Pattern[str]", search: Callable[[float], Result]) -> Result:
    work = RUNNING.work
    left = PATTERN_SECONDS if work is None else work.pattern_seconds
    began = thread_time()
    try:
        result = search(max(left, 0.001))
    except TimeoutError:
        raise FeelLimitExceeded(
            f"The pattern `{known.pattern[:80]}` does not come to an end; write it simpler."
        ) from None
    if work is not None:
        work.pattern_seconds -= thread_time() - began
    return result
