"""What the expressions of a diagram see, and the script engine that evaluates nothing but FEEL."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine import feel
from engine.diagram.identities import LONGEST_ROLE
from engine.diagram.parts import Element
from engine.sentences import say
from engine.spiff.counting import deadline_function, in_zone
from engine.spiff.failures import StepFailed, shown
from engine.spiff.library import PythonScriptEngine
from engine.spiff.tokens import Token
from engine.spiff.working_days import working_day_functions
from engine.spiff.world import World

MOST_GROUPS = 100
"""Groups that one task is offered to."""


def scope(world: World, local: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The names that an expression can read: the document, the loop items around it, and what docs/dialect.md adds."""
    now = in_zone(world.at, world.zone)
    opened = world.case.get("opened")
    return {
        **world.document,
        **(local or {}),
        "case": {**world.case, "opened": None if opened is None else in_zone(opened, world.zone)},
        "departments": list(world.departments),
        "now": feel.function("now", [], lambda: now),
        "today": feel.function("today", [], now.date),
        "deadline": deadline_function(world),
        **working_day_functions(world),
    }


def scope_of(token: Token) -> dict[str, Any]:
    """The names that an expression at this token can read."""
    return scope(token.workflow.top_workflow.world, locals_of(token))


def locals_of(token: Token) -> dict[str, Any]:
    """The loop items that the token stands inside, the innermost hiding the outer ones."""
    seen: dict[str, Any] = {}
    around: Token | None = token
    while around is not None:
        seen = {**around.internal_data.get("local", {}), **seen}
        around = around.workflow.host
    return seen


@dataclass(frozen=True)
class Formula:
    """A compiled expression, and whose it is."""

    element: str
    purpose: str
    expression: feel.Expression

    @classmethod
    def of(cls, element: str, purpose: str, text: str) -> "Formula":
        """The FEEL behind the `=`; feel.FeelSyntaxError if it is none."""
        return cls(element, purpose, feel.compile_expression(text.removeprefix("=").strip()))

    def value(self, token: Token, more: Mapping[str, Any] | None = None) -> Any:
        """What it gives at this token, which may see `more` names; StepFailed if it gives nothing but an error."""
        return token.workflow.script_engine.evaluate(token, self, more)

    def holds(self, token: Token) -> bool:
        """Whether the condition is true; null is not, and anything but true, false or null is a mistake."""
        value = self.value(token)
        if value is not None and not isinstance(value, bool):
            raise StepFailed(
                self.element,
                "the {purpose} gives neither true nor false but {value}.",
                purpose=self.purpose,
                value=shown(value),
            )
        return value is True


def json_of(element: str, value: Any) -> Any:
    """The value as it is kept in the document; StepFailed for a function or a range."""
    try:
        return feel.to_json(value)
    except feel.FeelError as error:
        raise StepFailed(element, "the result cannot be kept: {error}", error=error) from error


def local_of(element: str, value: Any) -> Any:
    """The value as a token remembers it; StepFailed for a number that a double does not hold exactly."""
    kept = json_of(element, value)
    for number in _numbers(kept):
        if Decimal(repr(float(number))) != number:
            raise StepFailed(element, "{number} has more digits than can be kept here.", number=number)
    return kept


def _numbers(value: Any) -> Iterator[Decimal]:
    if isinstance(value, Decimal):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _numbers(inner)


class Groups:
    """Who a task is for: groups written out, groups computed, or the lane."""

    def __init__(self, element: Element):
        self.element = element.id
        text = element.groups or ""
        self.formula = Formula.of(element.id, say("candidate groups"), text) if text.startswith("=") else None
        written = tuple(group.strip() for group in text.split(",") if group.strip())
        self.written = written or ((element.lane,) if element.lane else ())

    def of(self, token: Token) -> tuple[str, ...]:
        """At least one group; StepFailed if the expression gives none."""
        if self.formula is None:
            return self.written
        value = self.formula.value(token)
        groups = value if isinstance(value, list) else [value]
        if not groups or not all(isinstance(group, str) and group for group in groups):
            raise StepFailed(
                self.element, "the candidate groups are not a list of texts but {value}.", value=shown(value)
            )
        if len(groups) > MOST_GROUPS or not all(len(each) <= LONGEST_ROLE and each.isprintable() for each in groups):
            sentence = "the candidate groups are more than {most}, or one is no name of at most {longest} characters."
            raise StepFailed(self.element, sentence, most=MOST_GROUPS, longest=LONGEST_ROLE)
        return tuple(dict.fromkeys(groups))


class FeelEngine(PythonScriptEngine):  # type: ignore[misc]
    """In place of the library's engine, which would run Python: a diagram cannot run code."""

    def __init__(self) -> None:
        # Not super().__init__: there is no Python environment.
        self.environment = None

    def evaluate(self, task: Token, expression: Formula, external_context: Any = None) -> Any:
        """The value of a compiled expression at the token."""
        try:
            return expression.expression({**scope_of(task), **(external_context or {})})
        except feel.FeelError as error:
            raise StepFailed(
                expression.element, "the {purpose} failed: {error}", purpose=expression.purpose, error=error
            ) from error

    def execute(self, task: Any, script: Any, external_context: Any = None) -> None:
        """Never: scripts are expressions."""
        raise StepFailed(str(task.task_spec.name), "scripts are not executed.")

    def call_service(self, task: Any, **kwargs: Any) -> None:
        """Never: there are no services."""
        raise StepFailed(str(task.task_spec.name), "services are not called.")
