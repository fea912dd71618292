"""A marshmallow schema per form: strangers' answers in, clean ones out, with every mistake at its path."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields

from forms import sentences
from forms.components import Form, Question
from forms.fields import FIELDS, MOST

Errors = dict[str, tuple[str, ...]]


class Answers(Schema):
    """Answers by name; what the form does not ask is refused."""

    class Meta:
        """Nothing unknown passes."""

        unknown = RAISE

    error_messages = {"unknown": sentences.UNKNOWN, "type": sentences.NOT_AN_OBJECT}  # noqa: RUF012  # marshmallow's way


class Rows(fields.List[Any]):
    """Rows of a table."""

    default_error_messages = {"invalid": sentences.NOT_ROWS}  # noqa: RUF012  # marshmallow's way

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> list[Any]:
        if isinstance(value, list) and len(value) > MOST:
            raise ValidationError(sentences.TOO_MANY_ROWS)
        return super()._deserialize(value, attr, data, **kwargs)


@dataclass(frozen=True)
class Cleaned:
    """What was given, as far as it is clean by itself, and what is wrong with the rest, by path."""

    values: dict[str, Any]
    errors: Errors


@lru_cache(maxsize=1000)
def schema_of(form: Form) -> Schema:
    """The form's schema, made once for each form that is held."""
    return schema_for(form.questions)


def schema_for(questions: Iterable[Question]) -> Schema:
    """A schema that takes the answers to these questions."""
    return Answers.from_dict({question.name: _field(question) for question in questions})()


def cleaned(form: Form, given: Any) -> Cleaned:
    """Each answer by itself; what depends on the others is not looked at here."""
    try:
        return Cleaned(dict(schema_of(form).load(given)), {})
    except ValidationError as error:
        values = error.valid_data if isinstance(error.valid_data, dict) else {}
        return Cleaned(dict(values), dict(_flat("", error.messages)))


def _field(question: Question) -> fields.Field[Any]:
    if question.kind != "dynamiclist":
        return FIELDS[question.kind](question)
    return Rows(fields.Nested(schema_for(question.columns)), allow_none=True)


def _flat(path: str, messages: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Marshmallow's nested messages by path: `rows.0.name`."""
    if not isinstance(messages, Mapping):
        yield path, tuple(map(_sentence, messages))
        return
    for name, inner in messages.items():
        yield from _flat(path if name == "_schema" else f"{path}.{name}" if path else str(name), inner)


def _sentence(message: Any) -> str:
    return message if isinstance(message, str) else str(message)
