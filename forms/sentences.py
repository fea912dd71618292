"""What a person is told about an answer: sentences that are English and can be said in other languages."""

from engine.sentences import say

UNKNOWN = say("This form does not ask for this.")
NOT_AN_OBJECT = say("Give the answers as an object, each under the name of its question.")
NOT_A_TEXT = say("Write a text.")
UNSAYABLE = say("This text has signs in it that cannot be kept. Write it again.")
NOT_A_NUMBER = say("Write a number.")
TOO_LARGE = say("This number is too large.")
NOT_WHOLE = say("Write a whole number.")
NOT_MONEY = say("Write an amount in yuan with at most two decimals, such as 20000 or 20000.50.")
NOT_FEN = say("Give an amount as a whole number of fen.")
NOT_A_DATE = say("Give a date: year, month and day.")
NOT_A_DATETIME = say("Give a date and a time.")
NOT_YES_OR_NO = say("Answer true or false.")
NOT_A_LIST = say("Give a list of answers.")
NOT_ROWS = say("Give a list of rows.")
TOO_MANY_ROWS = say("These are too many rows.")
NO_OPTION = say("Choose one of the answers given.")
NOTHING_TO_CHOOSE = say("There is nothing to choose from yet.")
PATTERN = say("This is not written as it is expected here.")
INVALID = say("This does not fit the other answers.")
FILL_IN = say("Fill this in.")
CHOOSE = say("Choose an answer.")
CHOOSE_SOME = say("Choose at least one answer.")
ADD_A_ROW = say("Add at least one row.")
NOT_FILES = say("These are no files that were handed in.")
ONE_FILE = say("Choose one file only.")
CHOOSE_FILE = say("Choose a file.")
EMPTY_FILE = say("This file is empty.")
TOO_MANY_WAITING = say("Too many of your files wait for an answer. Send the forms that they belong to, or wait a day.")
TICK = say("This must be ticked.")
REVEALED = say("Your answers make this a question as well. Answer it, or leave it empty, and send again.")

REQUIRED = {
    "select": CHOOSE,
    "radio": CHOOSE,
    "checklist": CHOOSE_SOME,
    "taglist": CHOOSE_SOME,
    "dynamiclist": ADD_A_ROW,
    "checkbox": TICK,
    "filepicker": CHOOSE_FILE,
}
"""What is said of a question that must be answered, by its kind; `FILL_IN` of the others."""


def too_short(least: int) -> str:
    """A text has too few characters."""
    return say("Write at least {least} characters.", least=least)


def too_long(most: int) -> str:
    """A text has too many characters."""
    return say("Write at most {most} characters.", most=most)


def too_small(least: str) -> str:
    """A number is below what is allowed."""
    return say("This must be at least {least}.", least=least)


def too_big(most: str) -> str:
    """A number is above what is allowed."""
    return say("This must be at most {most}.", most=most)


def too_fine(decimals: int) -> str:
    """A number has too many decimals."""
    return say("Write at most {decimals} decimals.", decimals=decimals)


def too_many_files(most: int) -> str:
    """More files than one answer can have."""
    return say("Choose at most {most} files.", most=most)


def too_big_file(name: str, most: str) -> str:
    """A file has too many bytes."""
    return say("The file “{name}” is larger than {most}.", name=name, most=most)


def wrong_kind(name: str, accepted: str) -> str:
    """A file is not of the kinds that are asked for."""
    return say("The file “{name}” is not of the kinds that are asked for: {accepted}.", name=name, accepted=accepted)
