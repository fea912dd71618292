"""A posted form: what was typed, kept as it is for showing it again, and the JSON answers that it means."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any

from werkzeug.datastructures import MultiDict

from forms.components import LISTS, Form, Question
from shouli_verify import canonical
from web.forms.texts import answer_of, text_of

Posted = MultiDict[str, str]
SHOWN = "_shown"
"""A page names under this every question (and every row, `rows.0`) that stood on it: an unticked box sends nothing."""
REDISPLAY, ADD, REMOVE = "_redisplay", "add-row", "remove-row"
MOST_ROWS = 200
_NUMBER = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True)
class Typed:
    """What was typed, by name: a text, a list of texts, or rows of such; which questions stood on the page.

    `new_row` is the path of a row that was just added.
    """

    texts: Mapping[str, Any] = field(default_factory=dict)
    shown: frozenset[str] = frozenset()
    new_row: str | None = None


def only_redisplay(posted: Posted) -> bool:
    """Whether the page is only to be shown again: other questions than before, or a row more or less."""
    return any(name in posted for name in (REDISPLAY, ADD, REMOVE))


def typed(form: Form, posted: Posted) -> Typed:
    """What was typed, with rows added and removed as the person asked."""
    texts = {question.name: _texts(question, posted) for question in form.questions if _spoken_of(question, posted)}
    new_row = None
    for question in form.questions:
        if question.columns and posted.get(ADD) == question.name and question.grows:
            rows = texts.setdefault(question.name, [])
            if len(rows) < MOST_ROWS:
                rows.append({})
                new_row = f"{question.name}.{len(rows) - 1}"
        if question.name in texts and (removed := _removed(question, posted)) is not None:
            del texts[question.name][removed]
    return Typed(texts, _shown(form, posted, texts), new_row)


def given(form: Form, what: Typed) -> dict[str, Any]:
    """The JSON answers that the texts mean; questions that did not stand on the page are not spoken of."""
    return {
        question.name: answer(question, what.texts.get(question.name))
        for question in form.questions
        if question.name in what.shown
    }


def answer(question: Question, text: Any) -> Any:
    """The JSON answer that the text, the texts or the rows of texts mean."""
    if question.columns:
        return [
            {column.name: answer(column, row.get(column.name)) for column in question.columns} for row in text or ()
        ]
    if question.kind == "filepicker":
        return [file_of(each) for each in text or ()]
    if question.kind in LISTS:
        return list(text or ())
    return answer_of(question, text or "")


def encoded(form: Form, answers: Mapping[str, Any], zone: tzinfo | None) -> Typed:
    """What a person would have typed to give these answers, on a page that showed all questions."""
    texts = {asked.name: encoded_answer(asked, answers.get(asked.name), zone) for asked in form.questions}
    return Typed(texts, frozenset(texts))


def encoded_answer(question: Question, answer: Any, zone: tzinfo | None) -> Any:
    """What a person would have typed to give this answer."""
    if question.columns:
        rows = answer if isinstance(answer, Sequence) and not isinstance(answer, str) else []
        return [_row_texts(question, row, zone) for row in rows if isinstance(row, Mapping)]
    if question.kind == "filepicker":
        return [canonical.text(each) for each in answer] if isinstance(answer, list | tuple) else []
    if question.kind in LISTS:
        return [str(each) for each in answer] if isinstance(answer, list | tuple) else []
    return text_of(question, answer, zone)


def fields_of(form: Form, what: Typed) -> Iterator[tuple[str, str]]:
    """The names and values that a browser sends for what was typed."""
    yield from ((SHOWN, name) for name in sorted(what.shown))
    for question in form.questions:
        if question.name in what.texts:
            yield from fields_of_question(question, question.name, what.texts[question.name])


def fields_of_question(question: Question, path: str, text: Any) -> Iterator[tuple[str, str]]:
    """The names and values that a browser sends for one question."""
    if question.columns:
        for number, row in enumerate(text):
            yield SHOWN, f"{path}.{number}"
            for column in question.columns:
                if column.name in row:
                    yield from fields_of_question(column, f"{path}.{number}.{column.name}", row[column.name])
    elif isinstance(text, list):
        yield from ((path, each) for each in text)
    elif text or question.kind != "checkbox":
        yield path, text


def file_of(text: str) -> Any:
    """What a page says of a file; a text that says nothing of one is handed on as it is."""
    try:
        return canonical.value(text)
    except (ValueError, RecursionError):
        return text


def _row_texts(question: Question, row: Mapping[str, Any], zone: tzinfo | None) -> dict[str, Any]:
    return {column.name: encoded_answer(column, row.get(column.name), zone) for column in question.columns}


def _spoken_of(question: Question, posted: Posted) -> bool:
    """Whether the page showed the question, or carries what was typed when it was shown before."""
    named = question.name in posted or question.name in posted.getlist(SHOWN)
    return named or (bool(question.columns) and any(name.startswith(f"{question.name}.") for name in _names(posted)))


def _names(posted: Posted) -> list[str]:
    return [*posted, *posted.getlist(SHOWN)]


def _shown(form: Form, posted: Posted, texts: Mapping[str, Any]) -> frozenset[str]:
    """A client that does not say what it showed has shown what it sends."""
    named = frozenset(posted.getlist(SHOWN)) & form.by_name.keys()
    return named if SHOWN in posted else frozenset(texts)


def _texts(question: Question, posted: Posted) -> Any:
    if question.columns:
        return [_row(question, f"{question.name}.{number}", posted) for number in _numbers(question, posted)]
    return _text(question, question.name, posted)


def _text(question: Question, path: str, posted: Posted) -> Any:
    if question.kind in LISTS:
        return [value for value in posted.getlist(path) if value]
    if question.kind == "checkbox":
        return "true" if posted.get(path) else ""
    return posted.get(path, "").replace("\r\n", "\n")


def _row(question: Question, path: str, posted: Posted) -> dict[str, Any]:
    return {column.name: _text(column, f"{path}.{column.name}", posted) for column in question.columns}


def _numbers(question: Question, posted: Posted) -> list[int]:
    """The rows' numbers on the page, in order; at most so many as a person could fill."""
    prefix = f"{question.name}."
    numbers = {name[len(prefix) :].partition(".")[0] for name in _names(posted) if name.startswith(prefix)}
    return sorted(int(number) for number in numbers if _NUMBER.fullmatch(number))[: MOST_ROWS + 1]


def _removed(question: Question, posted: Posted) -> int | None:
    """Which of the rows is to go."""
    name, _, number = posted.get(REMOVE, "").rpartition(".")
    if not question.columns or name != question.name or not question.grows or not _NUMBER.fullmatch(number):
        return None
    numbers = _numbers(question, posted)
    return numbers.index(int(number)) if int(number) in numbers else None
