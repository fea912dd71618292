"""Regular expressions that come to an end.

XPath's expressions are this engine's as far as procedures use them (DMN 1.5, 10.3.4.3). A pattern such as `^(a+)+$` can take
longer than anybody lives; a match that is not found soon is an error, not a waiting worker.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

import regex

from engine.feel.errors import FeelLimitExceeded

SECONDS = 0.5
"""How long one match may take; those that procedures need take microseconds."""

_FLAGS = {"s": regex.DOTALL, "m": regex.MULTILINE, "i": regex.IGNORECASE, "x": regex.VERBOSE}
Result = TypeVar("Result")


@lru_cache(maxsize=1000)
def compiled(pattern: str, flags: str = "") -> "regex.Pattern[str]":
    """The pattern; ValueError if it is none, or if a flag is none of s, m, i, x."""
    if unknown := set(flags) - _FLAGS.keys():
        raise ValueError(f"`{''.join(sorted(unknown))}` is no flag of a pattern.")
    try:
        return regex.compile(pattern, sum(_FLAGS[flag] for flag in set(flags)))
    except (regex.error, RecursionError) as error:
        raise ValueError(f"`{pattern}` is no pattern: {error}") from error


def found(pattern: str, text: str, flags: str = "") -> bool:
    """Whether the pattern is anywhere in the text; ValueError, FeelLimitExceeded."""
    known = compiled(pattern, flags)
    return _soon(pattern, lambda: known.search(text, timeout=SECONDS)) is not None


def replaced(pattern: str, text: str, replacement: str, flags: str = "") -> str:
    """The text with each match replaced; `\\g<1>` stands for a group. ValueError, FeelLimitExceeded."""
    known = compiled(pattern, flags)
    return _soon(pattern, lambda: str(known.sub(replacement, text, timeout=SECONDS)))


def matches(pattern: str, text: str) -> list[str]:
    """All that matches, in order; ValueError, FeelLimitExceeded."""
    known = compiled(pattern)
    return _soon(pattern, lambda: [each.group() for each in known.finditer(text, timeout=SECONDS)])


def split(pattern: str, text: str) -> list[str]:
    """What stands between the matches; ValueError, FeelLimitExceeded."""
    known = compiled(pattern)
    return _soon(pattern, lambda: [part or "" for part in known.split(text, timeout=SECONDS)])


def _soon(pattern: str, search: Callable[[], Result]) -> Result:
    try:
        return search()
    except TimeoutError:
        raise FeelLimitExceeded(f"The pattern `{pattern[:80]}` does not come to an end; write it simpler.") from None
    except regex.error as error:
        raise ValueError(str(error)) from error
