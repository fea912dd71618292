"""A refusal in the words that a story may quote: Chinese first, then English, each with the question it is about."""

from collections.abc import Iterator

from engine.cases.refusals import Refused
from engine.procedures import Version
from web.answering import Unanswered, form_of
from web.languages import LANGUAGES, catalogue


def sentences(refused: Refused | Unanswered, version: Version, form_id: str | None) -> list[str]:
    """Everything that the person is told, at least one sentence."""
    if isinstance(refused, Refused):
        return list(dict.fromkeys((sentence(refused), str(refused))))
    return list(_about_questions(refused, version, form_id)) or ["the form is not accepted."]


def sentence(refused: Refused) -> str:
    """The refusal in Chinese, where it is translated."""
    return str(catalogue(LANGUAGES["zh"]).gettext(refused.sentence)) % refused.values


def _about_questions(refused: Unanswered, version: Version, form_id: str | None) -> Iterator[str]:
    raise NotImplementedError
