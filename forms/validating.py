"""Answers held against a form: clean ones, and all mistakes at once."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from marshmallow import ValidationError

from forms import scopes, sentences
from forms.checking import is_blank, problems
from forms.components import LISTS, Form, Question
from forms.fields import FIELDS
from forms.schema import Errors, cleaned


@dataclass(frozen=True)
class Answered:
    """The clean answers by name, the mistakes by path (`rows.0.name`), and what was asked.

    An answer is null only where it takes away one that was there. `scope` is what expressions saw.
    """

    answers: Mapping[str, Any]
    errors: Errors
    asked: tuple[Question, ...]
    scope: Mapping[str, Any]


def validate(
    form: Form,
    given: Mapping[str, Any],
    seen: Mapping[str, Any],
    zone: tzinfo | None = None,
    earlier: Collection[str] = (),
) -> Answered:
    """The answers as the case keeps them.

    `given` are JSON values by name: null empties an answer. A question that is not spoken of takes its default, or, where
    it has one, the document's answer; without a default the document keeps the answer that it has, but a required
    question must be answered anew. `seen` is the scope of the case's expressions. Answers to
    questions that are not asked are dropped. `zone` is the case's, without it the offset of `now()`. `earlier` names
    answers that the scope does not show because they are personal.
    """
    clean = cleaned(form, given)
    values = _localised(form, clean.values, zone or scopes.zone_of(seen))
    broken = {path.partition(".")[0] for path in clean.errors}
    _add_defaults(form, values, seen, broken)
    asked, scope = scopes.visible(form, seen, values)
    names = {question.name for question in asked}
    hidden = form.by_name.keys() - names
    errors = {path: said for path, said in clean.errors.items() if path.partition(".")[0] not in hidden}
    for path, said in _problems(asked, values, scope, broken):
        errors.setdefault(path, (said,))
    taken = [name for name in values if seen.get(name) is not None or name in earlier]
    answers = dict(_kept(asked, values, taken))
    return Answered(answers, errors, asked, scope)


def _problems(
    asked: tuple[Question, ...], values: Mapping[str, Any], scope: Mapping[str, Any], broken: set[str]
) -> Iterator[tuple[str, str]]:
    """First every question by itself, then the rules that join them, as far as what they read is sound."""
    wrong = set(broken)
    for question in asked:
        for path, said in problems(question, values.get(question.name), question.name, scope):
            if path != question.name or question.name not in broken:
                wrong.add(question.name)
                yield path, said
    for question in asked:
        rule = question.rules.valid_if
        if rule is None or question.name in wrong or rule.names & wrong:
            continue
        if not scopes.is_true(rule, scope):
            message = question.rules.invalid_message
            yield question.name, message or sentences.INVALID


def _localised(form: Form, values: dict[str, Any], zone: tzinfo | None) -> dict[str, Any]:
    """Dates and times with their offset, in rows too."""
    for question in form.questions:
        value = values.get(question.name)
        if value is None:
            continue
        if question.kind == "datetime":
            values[question.name] = scopes.in_zone(value, zone)
        for column in question.columns:
            for row in value:
                if column.kind == "datetime" and row.get(column.name) is not None:
                    row[column.name] = scopes.in_zone(row[column.name], zone)
    return values


def _add_defaults(form: Form, values: dict[str, Any], seen: Mapping[str, Any], broken: set[str]) -> None:
    """What was not spoken of takes its first value; lists that were emptied are empty lists."""
    scope = {**seen, **values}
    for question in form.questions:
        name = question.name
        if name in values:
            if values[name] is None and question.kind in LISTS:
                scope[name] = values[name] = []
        elif name in broken:
            scope[name] = None
        elif seen.get(name) is None:
            if (first := default(question, scope)) is not None:
                scope[name] = values[name] = first
        elif question.rules.default is not None:
            values[name] = seen[name]


def default(question: Question, scope: Mapping[str, Any]) -> Any:
    """The first value, if it is an answer to the question at all."""
    first = scopes.first_value(question, scope)
    if first is None or question.kind == "dynamiclist":
        return first
    try:
        return FIELDS[question.kind](question).clean(first)
    except ValidationError:
        return None


def _kept(asked: tuple[Question, ...], values: Mapping[str, Any], taken: Collection[str]) -> Iterator[tuple[str, Any]]:
    for question in asked:
        value = values.get(question.name)
        if question.kind == "dynamiclist" and value is not None:
            yield question.name, [_row(row) for row in value if not is_blank(row)]
        elif value is not None or question.name in taken:
            yield question.name, value


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}
