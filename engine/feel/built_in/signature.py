"""Built-in functions: what they are given is checked against their declaration, and what does not fit gives null."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from engine.feel.values import kind

_PARAMETER = re.compile(r"(?P<name>[^:*?]+)(?P<more>[*?]?)(?::\s*(?P<types>.+))?")
_MOMENTS = {"moment": {"date", "date and time", "time"}, "day": {"date", "date and time"}}
_DURATIONS = {"days and time duration", "years and months duration"}


@dataclass(frozen=True)
class Parameter:
    """A parameter: optional, repeated, and of some types (none named: of any, and null too)."""

    name: str
    types: frozenset[str]
    optional: bool = False
    repeated: bool = False

    def conforms(self, value: Any) -> tuple[bool, Any]:
        """Whether the value is of the type, after a list of one and its item were taken for each other."""
        if not self.types or (value is None and self.optional):
            return True, value
        if value is None:
            return "null" in self.types, value
        if kind(value) in self.types:
            return True, value
        if isinstance(value, list) and len(value) == 1 and kind(value[0]) in self.types:
            return True, value[0]
        return ("list" in self.types), [value]


@dataclass(frozen=True)
class BuiltIn:
    """One way of calling a built-in function."""

    parameters: tuple[Parameter, ...]
    result: Callable[..., Any]

    def takes(self, count: int) -> bool:
        """Whether so many arguments fit."""
        least = sum(not each.optional for each in self.parameters)
        return (
            count >= least
            if self.parameters and self.parameters[-1].repeated
            else least <= count <= len(self.parameters)
        )

    def ordered(self, given: Mapping[str, Any]) -> list[Any] | None:
        """Named arguments in the order of the parameters; None if they are others."""
        names = [each.name for each in self.parameters]
        missing = [each.name for each in self.parameters if each.name not in given and not each.optional]
        if missing or not set(given) <= set(names):
            return None
        last = max((place for place, name in enumerate(names) if name in given), default=-1)
        return [given.get(name) for name in names[: last + 1]]

    def call(self, arguments: Sequence[Any]) -> Any:
        """The result; null for arguments of other types, and where the function has none."""
        fitted = []
        for place, value in enumerate(arguments):
            parameter = self.parameters[min(place, len(self.parameters) - 1)]
            fits, value = parameter.conforms(value)
            if not fits:
                return None
            fitted.append(value)
        try:
            return self.result(*fitted)
        except (ArithmeticError, ValueError, LookupError, re.error):
            return None


@dataclass(frozen=True)
class Overloaded:
    """A built-in function with all ways of calling it."""

    name: str
    feel_overloads: tuple[BuiltIn, ...]


Library = dict[str, Overloaded]
F = TypeVar("F", bound=Callable[..., Any])


def built_in(library: Library, name: str, *parameters: str) -> Callable[[F], F]:
    """The function is called by this name with these parameters: `start position: number`, `length?: number`, `list*`."""
    declared = tuple(map(_parameter, parameters))

    def taken(result: F) -> F:
        known = library[name].feel_overloads if name in library else ()
        library[name] = Overloaded(name, (*known, BuiltIn(declared, result)))
        return result

    return taken


def _parameter(text: str) -> Parameter:
    found = _PARAMETER.fullmatch(text)
    assert found is not None, text
    types: set[str] = set()
    for each in (found["types"] or "").split("|"):
        types |= _MOMENTS.get(each, _DURATIONS if each == "duration" else {each} if each else set())
    return Parameter(found["name"], frozenset(types), found["more"] == "?", found["more"] == "*")
