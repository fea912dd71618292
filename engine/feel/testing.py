"""Whether a value passes a test: `in`, and the cells of a decision table (DMN 1.5, 7.3.2 and table 55)."""

from collections.abc import Sequence
from typing import Any

from engine.feel.operators import equal, unequal, within
from engine.feel.values import Range, Unequal
from engine.feel.work import spend


def passes(value: Any, test: Any) -> bool | None:
    """Whether the value is in what a test gave: a range, a list of values or ranges, or a value that is the same."""
    if isinstance(test, Range):
        return within(value, test)
    if isinstance(test, Unequal):
        return unequal(value, test.value)
    if isinstance(test, list):
        spend(len(test))
        same = isinstance(value, list) and equal(value, test) is True
        return same or any(passes(value, each) is True for each in test)
    return equal(value, test)


def any_of(found: Sequence[bool | None]) -> bool | None:
    """Three-valued `or` over the tests of a list: where none holds and one is null, it is not known that none does."""
    return True if True in found else None if None in found else False


def fits(value: Any, test: Any) -> bool | None:
    """Whether an input passes a cell's test; a test that is true or false of itself is the answer for any other input.

    Null is no truth: the cells `true` and `false` are not passed by an answer that was never given.
    """
    if isinstance(test, bool) and value is not None and not isinstance(value, bool):
        return test
    return passes(value, test)
