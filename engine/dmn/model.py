"""A decision: what it needs, what it cites, and how it is decided."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine import feel

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Decided:
    """The value (of FEEL), the 1-based numbers of the rules that were hit, and the inputs by their labels."""

    value: Any
    rules: tuple[int, ...] = ()
    inputs: Values = field(default_factory=dict)


class Logic(ABC):
    """What decides: a table or an expression."""

    names: frozenset[str]

    @abstractmethod
    def decide(self, seen: Values) -> Decided:
        """The answer over these names; DecisionFailed where there is none."""


@dataclass(frozen=True)
class Literal(Logic):
    """A decision that is one expression (DMN 1.5, 7.3.1)."""

    expression: feel.Expression

    @property
    def names(self) -> frozenset[str]:  # type: ignore[override]
        """The names that the expression reads."""
        return self.expression.names

    def decide(self, seen: Values) -> Decided:
        """The value of the expression."""
        return Decided(self.expression.value(seen))


@dataclass(frozen=True)
class Decision:
    """A decision with those that it requires; `variable` is the name under which others see its result."""

    id: str
    name: str
    variable: str
    logic: Logic
    required: "tuple[Decision, ...]" = ()
    cited: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Each rule, or the decision itself, that names clauses."""

    @property
    def names(self) -> frozenset[str]:
        """The names that the decision, and those that it requires, read from outside."""
        given = frozenset(each.variable for each in self.required)
        return (self.logic.names - given).union(*(each.names for each in self.required))

    def decide(self, seen: Values) -> Decided:
        """The answer over these names (JSON or FEEL values); DecisionFailed where there is none.

        Required decisions are decided first, and their results are seen under their variables' names.
        """
        results = {each.variable: each.decide(seen).value for each in self.required}
        return self.logic.decide({**seen, **results} if results else seen)

    def citations(self) -> list[tuple[str, tuple[str, ...]]]:
        """The decision and its rules that name clauses, with their ids."""
        return [*self.cited, *(each for required in self.required for each in required.citations())]


@dataclass(frozen=True)
class Definitions:
    """The decisions of one file, by their ids."""

    path: str
    decisions: Mapping[str, Decision]
