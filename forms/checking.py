"""What is wrong with the answer to one question, beyond its own shape: not there, or not to be chosen."""

from collections.abc import Iterator, Mapping
from typing import Any

from forms import scopes, sentences
from forms.components import CHOICES, Question


def problems(question: Question, value: Any, path: str, scope: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The mistakes of an answer by path, those of rows within theirs."""
    rows = [(number, row) for number, row in enumerate(value or ()) if not is_blank(row)] if question.columns else []
    empty = not rows if question.columns else value in (None, False) or value == []
    if empty and _required(question, scope):
        yield path, _missing(question, scope)
    elif question.kind in CHOICES and not _offered(question, value, scope):
        yield path, sentences.NO_OPTION
    for number, row in rows:
        yield from _of_row(question, f"{path}.{number}", row, scope)


def _of_row(
    question: Question, path: str, row: Mapping[str, Any], scope: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    inside = scopes.row_scope(question, row, scope)
    for column in question.columns:
        if scopes.hidden(column, inside):
            continue
        found = list(problems(column, row.get(column.name), f"{path}.{column.name}", inside))
        rule = column.rules.valid_if
        if not found and rule is not None and not scopes.is_true(rule, inside):
            message = column.rules.invalid_message
            found = [(f"{path}.{column.name}", message or sentences.INVALID)]
        yield from found


def is_blank(row: Mapping[str, Any]) -> bool:
    """Whether nothing was answered in the row."""
    return all(value in (None, False) or value == [] for value in row.values())


def _required(question: Question, scope: Mapping[str, Any]) -> bool:
    return question.limits.required or scopes.is_true(question.rules.required_if, scope)


def _missing(question: Question, scope: Mapping[str, Any]) -> str:
    if question.kind in CHOICES and not scopes.options(question, scope):
        return sentences.NOTHING_TO_CHOOSE
    return sentences.REQUIRED.get(question.kind, sentences.FILL_IN)


def _offered(question: Question, value: Any, scope: Mapping[str, Any]) -> bool:
    """Whether what was chosen, if anything, is among the options."""
    chosen = set(value) if isinstance(value, list) else {value} - {None}
    return not chosen or chosen <= {option.value for option in scopes.options(question, scope)}
