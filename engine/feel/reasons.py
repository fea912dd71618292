"""Why a value is null, in the words of a warning."""

from typing import Any

from engine.feel.values import kind


def described(value: Any) -> str:
    """The value's type, as a sentence names it."""
    if value is None:
        return "null"
    name = kind(value)
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def unfit(verb: str, a: Any, b: Any) -> str:
    """Why two values give null."""
    if verb == "divided" and b == 0:
        return "nothing can be divided by zero"
    if a is not None and type(a) is type(b):
        return f"these cannot be {verb}: the result is beyond what FEEL can hold, or one has a zone and one has not"
    return f"{described(a)} and {described(b)} cannot be {verb}"
