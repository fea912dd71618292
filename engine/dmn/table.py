"""Decision tables: rules, hit policies and aggregation (DMN 1.5, chapter 8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine import feel
from engine.dmn.errors import DecisionFailed
from engine.dmn.hits import POLICIES
from engine.dmn.model import Decided, Logic, Values
from engine.feel.testing import passes
from engine.feel.values import kind

TYPES = {
    "string": "string", "number": "number", "boolean": "boolean", "date": "date", "time": "time",
    "dateTime": "date and time", "date and time": "date and time",
    "dayTimeDuration": "days and time duration", "days and time duration": "days and time duration",
    "yearMonthDuration": "years and months duration", "years and months duration": "years and months duration",
    "integer": "number", "long": "number", "double": "number", "context": "context", "list": "list", "Any": "",
}  # fmt: skip
"""The types that an input or output may declare; the numeric ones of older modelers are numbers."""


@dataclass(frozen=True)
class Input:
    """A column that is asked: its label, its expression, its type ("" for any) and the values it may have."""

    label: str
    expression: feel.Expression
    type: str = ""
    allowed: feel.Tests | None = None


@dataclass(frozen=True)
class Output:
    """A column that answers; `allowed` are its values in the order of their priority, if it lists them."""

    name: str
    type: str = ""
    allowed: tuple[Any, ...] = ()
    default: feel.Expression | None = None


@dataclass(frozen=True)
class Rule:
    """A row: tests (None: any value) and answers."""

    tests: tuple[feel.Tests | None, ...]
    answers: tuple[feel.Expression, ...]


@dataclass(frozen=True)
class Hit:
    """A rule that was hit, what it answers, and the priority of its answers (smaller comes first)."""

    number: int
    value: Any
    priority: tuple[int, ...]


@dataclass(frozen=True)
class Table(Logic):
    """A decision table; `aggregation` is of a COLLECT table."""

    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]
    policy: str
    aggregation: str = ""

    @property
    def names(self) -> frozenset[str]:  # type: ignore[override]
        """The names that inputs, tests and answers read."""
        read: set[str] = set()
        for column in self.inputs:
            read |= column.expression.names
        for rule in self.rules:
            for cell in (*rule.tests, *rule.answers):
                read |= cell.names if cell is not None else frozenset()
        return frozenset(read)

    def decide(self, seen: Values) -> Decided:
        """The answer of the rules that are hit, as the hit policy has it."""
        given = [_asked(column, seen) for column in self.inputs]
        hits = []
        for number, rule in enumerate(self.rules, 1):
            tested = zip(rule.tests, given, strict=True)
            if all(test is None or test.holds(value, seen) for test, value in tested):
                hits.append(self._hit(number, rule, seen))
        labels = [column.label for column in self.inputs]
        inputs = dict(zip(labels, given, strict=True))
        if not hits:
            return Decided(self._nothing(seen), (), inputs)
        value, counted = POLICIES[self.policy](hits, self.aggregation)
        return Decided(value, tuple(hit.number for hit in counted), inputs)

    def _hit(self, number: int, rule: Rule, seen: Values) -> Hit:
        values = [answer.value(seen) for answer in rule.answers]
        priority = tuple(_priority(column, value) for column, value in zip(self.outputs, values, strict=True))
        return Hit(number, self._combined(values), priority)

    def _combined(self, values: Sequence[Any]) -> Any:
        """One answer as it is, several as a context."""
        if len(self.outputs) == 1:
            return values[0]
        return {column.name: value for column, value in zip(self.outputs, values, strict=True)}

    def _nothing(self, seen: Values) -> Any:
        """What a table answers that no rule of it was hit."""
        if any(column.default is not None for column in self.outputs):
            return self._combined([None if each.default is None else each.default.value(seen) for each in self.outputs])
        if self.policy in ("COLLECT", "RULE ORDER", "OUTPUT ORDER") and not self.aggregation:
            return []
        return feel.from_json(0) if self.aggregation == "COUNT" else None


def _asked(column: Input, seen: Values) -> Any:
    value = column.expression.value(seen)
    if value is None:
        return None
    if column.type and kind(value) != column.type:
        raise DecisionFailed(f"`{column.label}` is a {kind(value)}, not a {column.type}.")
    if column.allowed is not None and not column.allowed.holds(value, seen):
        raise DecisionFailed(
            f"`{column.label}` is {value!s}, which is none of its allowed values ({column.allowed.text})."
        )
    return value


def _priority(column: Output, value: Any) -> int:
    """The place of an answer among the allowed ones; DecisionFailed if it is none of them."""
    if value is not None and column.type and kind(value) != column.type:
        raise DecisionFailed(f"The answer `{column.name}` is a {kind(value)}, not a {column.type}.")
    if not column.allowed or value is None:
        return 0
    for place, allowed in enumerate(column.allowed):
        if passes(value, allowed) is True:
            return place
    raise DecisionFailed(f"The answer {value!s} of `{column.name}` is none of its allowed values.")
