"""JUEL read by its own precedences (JSR 245, 1.6): what FEEL has no counterpart of is refused with a reason."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from engine.diagram.camunda7.juel.refusal import NotTurned
from engine.diagram.camunda7.juel.tokens import Token
from engine.diagram.camunda7.juel.tree import Both, Choice, Empty, Literal, Minus, Name, Not, Text, Tree

DEEPEST, LONGEST_CHAIN = 30, 300
"""How deep brackets and signs may stand in each other, and how many tokens an expression may have."""

_OPERATORS = {
    **dict.fromkeys(("||", "or"), (1, "or")),
    **dict.fromkeys(("&&", "and"), (2, "and")),
    **dict.fromkeys(("==", "eq"), (3, "=")),
    **dict.fromkeys(("!=", "ne"), (3, "!=")),
    **dict.fromkeys(("<", "lt"), (4, "<")),
    **dict.fromkeys(("<=", "le"), (4, "<=")),
    **dict.fromkeys((">", "gt"), (4, ">")),
    **dict.fromkeys((">=", "ge"), (4, ">=")),
    "+": (5, "+"),
    "-": (5, "-"),
    "*": (6, "*"),
    **dict.fromkeys(("/", "div"), (6, "/")),
    **dict.fromkeys(("%", "mod"), (6, "modulo")),
}
"""How strongly each binds, and what it is in FEEL."""
_ARITHMETIC = frozenset({"+", "-", "*", "/", "modulo"})
_SIGNED: Mapping[str, Callable[[Tree], Tree]] = {"-": Minus, "!": Not, "not": Not, "empty": Empty}
_LITERALS = frozenset({"true", "false", "null"})
_RESERVED = frozenset(_OPERATORS) | frozenset(_SIGNED) | _LITERALS | {"instanceof"}
_NUMBER = re.compile(r"\d+(\.\d*)?|\.\d+")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_END = Token("end", "")


def parse(tokens: list[Token]) -> Tree:
    """The tree of an expression; NotTurned says what in it cannot be turned."""
    if not tokens:
        raise NotTurned("nothing stands in it")
    if len(tokens) > LONGEST_CHAIN:
        raise NotTurned(f"it has more than {LONGEST_CHAIN} parts")
    reading = _Reading(tokens)
    tree = reading.choice()
    if reading.token is not _END:
        raise NotTurned(f"`{reading.token.text}` in it cannot be understood")
    return tree


class _Reading:
    def __init__(self, tokens: list[Token]):
        self.tokens = tokens
        self.position = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.position] if self.position < len(self.tokens) else _END

    def choice(self) -> Tree:
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotTurned(f"it is more than {DEEPEST} deep")
        tree = self.operation(1)
        if self.takes("?"):
            then = self.choice()
            self.needs(":")
            tree = Choice(tree, then, self.choice())
        self.depth -= 1
        return tree

    def operation(self, weakest: int) -> Tree:
        tree = self.operand()
        while self.token.kind != "text" and self.token.text in _OPERATORS:
            strength, operator = _OPERATORS[self.token.text]
            if strength < weakest:
                break
            self.position += 1
            right = self.operation(strength + 1)
            if operator in _ARITHMETIC and Text in (type(tree), type(right)):
                raise NotTurned(f"`{operator}` in it counts with a text")
            tree = Both(operator, tree, right)
        return tree

    def operand(self) -> Tree:
        if self.token.kind in ("sign", "word") and self.token.text in _SIGNED:
            made = _SIGNED[self.next().text]
            self.depth += 1
            if self.depth > DEEPEST:
                raise NotTurned(f"it is more than {DEEPEST} deep")
            tree = made(self.operand())
            self.depth -= 1
            return tree
        if self.takes("("):
            tree = self.choice()
            self.needs(")")
            return tree
        return self.value()

    def value(self) -> Tree:
        token = self.next()
        if token.kind == "number":
            return Literal(_number(token.text))
        if token.kind == "text":
            return Text(_text(token.text[1:-1]))
        if token.text in _LITERALS:
            return Literal(token.text)
        if token.kind == "word" and token.text not in _RESERVED:
            return self.name(token.text)
        raise NotTurned(f"`{token.text}` in it cannot be understood" if token.text else "it ends too early")

    def name(self, first: str) -> Tree:
        parts = [first]
        while self.takes("."):
            token = self.next()
            if token.kind != "word":
                raise NotTurned(f"`{token.text}` behind a dot is no name")
            parts.append(token.text)
        if self.token.text == "(":
            raise NotTurned(f"it calls `{'.'.join(parts)}(…)`")
        if self.token.text == "[":
            raise NotTurned(f"it takes one thing out of `{'.'.join(parts)}[…]`")
        return Name(tuple(parts))

    def next(self) -> Token:
        token = self.token
        self.position += 1
        return token

    def takes(self, sign: str) -> bool:
        """Whether the sign stands here; then it is passed."""
        here = self.token.kind == "sign" and self.token.text == sign
        self.position += here
        return here

    def needs(self, sign: str) -> None:
        if not self.takes(sign):
            found = f"`{self.token.text}` stands" if self.token.text else "it ends"
            raise NotTurned(f"{found} where `{sign}` is needed")


def _number(text: str) -> str:
    if not _NUMBER.fullmatch(text):
        raise NotTurned(f"the number `{text}` is not written with digits and a point alone")
    return format(Decimal(text), "f")


def _text(inside: str) -> str:
    if any(escaped not in "\\'\"" for escaped in _ESCAPED.findall(inside)):
        raise NotTurned("a text in it has a `\\` that means more than the sign behind it")
    if "${" in inside or "#{" in inside:
        raise NotTurned("a text in it is computed in its turn")
    return _ESCAPED.sub(r"\1", inside)
