"""What programs send: read once, strictly, with every mistake named by its field."""

from typing import Any

from flask import abort, request
from marshmallow import RAISE, Schema, ValidationError, fields, validate

from web.refusals import SENTENCES, answer


class _Strict(Schema):
    """Fields that are not known are refused."""

    class Meta:
        """How marshmallow reads it."""

        unknown = RAISE


class Credentials(_Strict):
    """Who a program acts for."""

    login = fields.String(required=True, validate=validate.Length(1, 60))
    password = fields.String(required=True, validate=validate.Length(1, 1000))


class Opening(_Strict):
    """A complaint to open; with `answers`, its first task is completed at once."""

    procedure = fields.String(required=True, validate=validate.Length(1, 120))
    answers = fields.Dict(keys=fields.String())
    submission = fields.String(validate=validate.Length(8, 60))


class Completion(_Strict):
    """The answers to a task's questions."""

    answers = fields.Dict(keys=fields.String(), load_default=dict)
    submission = fields.String(validate=validate.Length(8, 60))


class Page(_Strict):
    """Which tasks to list."""

    whose = fields.String(load_default="all", validate=validate.OneOf(["all", "mine", "team"]))
    procedure = fields.String(load_default=None)
    role = fields.String(load_default=None)
    page = fields.Integer(load_default=1, validate=validate.Range(1, 10_000))


def body(schema: type[Schema]) -> dict[str, Any]:
    """The request's JSON as the schema has it; 415 or 422, with the fields, for anything else."""
    if not request.is_json:
        abort(415)
    given = request.get_json(silent=True)
    if not isinstance(given, dict):
        abort(400)
    return loaded(schema, given)


def loaded(schema: type[Schema], given: Any) -> dict[str, Any]:
    """What was given, as the schema has it; 422, with the fields, if it does not fit."""
    try:
        read: dict[str, Any] = schema().load(given)
    except ValidationError as error:
        abort(_as_answer(error))
    return read


def _as_answer(error: ValidationError) -> Any:
    made, code = answer(422, str(SENTENCES[422]), "Unreadable", fields=error.messages)  # type: ignore[misc]
    made.status_code = code  # type: ignore[union-attr]
    return made
