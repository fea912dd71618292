"""The signs and words of JUEL, the unified expression language of Java (JSR 245), and where `${…}` begins and ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.diagram.camunda7.juel.refusal import NotTurned

LONGEST = 2_000
"""Characters of one text; an expression that somebody reads has a hundred."""

_BEGIN = re.compile(r"[$#]\{")
_TOKEN = re.compile(
    r"""(?P<space>\s+)
    | (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[a-zA-Z]?)
    | (?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    | (?P<word>[^\W\d][\w$]*)
    | (?P<sign>==|!=|<=|>=|&&|\|\||[-+*/%<>!?:().\[\]{},;=])""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Token:
    """A number, a text, a word or a sign, as it is written."""

    kind: str
    text: str


def begins(text: str) -> bool:
    """Whether anything in the text is to be computed."""
    return _BEGIN.search(text) is not None


def pieces(text: str) -> Iterator[str | list[Token]]:
    """The text in its parts: what stands there literally, and the tokens of each `${…}` and `#{…}`."""
    if len(text) > LONGEST:
        raise NotTurned(f"it has more than {LONGEST} characters")
    position = 0
    while found := _BEGIN.search(text, position):
        if found.start() and text[found.start() - 1] == "\\":
            raise NotTurned(f"it has a `\\` before `{found.group()}`")
        if found.start() > position:
            yield text[position : found.start()]
        inside, position = _inside(text, found.end())
        yield inside
    if position < len(text):
        yield text[position:]


def tokens(text: str) -> list[Token]:
    """The tokens of a text that is an expression as a whole."""
    if len(text) > LONGEST:
        raise NotTurned(f"it has more than {LONGEST} characters")
    found, position = [], 0
    while position < len(text):
        token, position = _next(text, position)
        found += [token] if token is not None else []
    return found


def _inside(text: str, position: int) -> tuple[list[Token], int]:
    found: list[Token] = []
    while position < len(text):
        token, position = _next(text, position)
        if token is not None and token.text == "}":
            return found, position
        if token is not None:
            found.append(token)
    raise NotTurned("a `{` in it is not closed")


def _next(text: str, position: int) -> tuple[Token | None, int]:
    """The token that begins here, None for spaces, and where the next one does."""
    found = _TOKEN.match(text, position)
    if found is None:
        raise NotTurned(f"`{text[position : position + 20]}` in it cannot be read")
    kind = str(found.lastgroup)
    return (None if kind == "space" else Token(kind, found.group())), found.end()
