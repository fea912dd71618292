"""The types of FEEL: whether a value is of one, and whether one conforms to another (DMN 1.5, 10.3.2.9)."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.feel.values import Function, Range, kind
from engine.feel.work import spend


class Type(ABC):
    """A type; null is of every type where a part of a value is asked, and `instance of` asks for more."""

    @abstractmethod
    def has(self, value: Any) -> bool:
        """Whether the value, which is not null, is of the type."""

    @abstractmethod
    def conforms(self, other: "Type") -> bool:
        """Whether every value of this type is one of the other's."""

    def takes(self, value: Any) -> bool:
        """Whether the value is null or of the type."""
        return value is None or self.has(value)

    @property
    def plain(self) -> "Type":
        """The type without what it allows; another module may know types that allow only some values."""
        return self

    def refusal(self, value: Any) -> str | None:
        """Why a value of the type is not allowed; None where all are."""
        return None


@dataclass(frozen=True)
class Anything(Type):
    """`Any`."""

    def has(self, value: Any) -> bool:
        """Always."""
        return True

    def conforms(self, other: Type) -> bool:
        """Only to itself."""
        return isinstance(other, Anything)

    def __str__(self) -> str:
        return "Any"


@dataclass(frozen=True)
class Simple(Type):
    """A type without parts, such as `number`, and `list`, `context`, `range` and `function` of anything."""

    name: str

    def has(self, value: Any) -> bool:
        """Whether the value's own type is this one."""
        return kind(value) == self.name

    def conforms(self, other: Type) -> bool:
        """To itself and to `Any`; null to everything."""
        return isinstance(other, Anything) or other == self or self.name == "null"

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class ListOf(Type):
    """A list all items of which are of a type, or null."""

    item: Type

    def has(self, value: Any) -> bool:
        """Whether it is a list of such items."""
        if not isinstance(value, list):
            return False
        spend(len(value))
        return all(map(self.item.takes, value))

    def refusal(self, value: Any) -> str | None:
        """Why an item is not allowed."""
        told = (self.item.refusal(item) for item in value if item is not None)
        return next((each for each in told if each is not None), None)

    def conforms(self, other: Type) -> bool:
        """To lists of what the items conform to."""
        if isinstance(other, ListOf):
            return self.item.conforms(other.item)
        return isinstance(other, Anything) or other == Simple("list")

    def __str__(self) -> str:
        return f"list<{self.item}>"


@dataclass(frozen=True)
class RangeOf(Type):
    """A range whose ends are of a type."""

    item: Type

    def has(self, value: Any) -> bool:
        """Whether it is a range with such ends."""
        return isinstance(value, Range) and self.item.takes(value.start) and self.item.takes(value.end)

    def conforms(self, other: Type) -> bool:
        """To ranges of what the ends conform to."""
        if isinstance(other, RangeOf):
            return self.item.conforms(other.item)
        return isinstance(other, Anything) or other == Simple("range")

    def __str__(self) -> str:
        return f"range<{self.item}>"


@dataclass(frozen=True)
class ContextOf(Type):
    """A context that has at least these entries."""

    entries: Mapping[str, Type] = field(hash=False)

    def has(self, value: Any) -> bool:
        """Whether it is a context with such entries."""
        return isinstance(value, dict) and all(
            name in value and each.takes(value[name]) for name, each in self.entries.items()
        )

    def conforms(self, other: Type) -> bool:
        """To contexts that ask for no more."""
        if isinstance(other, ContextOf):
            return all(
                name in self.entries and self.entries[name].conforms(each) for name, each in other.entries.items()
            )
        return isinstance(other, Anything) or other == Simple("context")

    def refusal(self, value: Any) -> str | None:
        """Why an entry is not allowed."""
        told = (each.refusal(value[name]) for name, each in self.entries.items() if value[name] is not None)
        return next((each for each in told if each is not None), None)

    def __str__(self) -> str:
        # Without the entries' types, which may be made of each other many times over.
        return f"context<{', '.join(self.entries)}>"


@dataclass(frozen=True)
class FunctionOf(Type):
    """A function with such parameters and such a result."""

    parameters: tuple[Type, ...]
    result: Type

    def has(self, value: Any) -> bool:
        """Whether it may be called with these, and gives that, as far as it declares it."""
        if not isinstance(value, Function):
            return kind(value) == "function"
        declared = tuple(each or ANY for each in value.types) or (ANY,) * len(value.parameters)
        return FunctionOf(declared, value.result or self.result).conforms(self)

    def conforms(self, other: Type) -> bool:
        """To functions that are given less and promise less."""
        if not isinstance(other, FunctionOf):
            return isinstance(other, Anything) or other == Simple("function")
        return (
            len(self.parameters) == len(other.parameters)
            and all(theirs.conforms(ours) for ours, theirs in zip(self.parameters, other.parameters, strict=True))
            and self.result.conforms(other.result)
        )

    def __str__(self) -> str:
        return f"function of {len(self.parameters)}"


ANY = Anything()
SIMPLE: Mapping[str, Type] = {
    **{
        name: Simple(name)
        for name in (
            "number", "string", "boolean", "date", "time", "date and time", "days and time duration",
            "years and months duration", "list", "context", "range", "function",
        )
    },
    "Any": ANY,
    "Null": Simple("null"),
    "dateTime": Simple("date and time"),
    "dayTimeDuration": Simple("days and time duration"),
    "yearMonthDuration": Simple("years and months duration"),
}  # fmt: skip
"""The types that need no parts, by the names of DMN 1.5, 7.3.2 and 10.3.1.2, rule 66."""
