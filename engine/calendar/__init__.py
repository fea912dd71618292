"""Counting time as the law counts it, and saying why a deadline falls on its day."""

from engine.calendar.accounting import Account, account
from engine.calendar.counting import count
from engine.calendar.explaining import Day, Explanation, explain
from engine.calendar.wording import Words, in_words, sentence
from engine.calendar.working_days import Calendar
from engine.calendar.written import FILE

__all__ = [
    "FILE",
    "Account",
    "Calendar",
    "Day",
    "Explanation",
    "Words",
    "account",
    "count",
    "explain",
    "in_words",
    "sentence",
]
