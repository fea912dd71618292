"""The names that an expression can read, from the innermost outwards, and how much work it may still do."""

from collections.abc import Mapping
from typing import Any

from engine.feel.errors import FeelLimitExceeded
from engine.feel.values import from_json, is_function

MOST_WORK = 200_000
"""Iterations and calls of one evaluation, and the items of the lists that it makes."""
TEXT_OF_A_STEP = 64
"""Characters that may be made for one step."""


class Work:
    """What is left of an evaluation's budget."""

    left = MOST_WORK

    def spend(self, steps: int = 1) -> None:
        """So many steps more; FeelLimitExceeded when the budget is used up."""
        self.left -= steps
        if self.left < 0:
            raise FeelLimitExceeded(f"The expression did not come to an end in {MOST_WORK} steps.")

    def grown(self, value: Any) -> Any:
        """The value that was made, its size paid for: what doubles at every step would fill the memory first."""
        if type(value) is list:
            self.spend(len(value))
        elif type(value) is str:
            self.spend(len(value) // TEXT_OF_A_STEP)
        return value


class Scope(dict[str, Any]):
    """Local names over an outer scope; a name that nobody knows is null."""

    __slots__ = ("outer", "work")

    def __init__(self, local: Mapping[str, Any], outer: "Scope | Ground"):
        super().__init__(local)
        self.outer = outer
        self.work: Work = outer.work

    def __missing__(self, name: str) -> Any:
        return self.outer[name]

    def function(self, name: str) -> Any:
        """What is called by this name: an answer of the same name does not hide a built-in function."""
        found = self[name]
        return found if is_function(found) else self.outer.function(name)


class Ground(dict[str, Any]):
    """What is given from outside, turned into FEEL's values when it is read first; under it, the built-in functions."""

    __slots__ = ("built_in", "given", "work")

    def __init__(self, given: Mapping[str, Any], built_in: Mapping[str, Any]):
        self.given = given
        self.built_in = built_in
        self.work = Work()

    def __missing__(self, name: str) -> Any:
        value = from_json(self.given[name]) if name in self.given else self.built_in.get(name)
        self[name] = value
        return value

    def function(self, name: str) -> Any:
        """What is called by this name: an answer of the same name does not hide a built-in function."""
        found = self[name]
        return found if is_function(found) else self.built_in.get(name)
