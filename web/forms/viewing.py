"""A form made ready for its page: which questions are asked now, what stands in them, and what is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import tzinfo
from typing import Any

from forms import attached, scopes
from forms.components import Form, Group, Part, Question, Separator, Text
from forms.validating import validate
from web.answering import EMPTY
from web.forms.answered import answered
from web.forms.decoding import Typed, encoded_answer, fields_of_question, given
from web.forms.inputs import Showing, id_of, shown_question
from web.forms.pages import Input, Line, Mistake, Page, Paragraph, Section, Shown, Table
from web.forms.wording import is_english
from web.languages import said

__all__ = ["answered", "questions"]


def questions(
    form: Form | None,
    document: Mapping[str, Any],
    typed: Typed | None,
    errors: Mapping[str, Sequence[str]],
    seen: Mapping[str, Any],
    locale: str,
    zone: tzinfo | None = None,
) -> Page:
    """The questions that are asked when these are the answers, with what was typed or, without, what is known.

    `document` has the answers so far, personal ones too; `seen` is the scope of the case's expressions; `zone` is the
    case's, without it the offset of `now()`.
    """
    form, zone = form or EMPTY, zone or scopes.zone_of(seen)
    known = {name: document[name] for name in form.by_name if document.get(name) is not None}
    held = validate(form, known if typed is None else given(form, typed), seen, zone)
    now_asked = frozenset(question.name for question in held.asked)
    scope = {**held.scope, **{name: value for name, value in known.items() if name not in held.scope}}
    texts = _texts(held.asked, scope, typed, zone)
    showing = Showing(texts, errors, held.scope, locale, form.deciding, typed.new_row if typed else None)
    parts = tuple(_parts(form.parts, now_asked, showing))
    return Page(
        parts,
        tuple(_mistakes(form, frozenset(_ids(parts)), showing)),
        tuple(question.name for question in held.asked),
        tuple(_kept(form, now_asked, typed)),
        bool(form.deciding),
        any(attached.pickers(form.questions)),
    )


def _texts(
    asked: Sequence[Question], scope: Mapping[str, Any], typed: Typed | None, zone: tzinfo | None
) -> dict[str, Any]:
    """What stands in each question: what was typed, else its answer so far or its default."""
    texts = {}
    for question in asked:
        if typed is not None and question.name in typed.texts:
            texts[question.name] = typed.texts[question.name]
        else:
            texts[question.name] = encoded_answer(question, scope.get(question.name), zone)
            if question.columns and not texts[question.name]:
                texts[question.name] = [_new_row(question, scope, zone) for _ in range(question.repetitions)]
    return texts


def _new_row(question: Question, scope: Mapping[str, Any], zone: tzinfo | None) -> dict[str, Any]:
    return {c.name: encoded_answer(c, scopes.first_value(c, scope), zone) for c in question.columns}


def _kept(form: Form, now_asked: frozenset[str], typed: Typed | None) -> Iterator[tuple[str, str]]:
    """What was typed into questions that are not asked any more comes back when they are."""
    for question in form.questions:
        if typed is not None and question.name in typed.texts and question.name not in now_asked:
            yield from fields_of_question(question, question.name, typed.texts[question.name])


def _parts(parts: Sequence[Part], now_asked: frozenset[str], showing: Showing) -> Iterator[Shown]:
    for part in parts:
        if isinstance(part, Question):
            if part.name in now_asked:
                yield shown_question(part, showing)
        elif any(scopes.is_true(rule, showing.scope) for rule in part.hides):
            continue
        elif isinstance(part, Text):
            yield Paragraph(part.text)
        elif isinstance(part, Separator):
            yield Line()
        elif inside := tuple(_parts(part.parts, now_asked, showing)):
            yield _section(part, inside, showing)


def _section(group: Group, inside: tuple[Shown, ...], showing: Showing) -> Section:
    return Section(f"q-{group.id}", group.said(is_english(showing.locale)), inside)


def _ids(parts: Sequence[Shown]) -> Iterator[str]:
    """Where links can lead."""
    for part in parts:
        if isinstance(part, Section):
            yield from _ids(part.parts)
        elif isinstance(part, Table):
            yield part.id
            yield from (cell.id for row in part.rows for cell in row.inputs)
        elif isinstance(part, Input):
            yield part.id


def _mistakes(form: Form, ids: frozenset[str], showing: Showing) -> Iterator[Mistake]:
    """In the order of the questions; what is about no question of the form comes last."""
    order = [question.name for question in form.questions]
    for path in sorted(showing.errors, key=lambda path: _place(path, order)):
        name, *inside = path.split(".")
        anchors = [anchor for anchor in (id_of(path), id_of(name)) if anchor in ids]
        for sentence in showing.errors[path]:
            label = _label(form, name, inside, is_english(showing.locale))
            yield Mistake(anchors[0] if anchors else "", label, said(sentence, showing.locale))


def _place(path: str, order: Sequence[str]) -> tuple[int, tuple[int, str]]:
    name, _, rest = path.partition(".")
    number = rest.partition(".")[0]
    row = int(number) if number.isdecimal() else -1
    return (order.index(name) if name in order else len(order)), (row, rest)


def _label(form: Form, name: str, inside: Sequence[str], english: bool) -> str:
    """`Talks 2 · Who`."""
    question = form.by_name.get(name)
    if question is None:
        return ".".join((name, *inside))
    columns = {column.name: column.said(english) for column in question.columns}
    parts = (f" {int(part) + 1}" if part.isdecimal() else f" · {columns.get(part, part)}" for part in inside)
    return question.said(english) + "".join(parts)
