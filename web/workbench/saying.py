"""A refusal in the words that a story may quote: in Chinese and in English, each with the question that it is about."""

from collections.abc import Iterator

from engine.cases.refusals import Refused
from engine.procedures import Version
from engine.sentences import translated, values_in
from forms.components import Form
from web.answering import Unanswered, form_of
from web.languages import LANGUAGES, catalogue, said


def sentences(refused: Refused | Unanswered, version: Version, form_id: str | None) -> list[str]:
    """Everything that the person is told, at least one sentence; what is quoted must stand in one of them."""
    if isinstance(refused, Refused):
        return list(dict.fromkeys((sentence(refused), str(refused))))
    return list(_about_questions(refused, form_of(version, form_id)))


def sentence(refused: Refused) -> str:
    """The refusal in Chinese, where it is translated."""
    chinese = catalogue(LANGUAGES["zh"]).gettext
    return translated(refused.sentence, chinese) % values_in(refused.values, chinese)


def _about_questions(refused: Unanswered, form: Form) -> Iterator[str]:
    told = [(_label(form, path), error) for path, errors in refused.errors.items() for error in errors]
    yield "; ".join(f"{label}：{said(error, LANGUAGES['zh'])}" for label, error in told)
    yield "; ".join(f"{label}: {error}" for label, error in told)


def _label(form: Form, path: str) -> str:
    """The label of the question, within a row `table 2: column`."""
    name, *inside = path.split(".")
    question = form.by_name.get(name)
    if question is None:
        return path
    columns = {column.name: column.label for column in question.columns}
    return " ".join([question.label, *(columns.get(part, part) for part in inside)])
