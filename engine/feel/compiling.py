"""From tree to closures: an expression is compiled once, and evaluated as often as it is needed."""

from collections.abc import Callable, Mapping
from decimal import DecimalException
from typing import Any

from lark import Token, Tree

from engine.feel.errors import FeelSyntaxError
from engine.feel.parser import Node
from engine.feel.scope import Scope
from engine.feel.sites import Site
from engine.feel.types import Type
from engine.feel.values import NUMBERS

Closure = Callable[[Scope], Any]
Maker = Callable[["Compiler", list[Any]], Closure]

MAKERS: dict[str, Maker] = {}
"""How each kind of node becomes a closure; filled by the modules that know the kinds."""

STEPS_OF_A_NODE = 2
"""What it costs to evaluate one part of an expression."""
_KEPT = {"NAME", "NUMBER", "STRING", "AT_STRING", "PLUS", "MINUS", "STAR", "SLASH", "LT", "LE", "GT", "GE", "EQ", "NE"}


def makes(kind: str) -> Callable[[Maker], Maker]:
    """The function makes the closures of nodes of this kind."""

    def taken(maker: Maker) -> Maker:
        MAKERS[kind] = maker
        return maker

    return taken


class Compiler:
    """Compiles one expression, and notes the names that it reads from outside; `types` are those that it may name."""

    def __init__(self, text: str, types: Mapping[str, Type]):
        self.text = text
        self.types = types
        self.names: set[str] = set()
        self.called: set[str] = set()
        self.asks_input = False
        self.size = 0
        self._node: Node | None = None
        self._bound: list[frozenset[str]] = []

    def closure(self, node: Any) -> Closure:
        """What evaluates the node."""
        if node.data in ("expression", "bracketed"):
            return self.closure(self.parts(node)[0])
        around, self._node = self._node, node
        self.size += STEPS_OF_A_NODE
        try:
            return MAKERS[node.data](self, node.children if node.data == "range" else self.parts(node))
        finally:
            self._node = around

    def inside(self, names: frozenset[str], node: Any) -> Closure:
        """What evaluates a node within which these names are bound."""
        self._bound.append(names)
        try:
            return self.closure(node)
        finally:
            self._bound.pop()

    def site(self) -> Site:
        """Where the node that is being compiled stands."""
        assert self._node is not None
        return self.site_of(self._node)

    def has_token(self, kind: str) -> bool:
        """Whether the node that is being compiled has a token of this kind of its own."""
        assert self._node is not None
        return any(isinstance(child, Token) and child.type == kind for child in self._node.children)

    def site_of(self, node: Any) -> Site:
        """Where this node stands."""
        first, last = node, node
        while isinstance(first, Tree):
            first = next((child for child in first.children if child is not None), None)
        while isinstance(last, Tree):
            last = next((child for child in reversed(last.children) if child is not None), None)
        return Site(self.text, getattr(first, "start_pos", None) or 0, getattr(last, "end_pos", None) or len(self.text))

    def read(self, name: str) -> None:
        """The expression reads this name."""
        if name == "?":
            self.asks_input = True
        elif not self.binds(name):
            self.names.add(name)

    def calls(self, name: str) -> bool:
        """The expression calls what is given from outside by this name, or is built in; False if it is bound within."""
        if self.binds(name):
            return False
        self.called.add(name)
        return True

    def binds(self, name: str) -> bool:
        """Whether the name stands for something that the expression itself makes."""
        return any(name in bound for bound in self._bound)

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
    site = compiler.site()
    try:
        value = NUMBERS.create_decimal(parts[0])
    except DecimalException:
        return lambda scope: scope.work.warn(site, "the number is beyond what FEEL can hold")
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
    name, site = str(parts[0]), compiler.site()
    compiler.read(name)

    def value(scope: Scope) -> Any:
        found = scope[name]
        if found is None and not scope.knows(name):
            scope.work.warn(site, "nothing of this name is known here")
        return found

    return value
