"""From text to tree."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, Literal

from lark import Lark, Token, Tree, UnexpectedInput, UnexpectedToken
from lark.lexer import Lexer

from engine.feel.errors import FeelLimitExceeded, FeelSyntaxError
from engine.feel.lexer import tokens
from engine.feel.names import Known
from engine.feel.signs import CLOSING

DEEPEST_TREE = 100
"""Levels of a tree; a chain such as 1 + 2 + 3 is one level."""
Node = Tree[Token]
Start = Literal["expression", "tests"]

_OPENING = {"LPAR", "LSQB", "LBRACE", "RANGE_OPEN"}
_SAID = {
    "NAME": "a name", "NUMBER": "a number", "STRING": "a text", "RPAR": "`)`", "RSQB": "`]`", "RBRACE": "`}`",
    "LPAR": "`(`", "THEN": "`then`", "ELSE": "`else`", "RETURN": "`return`", "SATISFIES": "`satisfies`", "IN": "`in`",
    "COMMA": "`,`", "COLON": "`:`", "AND": "`and`", "$END": "the end",
}  # fmt: skip


class _Given(Lexer):
    """The tokens are ready when the parser begins."""

    def __init__(self, lexer_conf: Any):
        """Nothing to configure."""

    def lex(self, given: Any) -> Iterator[Token]:  # type: ignore[override]  # the older of lark's two ways
        """The tokens as they were given."""
        return iter(given)


@cache
def _parser() -> Lark:
    starts = ["expression", "tests"]
    return Lark.open(
        "grammar.lark", rel_to=__file__, parser="lalr", lexer=_Given, start=starts, maybe_placeholders=True
    )


def parse(text: str, names: Collection[str], members: Collection[str], start: Start) -> Node:
    """The tree of an expression or of a cell's tests; FeelSyntaxError says where it stops being one, and why."""
    if not text.strip():
        raise FeelSyntaxError("There is no expression.", text, 0)
    ready = tokens(text, Known(names), Known((*names, *members)))
    if start == "tests":
        ready = _negated(ready)
    try:
        tree: Node = _parser().parse(ready, start=start)
    except UnexpectedInput as error:
        raise _told(error, text) from None
    if depth(tree) > DEEPEST_TREE:
        raise FeelLimitExceeded(f"The expression is nested more than {DEEPEST_TREE} deep.")
    return tree


def _negated(ready: list[Token]) -> list[Token]:
    """`not(…)` around all of a cell is the negation of its tests, not the function."""
    first = [token.type for token in ready[:2]]
    if first != ["NAME", "LPAR"] or ready[0] != "not":
        return ready
    depth = 0
    for place, token in enumerate(ready[1:], 1):
        depth += (token.type in _OPENING) - (token.type in CLOSING)
        if depth == 0:
            ends = place == len(ready) - 1
            return [Token("UNARY_NOT", "not", start_pos=ready[0].start_pos), *ready[1:]] if ends else ready
    return ready


def _told(error: UnexpectedInput, text: str) -> FeelSyntaxError:
    token = getattr(error, "token", None)
    start = getattr(token, "start_pos", None)
    ended = token is None or token.type == "$END"
    position = len(text) if ended or start is None else start
    wanted = getattr(error, "expected", ()) if isinstance(error, UnexpectedToken) else ()
    expected = tuple(sorted(_SAID[each] for each in wanted if each in _SAID))
    sentence = "The expression ends too early." if ended else f"`{token}` cannot stand here."
    return FeelSyntaxError(sentence, text, position, expected if len(expected) <= 4 else ())


def depth(tree: Node) -> int:
    """The levels of the tree."""
    level, levels = [tree], 0
    while level:
        levels += 1
        level = [child for node in level for child in node.children if isinstance(child, Tree)]
    return levels
