"""A `.form` file (form-js JSON) read strictly: what is not understood is refused, with the component that says it."""

import json
from collections.abc import Iterator
from typing import Any

from engine.sentences import say
from forms import vocabulary
from forms.components import Form, Group, Part, Question, Separator, Text
from forms.errors import FormError
from forms.questions import question
from forms.told import Told

__all__ = ["FormError", "read"]

DEEPEST = 10


def read(content: bytes, path: str) -> Form:
    """The form; FormError for anything that docs/dialect.md does not list."""
    told = _json(content, path)
    if not isinstance(told, dict) or told.get("type") != "default":
        raise FormError(path, None, 'A form is a JSON object with `"type": "default"`.')
    if unknown := sorted(set(told) - vocabulary.FORM):
        raise FormError(path, None, say("A form says nothing by `{name}`.", name=unknown[0]))
    if not isinstance(told.get("id"), str) or not told["id"]:
        raise FormError(path, None, "A form has an id.")
    whole = Told({"type": "group", "components": told.get("components", [])}, path)
    form = Form(told["id"], path, tuple(_parts(whole, (), 0)))
    _check_ids(form, _ids(form.parts))
    _check_names(form)
    return form


def _json(content: bytes, path: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) < len(pairs):
            raise FormError(path, None, "A JSON object says the same thing twice.")
        return dict(pairs)

    try:
        return json.loads(content.decode("utf-8"), object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        raise FormError(path, None, say("This is not JSON in UTF-8: {error}", error=error)) from error


def _parts(told: Told, hides: tuple[Any, ...], depth: int) -> Iterator[Part]:
    if depth > DEEPEST:
        raise told.error(say("Groups stand at most {most} deep in each other.", most=DEEPEST))
    for inner in told.inner():
        inner.check()
        own = inner.condition("hide")
        yield _part(inner, hides if own is None else (*hides, own), depth)


def _part(told: Told, hides: tuple[Any, ...], depth: int) -> Part:
    if told.type == "group":
        if told.get("path"):
            raise told.error("A group has no `path`: answers are not nested.")
        english = told.property("en")
        return Group(told.id, told.text("label"), english, hides, tuple(_parts(told, hides, depth + 1)))
    if told.type == "text":
        return Text(told.id, told.text("text"), hides)
    if told.type == "separator":
        return Separator(told.id, hides)
    return question(told, hides, tuple(_columns(told)) if told.type == "dynamiclist" else ())


def _columns(told: Told) -> Iterator[Question]:
    """The questions of a row; nothing else stands in rows."""
    names: set[str] = set()
    for inner in told.inner():
        inner.check()
        if inner.type in ("dynamiclist", "group", "text", "separator"):
            raise inner.error(say("A `{type}` cannot stand in the rows of a table.", type=inner.type))
        own = inner.condition("hide")
        column = question(inner, () if own is None else (own,), ())
        if column.stock:
            raise inner.error("The number of a paper form is asked for once, and not in rows.")
        if column.name in names:
            raise inner.error(say("The row asks `{name}` twice.", name=column.name))
        names.add(column.name)
        yield column
    if not names:
        raise told.error("A row asks at least one question.")


def _ids(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        yield part.id
        yield from _ids(part.parts) if isinstance(part, Group) else ()
        yield from (column.id for column in part.columns) if isinstance(part, Question) else ()


def _check_ids(form: Form, ids: Iterator[str]) -> None:
    seen: set[str] = set()
    for component in ids:
        if component in seen:
            raise FormError(form.path, component, "Two components have this id.")
        seen.add(component)


def _check_names(form: Form) -> None:
    """Each answer has one name, and no expression reads a personal one."""
    seen: set[str] = set()
    for asking in form.questions:
        if asking.name in seen:
            raise FormError(form.path, asking.id, say("Two questions have the name `{name}`.", name=asking.name))
        seen.add(asking.name)
    for asking in form.questions:
        for each in (asking, *asking.columns):
            read_here = {name for rule in each.rules.all() for name in rule.names}
            if forbidden := sorted(read_here & form.personal):
                sentence = say("An expression may not read the personal answer `{name}`.", name=forbidden[0])
                raise FormError(form.path, each.id, sentence)
