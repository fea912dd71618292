"""Decision tables: rules, hit policies and aggregation (DMN 1.5, chapter 8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine import feel
from engine.dmn.errors import DecisionFailed
from engine.dmn.evaluation import Consulted
from engine.dmn.hits import POLICIES
from engine.feel.converting import Misfit, converted
from engine.feel.scope import Scope
from engine.feel.sites import Site, shortened
from engine.feel.testing import passes
from engine.feel.texts import written
from engine.feel.types import Type


@dataclass(frozen=True)
class Input:
    """A column that is asked: its label, its expression, its type (None for any) and the values it may have."""

    label: str
    expression: feel.Expression
    type: Type | None = None
    allowed: feel.UnaryTests | None = None


@dataclass(frozen=True)
class Output:
    """A column that answers: the tests that its answers pass, and the values in the order of their priority, if it lists them.

    `label` is what readers call it.
    """

    name: str
    type: Type | None = None
    allowed: feel.UnaryTests | None = None
    ranked: tuple[Any, ...] = ()
    default: feel.Expression | None = None
    label: str = ""


@dataclass(frozen=True)
class Rule:
    """A row: tests (None: any value), answers, and what its author says of it."""

    tests: tuple[feel.UnaryTests | None, ...]
    answers: tuple[feel.Expression, ...]
    note: str = ""


@dataclass(frozen=True)
class Hit:
    """A rule that was hit, what it answers, and the priority of its answers (smaller comes first)."""

    number: int
    value: Any
    priority: tuple[int, ...]


@dataclass(frozen=True)
class Table:
    """A decision table of the element at this address, `namespace#id`; `aggregation` is of a COLLECT table."""

    address: str
    name: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]
    policy: str
    aggregation: str = ""

    @property
    def element(self) -> str:
        """The id of the element that it is the table of."""
        return self.address.rpartition("#")[2]

    def value(self, scope: Scope) -> Any:
        """The answer of the rules that are hit, as the hit policy has it; DecisionFailed where it has none."""
        given = [_asked(column, scope) for column in self.inputs]
        columns = [Scope({"?": value}, scope) for value in given]
        scope.work.spend(len(self.rules))
        hits = [self._hit(number, rule, scope) for number, rule in enumerate(self.rules, 1) if _is_hit(rule, columns)]
        try:
            value, counted = POLICIES[self.policy](hits, self.aggregation) if hits else (self._nothing(scope), hits)
        except DecisionFailed as failed:
            raise DecisionFailed(f"{self.name}: {failed}") from None
        if value is None and hits:
            warning = "the answers of the rules that are hit give nothing together"
            scope.work.warn(Site(self.name, 0, len(self.name)), warning)
        inputs = {column.label: value for column, value in zip(self.inputs, given, strict=True)}
        scope.work.consulted.append(Consulted(self.address, self.name, tuple(hit.number for hit in counted), inputs))  # type: ignore[attr-defined]
        return value

    def _hit(self, number: int, rule: Rule, scope: Scope) -> Hit:
        values = [
            _answered(column, answer.within(scope), scope)
            for column, answer in zip(self.outputs, rule.answers, strict=True)
        ]
        priority = tuple(_priority(column, value) for column, value in zip(self.outputs, values, strict=True))
        return Hit(number, self._combined(values), priority)

    def _combined(self, values: Sequence[Any]) -> Any:
        """One answer as it is, several as a context."""
        if len(self.outputs) == 1:
            return values[0]
        return {column.name: value for column, value in zip(self.outputs, values, strict=True)}

    def _nothing(self, scope: Scope) -> Any:
        """What a table answers that no rule of it was hit."""
        if any(column.default is not None for column in self.outputs):
            given = [None if each.default is None else each.default.within(scope) for each in self.outputs]
            answers = zip(self.outputs, given, strict=True)
            return self._combined([_answered(column, value, scope) for column, value in answers])
        if self.policy in ("COLLECT", "RULE ORDER", "OUTPUT ORDER") and not self.aggregation:
            return []
        return feel.from_json(0) if self.aggregation == "COUNT" else None


def _is_hit(rule: Rule, columns: Sequence[Scope]) -> bool:
    for test, column in zip(rule.tests, columns, strict=True):
        if test is not None and test.within(column) is not True:
            return False
    return True


def _asked(column: Input, scope: Scope) -> Any:
    value = column.expression.within(scope)
    if value is None:
        return None
    value = _of_type(value, column.type, f"`{column.label}`")
    if column.allowed is not None and not column.allowed.passed_by(value, scope):
        raise DecisionFailed(
            f"`{column.label}` is {shortened(written(value))}, which is none of its allowed values ({column.allowed.text})."
        )
    return value


def _of_type(value: Any, type: Type | None, called: str) -> Any:
    try:
        return value if type is None else converted(value, type)
    except Misfit as misfit:
        raise DecisionFailed(f"{called} does not fit: {shortened(written(value))}. {misfit}") from None


def _answered(column: Output, value: Any, scope: Scope) -> Any:
    """The answer as one of the column's type; DecisionFailed if it is none, or none that the column allows."""
    if value is None:
        return None
    value = _of_type(value, column.type, f"The answer `{column.name}`")
    allowed = column.allowed
    if allowed is None or allowed.passed_by(value, scope):
        return value
    if isinstance(value, list) and all(allowed.passed_by(item, scope) for item in value):
        return value
    raise DecisionFailed(
        f"The answer {shortened(written(value))} of `{column.name}` is none of its allowed values ({allowed.text})."
    )


def _priority(column: Output, value: Any) -> int:
    """The place of an answer among the ranked values; what is none of them comes last."""
    places = (place for place, each in enumerate(column.ranked) if passes(value, each) is True)
    return next(places, len(column.ranked))
