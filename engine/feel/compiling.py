"""From tree to closures: an expression is compiled once, and evaluated as often as it is needed."""

from collections.abc import Callable
from typing import Any

from lark import Token, Tree

from engine.feel.errors import FeelSyntaxError
from engine.feel.parser import Node
from engine.feel.scope import Scope
from engine.feel.values import NUMBERS

Closure = Callable[[Scope], Any]
Maker = Callable[["Compiler", list[Any]], Closure]

MAKERS: dict[str, Maker] = {}
"""How each kind of node becomes a closure; filled by the modules that know the kinds."""

_KEPT = {"NAME", "NUMBER", "STRING", "AT_STRING", "PLUS", "MINUS", "STAR", "SLASH", "LT", "LE", "GT", "GE", "EQ", "NE"}


def makes(kind: str) -> Callable[[Maker], Maker]:
    """The function makes the closures of nodes of this kind."""

    def taken(maker: Maker) -> Maker:
        MAKERS[kind] = maker
        return maker

    return taken


class Compiler:
    """Compiles one expression, and notes the names that it reads from outside."""

    def __init__(self, text: str):
        self.text = text
        self.names: set[str] = set()
        self.called: set[str] = set()
        self.asks_input = False
        self._bound: list[frozenset[str]] = []

    def closure(self, node: Any) -> Closure:
        """What evaluates the node."""
        if node.data in ("expression", "bracketed"):
            return self.closure(self.parts(node)[0])
        return MAKERS[node.data](self, node.children if node.data == "range" else self.parts(node))

    def inside(self, names: frozenset[str], node: Any) -> Closure:
        """What evaluates a node within which these names are bound."""
        self._bound.append(names)
        try:
            return self.closure(node)
        finally:
            self._bound.pop()

    def read(self, name: str) -> None:
        """The expression reads this name."""
        if name == "?":
            self.asks_input = True
        elif not any(name in bound for bound in self._bound):
            self.names.add(name)

    def calls(self, name: str) -> bool:
        """The expression calls what is given from outside by this name, or is built in; False if it is bound within."""
        if any(name in bound for bound in self._bound):
            return False
        self.called.add(name)
        return True

    def parts(self, node: Node) -> list[Any]:
        """The children that say something: trees, names, literals, signs of operations, and None for what is left out."""
        return [child for child in node.children if not isinstance(child, Token) or child.type in _KEPT]

    def refuse(self, sentence: str, token: Any) -> FeelSyntaxError:
        """Why the expression cannot be compiled."""
        return FeelSyntaxError(sentence, self.text, getattr(token, "start_pos", None) or 0)


def subtrees(parts: list[Any]) -> list[Node]:
    """The trees among the parts."""
    return [part for part in parts if isinstance(part, Tree)]


@makes("number")
def _number(compiler: Compiler, parts: list[Any]) -> Closure:
    value = NUMBERS.create_decimal(parts[0])
    return lambda scope: value


@makes("string")
def _string(compiler: Compiler, parts: list[Any]) -> Closure:
    value = str(parts[0])
    return lambda scope: value


@makes("true")
def _true(compiler: Compiler, parts: list[Any]) -> Closure:
    return lambda scope: True


@makes("false")
def _false(compiler: Compiler, parts: list[Any]) -> Closure:
    return lambda scope: False


@makes("null")
def _null(compiler: Compiler, parts: list[Any]) -> Closure:
    return lambda scope: None


@makes("name")
def _name(compiler: Compiler, parts: list[Any]) -> Closure:
    name = str(parts[0])
    compiler.read(name)
    return lambda scope: scope[name]
