"""What a person is told: English that remembers how it was put together, so that another language can say it."""

from collections.abc import Callable, Mapping
from typing import Any


class Sentence(str):
    """A text in English; `template` and `values` are what it is translated from."""

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, str]

    def __new__(cls, template: str, **values: Any) -> "Sentence":
        """The text with its values put in."""
        said = {name: each if isinstance(each, Sentence) else str(each) for name, each in values.items()}
        sentence = super().__new__(cls, template.format(**said) if said else template)
        sentence.template = template
        sentence.values = said
        return sentence


def say(template: str, **values: Any) -> str:
    """The sentence of a template such as `There is no form {form}.`; what was said already stays as it is."""
    return template if isinstance(template, Sentence) else Sentence(template, **values)


def translated(sentence: str, gettext: Callable[[str], str]) -> str:
    """The sentence in the language of `gettext`, and so the sentences among its values; a plain text is its own template."""
    if not sentence:
        return ""
    if not isinstance(sentence, Sentence):
        return gettext(sentence)
    words = gettext(sentence.template)
    said = values_in(sentence.values, gettext)
    return words.format(**said) if said else words


def values_in(values: Mapping[str, Any], gettext: Callable[[str], str]) -> dict[str, Any]:
    """The values of a sentence, those that are sentences themselves in the language of `gettext`."""
    return {name: translated(each, gettext) if isinstance(each, Sentence) else each for name, each in values.items()}
