"""Facts as JSON and back: the kind is the class name, the body its fields without those at their default."""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from datetime import UTC, datetime
from types import UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from engine.facts import Deadline, Fact, Place

KINDS: dict[str, type] = {kind.__name__: kind for kind in get_args(Fact)}


class Column(NamedTuple):
    """How one field of a fact is written and read."""

    name: str
    default: Any
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def to_json(fact: Any) -> dict[str, Any]:
    """The body of a fact as JSON values."""
    body = {}
    for column in _columns(type(fact)):
        field_value = getattr(fact, column.name)
        if field_value is not None and (column.default is MISSING or field_value != column.default):
            body[column.name] = column.write(field_value)
    return body


def from_json(kind: str, body: dict[str, Any]) -> Fact:
    """The fact that `to_json` wrote; KeyError for a kind that this release does not know."""
    fact: Fact = _read(KINDS[kind], body)
    return fact


def instant_text(instant: datetime) -> str:
    """An instant as it stands in the record: UTC, ISO 8601."""
    return instant.astimezone(UTC).isoformat()


def _read(kind: type, body: dict[str, Any]) -> Any:
    known = {column.name: column.read(body[column.name]) for column in _columns(kind) if column.name in body}
    missing = {column.name: None for column in _columns(kind) if column.default is MISSING and column.name not in body}
    return kind(**missing, **known)


def _same(plain: Any) -> Any:
    return plain


def _tuple(items: list[Any]) -> tuple[Any, ...]:
    return tuple(items)


_CODECS: dict[Any, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    Place: (str, Place.parse),
    datetime: (instant_text, datetime.fromisoformat),
    Deadline: (to_json, lambda body: _read(Deadline, body)),
    tuple: (list, _tuple),
}


_KNOWN: dict[type, tuple[Column, ...]] = {}


def _columns(kind: type) -> tuple[Column, ...]:
    if kind not in _KNOWN:
        _KNOWN[kind] = _read_columns(kind)
    return _KNOWN[kind]


def _read_columns(kind: type) -> tuple[Column, ...]:
    hints = get_type_hints(kind)
    return tuple(Column(f.name, _default(f), *_CODECS.get(_plain(hints[f.name]), (_same, _same))) for f in fields(kind))


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _plain(hint: Any) -> Any:
    """The type without its `| None`, and without its parameters."""
    if isinstance(hint, UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    return get_origin(hint) or hint
