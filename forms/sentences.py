"""What a person is told about an answer: sentences that are English and can be said in other languages."""

from typing import Any


class Sentence(str):
    """A sentence in English; `msgid` and `values` are what it is translated from."""

    __slots__ = ("msgid", "values")
    msgid: str
    values: dict[str, Any]

    def __new__(cls, msgid: str, **values: Any) -> "Sentence":
        """The sentence with its values put in."""
        sentence = super().__new__(cls, msgid % values if values else msgid)
        sentence.msgid = msgid
        sentence.values = values
        return sentence


def _(msgid: str) -> str:
    """Marks a sentence for the collector of translations."""
    return msgid


UNKNOWN = Sentence(_("This form does not ask for this."))
NOT_AN_OBJECT = Sentence(_("Give the answers as an object, each under the name of its question."))
NOT_A_TEXT = Sentence(_("Write a text."))
UNSAYABLE = Sentence(_("This text has signs in it that cannot be kept. Write it again."))
NOT_A_NUMBER = Sentence(_("Write a number."))
TOO_LARGE = Sentence(_("This number is too large."))
NOT_WHOLE = Sentence(_("Write a whole number."))
NOT_MONEY = Sentence(_("Write an amount in yuan with at most two decimals, such as 20000 or 20000.50."))
NOT_FEN = Sentence(_("Give an amount as a whole number of fen."))
NOT_A_DATE = Sentence(_("Give a date: year, month and day."))
NOT_A_DATETIME = Sentence(_("Give a date and a time."))
NOT_YES_OR_NO = Sentence(_("Answer true or false."))
NOT_A_LIST = Sentence(_("Give a list of answers."))
NOT_ROWS = Sentence(_("Give a list of rows."))
TOO_MANY_ROWS = Sentence(_("These are too many rows."))
NO_OPTION = Sentence(_("Choose one of the answers given."))
NOTHING_TO_CHOOSE = Sentence(_("There is nothing to choose from yet."))
PATTERN = Sentence(_("This is not written as it is expected here."))
INVALID = Sentence(_("This does not fit the other answers."))
FILL_IN = Sentence(_("Fill this in."))
CHOOSE = Sentence(_("Choose an answer."))
CHOOSE_SOME = Sentence(_("Choose at least one answer."))
ADD_A_ROW = Sentence(_("Add at least one row."))
TICK = Sentence(_("This must be ticked."))
REVEALED = Sentence(_("Your answers make this a question as well. Answer it, or leave it empty, and send again."))

REQUIRED = {
    "select": CHOOSE,
    "radio": CHOOSE,
    "checklist": CHOOSE_SOME,
    "taglist": CHOOSE_SOME,
    "dynamiclist": ADD_A_ROW,
    "checkbox": TICK,
}
"""What is said of a question that must be answered, by its kind; `FILL_IN` of the others."""


def too_short(least: int) -> Sentence:
    """A text has too few characters."""
    return Sentence(_("Write at least %(least)s characters."), least=least)


def too_long(most: int) -> Sentence:
    """A text has too many characters."""
    return Sentence(_("Write at most %(most)s characters."), most=most)


def too_small(least: str) -> Sentence:
    """A number is below what is allowed."""
    return Sentence(_("This must be at least %(least)s."), least=least)


def too_big(most: str) -> Sentence:
    """A number is above what is allowed."""
    return Sentence(_("This must be at most %(most)s."), most=most)


def too_fine(decimals: int) -> Sentence:
    """A number has too many decimals."""
    return Sentence(_("Write at most %(decimals)s decimals."), decimals=decimals)


def own(message: str) -> Sentence:
    """The procedure's own sentence, in its own language."""
    return Sentence(message)
