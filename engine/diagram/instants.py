"""The ISO 8601 texts by which a timer says when."""

import re
from datetime import datetime

from engine.diagram.parts import Timer
from engine.sentences import say

_NUMBER = r"\d{1,6}"
_DURATION = re.compile(
    rf"P(?=.)(?:({_NUMBER})Y)?(?:({_NUMBER})M)?(?:({_NUMBER})W)?(?:({_NUMBER})D)?"
    rf"(?:T(?=.)(?:({_NUMBER})H)?(?:({_NUMBER})M)?(?:({_NUMBER})S)?)?"
)
_CYCLE = re.compile(r"R(\d{1,4})/(P.+)")
MOST_ROUNDS = 100


def is_duration(text: str) -> bool:
    """Whether the text is an ISO 8601 duration longer than nothing."""
    found = _DURATION.fullmatch(text)
    return found is not None and any(part is not None and int(part) > 0 for part in found.groups())


def in_feel(text: str) -> tuple[str, str] | None:
    """A duration as FEEL has it, in two: years and months, and weeks to seconds as days and time; None if it is none.

    FEEL knows no weeks, and no duration of months and days at once.
    """
    found = _DURATION.fullmatch(text)
    if found is None:
        return None
    years, months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return f"P{years}Y{months}M", f"P{7 * weeks + days}DT{hours}H{minutes}M{seconds}S"


def rounds(text: str) -> tuple[int, str] | None:
    """How often and after which duration a cycle such as `R3/PT1H` happens; None if it does not say so."""
    found = _CYCLE.fullmatch(text)
    if found is None or not 1 <= int(found[1]) <= MOST_ROUNDS or not is_duration(found[2]):
        return None
    return int(found[1]), found[2]


def instant(text: str) -> datetime | None:
    """The instant of an ISO 8601 text with an offset; None for anything else."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo is not None else None


def problem_of(timer: Timer) -> str | None:
    """What is wrong with a timer's text, where it is not FEEL; None if nothing is."""
    if not timer.text:
        return say("Nothing says when: the timer needs exactly one date, duration or cycle.")
    if timer.text.startswith("="):
        return None
    if timer.kind == "date" and instant(timer.text) is None:
        return say("`{text}` is not an instant: write FEEL after `=`, or ISO 8601 with an offset.", text=timer.text)
    if timer.kind == "duration" and not is_duration(timer.text):
        return say("`{text}` is not a duration: write ISO 8601 such as PT2H, or FEEL after `=`.", text=timer.text)
    if timer.kind == "cycle" and rounds(timer.text) is None:
        sentence = "`{text}` is not a cycle: write how often (1 to {most}) and after what, such as R3/PT1H."
        return say(sentence, text=timer.text, most=MOST_ROUNDS)
    return None
