"""The questions as they were asked, for the record: an auditor sees the form of that day."""

from collections.abc import Iterator, Mapping
from typing import Any

from forms import scopes
from forms.components import CHOICES, Question
from forms.validating import Answered


def asked(answered: Answered) -> tuple[dict[str, Any], ...]:
    """Name, label, kind and options of each question that was asked, in order; of tables, those of a row as `columns`."""
    return tuple(_told(question, answered.scope) for question in answered.asked)


def _told(question: Question, scope: Mapping[str, Any]) -> dict[str, Any]:
    return dict(_parts(question, scope))


def _parts(question: Question, scope: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield "name", question.name
    yield "label", question.label
    yield "type", question.kind
    if question.en:
        yield "en", question.en
    if question.money:
        yield "money", "fen"
    if question.keeps_personal:
        yield "personal", True
    if question.stock:
        yield "stock", question.stock
    if question.kind in CHOICES:
        yield "options", [{"label": each.label, "value": each.value} for each in scopes.options(question, scope)]
    if question.columns:
        yield "columns", [_told(column, scope) for column in question.columns]
