"""One marshmallow field per kind of question: from what was given to the clean JSON value, or the reason why not."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from marshmallow import ValidationError, fields

from engine.feel import FeelLimitExceeded, patterns
from forms import attached, sentences
from forms.components import Question

LONGEST = 20_000
"""Characters of a text for which the form gives no limit."""
LARGEST = 10**15
"""Numbers stay below this."""
MOST = 1000
"""Choices or rows of one answer."""
_UNSAYABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters but for tabs and line ends, and halves of characters."""
_LINE_ENDS = re.compile(r"\r\n?")
_FOLDS = re.compile(r"\s*\n\s*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DATETIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?")


class Answer(fields.Field[Any]):
    """The answer to one question; null where nothing was answered."""

    def __init__(self, question: Question):
        super().__init__(allow_none=True)
        self.question = question

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        return self.clean(value)

    def clean(self, value: Any) -> Any:
        """The value as the case document keeps it; ValidationError with the sentence for the person."""
        raise NotImplementedError


class TextAnswer(Answer):
    """Stripped, with plain line ends; a text field has one line."""

    def clean(self, value: Any) -> str | None:
        """The text, None for an empty one."""
        if not isinstance(value, str):
            raise ValidationError(sentences.NOT_A_TEXT)
        value = _LINE_ENDS.sub("\n", value).strip()
        if self.question.kind == "textfield":
            value = _FOLDS.sub(" ", value).replace("\t", " ")
        if _UNSAYABLE.search(value):
            raise ValidationError(sentences.UNSAYABLE)
        if value:
            self._check(value)
        return value or None

    def _check(self, value: str) -> None:
        limits, longest = self.question.limits, self.question.limits.longest or LONGEST
        if limits.shortest is not None and len(value) < limits.shortest:
            raise ValidationError(sentences.too_short(limits.shortest))
        if len(value) > longest:
            raise ValidationError(sentences.too_long(longest))
        if limits.pattern is not None and not _fits(limits.pattern, value):
            message = self.question.rules.invalid_message
            raise ValidationError(message or sentences.PATTERN)


def _fits(pattern: str, value: str) -> bool:
    """Whether the answer is as the pattern wants it; one for which that cannot be found out is not."""
    try:
        return patterns.found(patterns.compiled(pattern), value)
    except FeelLimitExceeded:
        return False


class NumberAnswer(Answer):
    """An exact number; an amount of money is a whole number of fen."""

    def clean(self, value: Any) -> int | Decimal:
        """Whole numbers as int."""
        number = self._number(value)
        limits = self.question.limits
        if limits.least is not None and number < limits.least:
            raise ValidationError(sentences.too_small(self._shown(limits.least)))
        if limits.most is not None and number > limits.most:
            raise ValidationError(sentences.too_big(self._shown(limits.most)))
        return int(number) if number == number.to_integral_value() else number

    def _number(self, value: Any) -> Decimal:
        money, decimals = self.question.money, self.question.limits.decimals
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            raise ValidationError(sentences.NOT_MONEY if money else sentences.NOT_A_NUMBER)
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if not number.is_finite() or abs(number) >= LARGEST:
            raise ValidationError(sentences.TOO_LARGE)
        whole = number == number.to_integral_value()
        if money and not whole:
            raise ValidationError(sentences.NOT_FEN)
        if decimals is not None and number != round(number, decimals):
            raise ValidationError(sentences.too_fine(decimals) if decimals else sentences.NOT_WHOLE)
        return number

    def _shown(self, limit: Decimal) -> str:
        return f"{limit / 100:,.2f}" if self.question.money else f"{limit:f}"


class DateAnswer(Answer):
    """A date in ISO 8601."""

    def clean(self, value: Any) -> str | None:
        """The date, None for an empty text."""
        if value == "":
            return None
        try:
            if not isinstance(value, str) or not _DATE.fullmatch(value.strip()):
                raise ValueError
            return date.fromisoformat(value.strip()).isoformat()
        except ValueError:
            raise ValidationError(sentences.NOT_A_DATE) from None


class DateTimeAnswer(Answer):
    """A date and time in ISO 8601, to the second; the offset of the case's zone is added later, where there is none."""

    def clean(self, value: Any) -> str | None:
        """The date and time, None for an empty text."""
        if value == "":
            return None
        try:
            if not isinstance(value, str) or not _DATETIME.fullmatch(value.strip()):
                raise ValueError
            return datetime.fromisoformat(value.strip()).isoformat(timespec="seconds")
        except ValueError:
            raise ValidationError(sentences.NOT_A_DATETIME) from None


class YesNoAnswer(Answer):
    """True or false."""

    def clean(self, value: Any) -> bool:
        """As given."""
        if not isinstance(value, bool):
            raise ValidationError(sentences.NOT_YES_OR_NO)
        return value


class ChoiceAnswer(Answer):
    """The value of one option; whether there is such an option can depend on other answers, and is asked later."""

    def clean(self, value: Any) -> str | None:
        """The value, None for an empty text."""
        if not isinstance(value, str):
            raise ValidationError(sentences.NO_OPTION)
        return value or None


class ChoicesAnswer(Answer):
    """The values of options, each once."""

    def clean(self, value: Any) -> list[str]:
        """In the order in which they were given."""
        if not isinstance(value, list | tuple):
            raise ValidationError(sentences.NOT_A_LIST)
        if len(value) > MOST or not all(isinstance(each, str) and each for each in value):
            raise ValidationError(sentences.NO_OPTION)
        return list(dict.fromkeys(value))


class FilesAnswer(Answer):
    """What is known of each file: its name, size, kind and salted hash; the bytes are handed in before."""

    def clean(self, value: Any) -> list[dict[str, Any]]:
        """In the order in which they were given, each once."""
        if not isinstance(value, list | tuple):
            raise ValidationError(sentences.NOT_FILES)
        return attached.files(self.question, value)


FIELDS: Mapping[str, type[Answer]] = {
    "textfield": TextAnswer,
    "textarea": TextAnswer,
    "number": NumberAnswer,
    "date": DateAnswer,
    "datetime": DateTimeAnswer,
    "select": ChoiceAnswer,
    "radio": ChoiceAnswer,
    "checkbox": YesNoAnswer,
    "checklist": ChoicesAnswer,
    "taglist": ChoicesAnswer,
    "filepicker": FilesAnswer,
}
