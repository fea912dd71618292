"""Why a movement of the stock of paper forms, or a number that a form names, is refused."""

from engine.cases.refusals import Refused


class NotTheCustodian(Refused):
    """The stock is kept by the custodian of forms, and in their stead by administrators."""

    sentence = "Only the custodian of forms or an administrator moves the stock."


class UnknownForm(Refused):
    """No procedure of the organisation asks for the number of a form of this title."""

    sentence = "No procedure asks for the number of a form “%(form)s”. Those that do: %(known)s."


class NotARun(Refused):
    """The numbers are not of one series, from a lower to a higher one."""

    sentence = "%(first)s to %(last)s is no run of numbers: both begin alike, end with as many digits, and the first comes first."


class TooManyForms(Refused):
    """A slip of the finger, most likely."""

    sentence = "%(first)s to %(last)s are %(count)s forms; at most %(most)s are moved together."


class NotThatDay(Refused):
    """The day is none, or has not come yet."""

    sentence = "The day %(day)s is none, or has not come yet. Write the day on which it happened."


class YearBound(Refused):
    """What a bound year says of its forms stays as it is."""

    sentence = "The year %(year)s is bound, and what it says of the forms stays. Write a day after it, and the reason."


class NotSaid(Refused):
    """Where the forms came from, or who received them, is empty."""

    sentence = "Say where the forms came from."


class NobodyReceived(Refused):
    """Who received the forms is empty."""

    sentence = "Say who receives the forms: a person or a department."


class NeverTakenIn(Refused):
    """The number was never taken in."""

    sentence = "The number %(number)s was never taken in."


class TakenInAlready(Refused):
    """Numbers are taken in once."""

    sentence = "The number %(number)s was taken in already, on %(on)s."


class IssuedAlready(Refused):
    """Somebody has the form."""

    sentence = "The number %(number)s is with %(to)s since %(on)s."


class NotIssued(Refused):
    """What is given back was with somebody."""

    sentence = "The number %(number)s is in stock: nobody has it who could give it back."


class VoidedAlready(Refused):
    """A voided form is neither issued nor given back."""

    sentence = "The number %(number)s was voided on %(on)s: %(reason)s"


class NumberInUse(Refused):
    """A form that a complaint was written on is kept with that complaint."""

    sentence = "The number %(number)s is used by a complaint: it can be neither given back nor voided."


MISTYPED = (UnknownForm, NotARun, TooManyForms, NotThatDay, NotSaid, NobodyReceived)
"""What is wrong with the movement itself, whatever the stock is."""


class NumberRefused(Refused):
    """The number of a paper form that somebody writes cannot be used; `question` is the name of the answer."""

    @property
    def question(self) -> str:
        """Where it was written."""
        return str(self.values["question"])


class NumberVoided(NumberRefused):
    """The custodian voided the form."""

    sentence = "The form %(number)s was voided (%(reason)s). Take another form, and write its number."


class NumberUsedTwice(NumberRefused):
    """Another complaint names the number; which one is not said, for it may be confidential."""

    sentence = "The form %(number)s is used by another complaint already: one number, one form. Look at the number on the paper again."
