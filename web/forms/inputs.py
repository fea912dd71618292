"""One question as its macro shows it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms import scopes
from forms.components import CHOICES, LISTS, Question
from web.forms.decoding import answer, file_of
from web.forms.pages import Choice, HandedIn, Input, Row, Table
from web.forms.wording import is_english, size_of
from web.languages import said

SHORT = 40
"""A text field takes half of the width, unless it is for more characters than this."""


@dataclass(frozen=True)
class Showing:
    """What all questions of a page are shown with."""

    texts: Mapping[str, Any]
    errors: Mapping[str, Sequence[str]]
    scope: Mapping[str, Any]
    locale: str
    deciding: frozenset[str]
    new_row: str | None

    def said_of(self, path: str) -> tuple[str, ...]:
        """What is wrong with the answer at the path, in the reader's language."""
        return tuple(said(sentence, self.locale) for sentence in self.errors.get(path, ()))


def shown_question(question: Question, showing: Showing) -> Input | Table:
    """The question with what stands in it."""
    text = showing.texts.get(question.name)
    if question.columns:
        return _table(question, text or [], showing)
    return _input(question, question.name, text, showing, showing.scope)


def _table(question: Question, rows: Sequence[Mapping[str, Any]], showing: Showing) -> Table:
    return Table(
        id_of(question.name),
        question.name,
        question.said(is_english(showing.locale)),
        question.hint,
        _required(question, showing.scope),
        tuple(_of_table(question, len(rows), showing)),
        tuple(_row(question, number, row, showing) for number, row in enumerate(rows)),
        question.grows,
        _hide(question),
    )


def _of_table(question: Question, rows: int, showing: Showing) -> Iterator[str]:
    """The mistakes of the table itself and of rows as a whole."""
    for path in (question.name, *(f"{question.name}.{number}" for number in range(rows))):
        yield from showing.said_of(path)


def _row(question: Question, number: int, texts: Mapping[str, Any], showing: Showing) -> Row:
    path = f"{question.name}.{number}"
    answers = {column.name: answer(column, texts.get(column.name)) for column in question.columns}
    scope = scopes.row_scope(question, answers, showing.scope)
    columns = [column for column in question.columns if not scopes.hidden(column, scope)]
    inputs = [_input(column, f"{path}.{column.name}", texts.get(column.name), showing, scope) for column in columns]
    if path == showing.new_row and inputs:
        inputs[0] = _focused(inputs[0])
    return Row(path, number + 1, tuple(inputs))


def _focused(shown: Input) -> Input:
    return Input(**{**shown.__dict__, "focus": True})


def _input(question: Question, path: str, text: Any, showing: Showing, scope: Mapping[str, Any]) -> Input:
    limits, amount = question.limits, question.kind == "number"
    required = _required(question, scope)
    return Input(
        id=id_of(path),
        name=path,
        kind=question.kind,
        label=question.said(is_english(showing.locale)),
        hint=question.hint,
        required=required,
        errors=showing.said_of(path),
        text=text if isinstance(text, str) else "",
        choices=tuple(_choices(question, path, text, scope)) if question.kind in CHOICES else (),
        ticked=question.kind == "checkbox" and text == "true",
        decides=path.partition(".")[0] in showing.deciding or question.name in showing.deciding,
        hide=_hide(question),
        prefix=question.prefix or ("¥" if question.money and not question.suffix else None),
        suffix=question.suffix,
        longest=limits.longest,
        numeric=("numeric" if limits.decimals == 0 else "decimal") if amount else None,
        wide=_wide(question),
        files=tuple(_handed_in(path, text)) if question.kind == "filepicker" else (),
        accept=",".join(question.accept),
        several=question.several,
    )


def _handed_in(path: str, texts: Any) -> Iterator[HandedIn]:
    """The files that were handed in before; what is no file is not shown, and is told of as a mistake."""
    for number, text in enumerate(texts or (), 1):
        file = file_of(text)
        if isinstance(file, Mapping) and isinstance(file.get("size"), int):
            yield HandedIn(f"{id_of(path)}-file-{number}", text, str(file.get("name", "")), size_of(file["size"]))


def _choices(question: Question, path: str, text: Any, scope: Mapping[str, Any]) -> Iterator[Choice]:
    """The options; what was chosen and is no option any more is not offered again."""
    chosen = set(text) if isinstance(text, list) else {text}
    for number, option in enumerate(scopes.options(question, scope)):
        identity = id_of(path) if number == 0 else f"{id_of(path)}-{number + 1}"
        yield Choice(identity, option.value, option.label, option.value in chosen)


def _required(question: Question, scope: Mapping[str, Any]) -> bool:
    return question.limits.required or scopes.is_true(question.rules.required_if, scope)


def _wide(question: Question) -> bool:
    """Whether the question takes the whole width: as the form says in form-js' 16 columns, else by its kind."""
    if question.width is not None:
        return question.width > 8
    if question.kind == "textfield":
        return (question.limits.longest or 0) > SHORT
    return question.kind in ("textarea", "checkbox", "radio") or question.kind in LISTS


def _hide(question: Question) -> str | None:
    """The conditions under which the question goes away, as one FEEL expression."""
    rules = [rule.text for rule in question.rules.hides]
    return rules[0] if len(rules) == 1 else " or ".join(f"({rule})" for rule in rules) or None


def id_of(path: str) -> str:
    """The id of the input at a path."""
    return "q-" + path.replace(".", "-")
