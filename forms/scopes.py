"""What the expressions of a form see, and what they are asked: FEEL over the document and the answers of the form."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, tzinfo
from typing import Any

from engine.feel import Expression, compile_expression, to_json
from forms.components import LISTS, Form, Option, Question

_NOW = compile_expression("now()")


def is_true(rule: Expression | None, scope: Mapping[str, Any]) -> bool:
    """Whether the rule is there and true; null is not."""
    return rule is not None and rule(scope) is True


def hidden(question: Question, scope: Mapping[str, Any]) -> bool:
    """Whether the question is not asked."""
    return any(is_true(rule, scope) for rule in question.rules.hides)


def visible(
    form: Form, seen: Mapping[str, Any], values: Mapping[str, Any]
) -> tuple[tuple[Question, ...], dict[str, Any]]:
    """The questions that are asked when these are the answers, and the scope: answers to what is not asked do not count.

    A question that hides itself by its own answer, or two that hide each other, are settled by asking them.
    """
    asked = form.questions
    scope = {**seen, **values}
    if not any(question.rules.hides for question in form.questions):
        return asked, scope
    for _ in range(len(form.questions) + 1):
        before, asked = (
            asked,
            tuple(question for question in form.questions if not question.rules.hides or not hidden(question, scope)),
        )
        scope = _over(seen, values, asked)
        if asked == before:
            return asked, scope
    either = tuple(question for question in form.questions if question in asked or question in before)
    return either, _over(seen, values, either)


def _over(seen: Mapping[str, Any], values: Mapping[str, Any], asked: Collection[Question]) -> dict[str, Any]:
    return {**seen, **{question.name: values[question.name] for question in asked if question.name in values}}


def row_scope(question: Question, row: Mapping[str, Any], scope: Mapping[str, Any]) -> dict[str, Any]:
    """What the expressions of a row see: its own answers before all others."""
    return {**scope, **{column.name: row.get(column.name) for column in question.columns}}


def options(question: Question, scope: Mapping[str, Any]) -> tuple[Option, ...]:
    """What can be chosen: written out, or a list of texts or of `{label, value}` that the expression gives."""
    if question.rules.options_from is None:
        return question.options
    given = question.rules.options_from(scope)
    found = [_option(each) for each in (given if isinstance(given, list) else [given])]
    return tuple({option.value: option for option in found if option is not None}.values())


def _option(given: Any) -> Option | None:
    """Nothing is made of null and of empty texts."""
    if isinstance(given, dict):
        value = _text(given.get("value"))
        return Option(value, _text(given.get("label")) or value) if value else None
    value = _text(given)
    return Option(value, value) if value else None


def _text(value: Any) -> str:
    return "" if value is None else str(to_json(value))


def first_value(question: Question, scope: Mapping[str, Any]) -> Any:
    """The answer that is there before anybody answers: by the default's FEEL, as form-js keeps it, or empty."""
    if question.rules.default is not None:
        value = question.rules.default(scope)
        if question.kind in ("date", "datetime"):
            return _moment(question.kind, value)
        if value is not None:
            return to_json(value)
    if question.default_value is not None:
        return question.default_value
    return False if question.kind == "checkbox" else [] if question.kind in LISTS else None


def _moment(kind: str, value: Any) -> str | None:
    """To the minute: that is what a page can show."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if not isinstance(value, date):
        return None
    if kind == "date":
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    if not isinstance(value, datetime):
        return None
    return value.replace(second=0, microsecond=0).isoformat()


def zone_of(seen: Mapping[str, Any]) -> tzinfo | None:
    """The offset that the case's zone has now; None where the scope knows no instant."""
    now = _NOW(seen)
    return now.tzinfo if isinstance(now, datetime) else None


def in_zone(text: str, zone: tzinfo | None) -> str:
    """A date and time with the zone's offset, unless it has one."""
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=zone).isoformat() if moment.tzinfo is None and zone is not None else text
