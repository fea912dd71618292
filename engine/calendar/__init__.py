"""Counting time as the law counts it, and saying why a deadline falls on its day."""

from engine.calendar.counting import count
from engine.calendar.explaining import Day, Explanation, explain
from engine.calendar.wording import Words, in_words, sentence

__all__ = ["Day", "Explanation", "Words", "count", "explain", "in_words", "sentence"]
