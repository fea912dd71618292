"""Built-in functions: what they are given is checked against their declaration, and what does not fit gives null."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from engine.feel.converting import Misfit, converted
from engine.feel.errors import NoValue
from engine.feel.types import ANY, SIMPLE, ListOf, Type
from engine.feel.values import kind
from engine.feel.work import RUNNING, TEXT_OF_A_STEP, spend

_PARAMETER = re.compile(r"(?P<name>[^:*?]+)(?P<more>[*?]?)(?::\s*(?P<types>.+))?")
_SEVERAL = {
    "moment": ("date", "date and time", "time"),
    "day": ("date", "date and time"),
    "duration": ("days and time duration", "years and months duration"),
}


@dataclass(frozen=True)
class Parameter:
    """A parameter: optional, repeated, and of some types (none named: of any, and null too)."""

    name: str
    types: tuple[str, ...]
    optional: bool = False
    repeated: bool = False

    def is_exactly(self, value: Any) -> bool:
        """Whether the value is of one of the types as it is."""
        if value is None:
            return not self.types or self.optional
        return not self.types or kind(value) in self.types

    def conforming(self, value: Any) -> Any:
        """The value, implicitly converted where that makes it fit; Misfit if it does not."""
        if self.is_exactly(value):
            return value
        for name in self.types if value is not None else ():
            try:
                fitting = converted(value, _type(name))
            except Misfit:
                continue
            if fitting is not None:
                return fitting
        raise Misfit(self.name)

    def __str__(self) -> str:
        """As a signature says it."""
        of = f": {' or '.join(self.types)}" if self.types else ""
        return f"{self.name}{'?' if self.optional else ''}{of}{', …' if self.repeated else ''}"


def _type(name: str) -> Type:
    return ListOf(ANY) if name == "list" else SIMPLE[name]


@dataclass(frozen=True)
class BuiltIn:
    """One way of calling a built-in function."""

    parameters: tuple[Parameter, ...]
    result: Callable[..., Any]
    steps: int = 0
    at_once: bool = False

    @cached_property
    def written(self) -> str:
        """The parameters, as a signature says them."""
        return ", ".join(map(str, self.parameters))

    def counts(self, count: int) -> bool:
        """Whether so many arguments fit."""
        least = sum(not each.optional for each in self.parameters)
        return least <= count and (self._repeats or count <= len(self.parameters))

    def takes(self, arguments: Sequence[Any]) -> bool:
        """Whether the arguments fit as they are."""
        return self.counts(len(arguments)) and all(
            self._parameter(place).is_exactly(value) for place, value in enumerate(arguments)
        )

    def ordered(self, given: Mapping[str, Any]) -> list[Any] | None:
        """Named arguments in the order of the parameters, null for those left out; None if they are others."""
        names = [each.name for each in self.parameters]
        if not set(given) <= set(names):
            return None
        needed = [place for place, each in enumerate(self.parameters) if each.name in given or not each.optional]
        return [given.get(name) for name in names[: max(needed, default=-1) + 1]]

    def call(self, arguments: Sequence[Any]) -> Any:
        """The result; null where the function has none. Misfit for arguments of other types."""
        fitted = [self._parameter(place).conforming(value) for place, value in enumerate(arguments)]
        spend(self.steps if self.at_once else self.steps + sum(map(_size, fitted)))
        try:
            return self.result(*fitted)
        except (ArithmeticError, ValueError, LookupError) as error:
            if RUNNING.work is not None and isinstance(error, NoValue):
                RUNNING.work.reason = str(error)
            return None

    @property
    def _repeats(self) -> bool:
        return bool(self.parameters) and self.parameters[-1].repeated

    def _parameter(self, place: int) -> Parameter:
        return self.parameters[min(place, len(self.parameters) - 1)]


def _size(value: Any) -> int:
    """The steps that it costs to go through a value once."""
    if isinstance(value, list | dict):
        return len(value)
    return len(value) // TEXT_OF_A_STEP if isinstance(value, str) else 0


@dataclass(frozen=True)
class Overloaded:
    """A built-in function with all ways of calling it."""

    name: str
    feel_overloads: tuple[BuiltIn, ...]

    def called(self, arguments: Sequence[Any]) -> Any:
        """What it gives for the arguments in their order: in the way that they fit best; null if they fit none."""
        return self._best([(each, arguments) for each in self.feel_overloads if each.counts(len(arguments))])

    def called_by_name(self, given: Mapping[str, Any]) -> Any:
        """The same for arguments by the names of the parameters."""
        ways = [(each, each.ordered(given)) for each in self.feel_overloads]
        return self._best([(each, ordered) for each, ordered in ways if ordered is not None])

    def _best(self, ways: Sequence[tuple[BuiltIn, Sequence[Any]]]) -> Any:
        for way, arguments in ways:
            if way.takes(arguments):
                return way.call(arguments)
        for way, arguments in ways:
            try:
                return way.call(arguments)
            except Misfit:
                continue
        return None


Library = dict[str, Overloaded]
F = TypeVar("F", bound=Callable[..., Any])


def built_in(library: Library, name: str, *parameters: str, steps: int = 0, at_once: bool = False) -> Callable[[F], F]:
    """The function is called by this name with these parameters: `start position: number`, `length?: number`, `list*`.

    `steps` is what a call costs of the budget, beside the size of what it is given, which does not matter `at_once`.
    """
    declared = tuple(map(_parameter, parameters))

    def taken(result: F) -> F:
        known = library[name].feel_overloads if name in library else ()
        library[name] = Overloaded(name, (*known, BuiltIn(declared, result, steps, at_once)))
        return result

    return taken


def _parameter(text: str) -> Parameter:
    found = _PARAMETER.fullmatch(text)
    assert found is not None, text
    types = [name for each in (found["types"] or "").split("|") if each for name in _SEVERAL.get(each, (each,))]
    return Parameter(found["name"], tuple(types), found["more"] == "?", found["more"] == "*")
