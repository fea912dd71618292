"""Sentences about answers in the reader's language."""

from forms.sentences import Sentence
from web.languages import catalogue


def said(sentence: str, locale: str) -> str:
    """The sentence in the language of the locale; the procedure's own sentences are said as they are written."""
    if not isinstance(sentence, Sentence) or not sentence.msgid:
        return str(sentence)
    translated = str(catalogue(locale).gettext(sentence.msgid))
    return translated % sentence.values if sentence.values else translated


def is_english(locale: str) -> bool:
    """Whether labels are given in English, where they have been translated."""
    return locale.startswith("en")
