"""The errors that script tasks throw: `throw error("CODE")` in their expressions."""

from engine import feel

THROW_ERROR = "throw error"
"""The function of ours that a script task's expression may call, and no other expression."""


def codes(script: str) -> tuple[str | None, ...]:
    """The codes of the errors that an expression can throw, None for one that is not written out; none if it is not FEEL."""
    try:
        return feel.texts_given_to(THROW_ERROR, script.removeprefix("=").strip())
    except feel.FeelError:
        return ()
