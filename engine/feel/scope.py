"""The names that an expression can read, from the innermost outwards."""

from collections.abc import Mapping
from typing import Any

from engine.feel.values import from_json, is_function
from engine.feel.work import Work


class Scope(dict[str, Any]):
    """Local names over an outer scope; a name that nobody knows is null."""

    __slots__ = ("outer", "work")

    def __init__(self, local: Mapping[str, Any], outer: "Scope | Ground"):
        super().__init__(local)
        self.outer = outer
        self.work: Work = outer.work

    def __missing__(self, name: str) -> Any:
        return self.outer[name]

    def knows(self, name: str) -> bool:
        """Whether the name stands for something, be it null."""
        return name in self or self.outer.knows(name)

    def function(self, name: str) -> Any:
        """What is called by this name: an answer of the same name does not hide a built-in function."""
        found = self[name]
        return found if is_function(found) else self.outer.function(name)


class Ground(dict[str, Any]):
    """What is given from outside, turned into FEEL's values when it is read first; under it, the built-in functions."""

    __slots__ = ("built_in", "given", "work")

    def __init__(self, given: Mapping[str, Any], built_in: Mapping[str, Any], work: Work):
        self.given = given
        self.built_in = built_in
        self.work = work

    def __missing__(self, name: str) -> Any:
        value = from_json(self.given[name]) if name in self.given else self.built_in.get(name)
        self[name] = value
        return value

    def knows(self, name: str) -> bool:
        """Whether the name stands for something, be it null."""
        return name in self.given or name in self.built_in

    def function(self, name: str) -> Any:
        """What is called by this name: an answer of the same name does not hide a built-in function."""
        found = self[name]
        return found if is_function(found) else self.built_in.get(name)
