"""Boxed expressions (DMN 1.5, 10.2 and 7.3): from XML to closures of FEEL."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from engine import feel
from engine.dmn.errors import DmnError
from engine.dmn.evaluation import typed
from engine.dmn.types import Types
from engine.dmn.xml import Node, above, children, first, local, text_of
from engine.feel.compiling import Closure
from engine.feel.types import Type
from engine.sentences import say

Compiled = TypeVar("Compiled", bound=feel.Expression)
BOXED: dict[str, Callable[["Boxer", Node], Closure]] = {}
"""How each kind of boxed expression becomes a closure; filled by the modules that know the kinds."""


def boxes(kind: str) -> Callable[[Callable[["Boxer", Node], Closure]], Callable[["Boxer", Node], Closure]]:
    """The function makes the closures of elements of this name."""

    def taken(maker: Callable[["Boxer", Node], Closure]) -> Callable[["Boxer", Node], Closure]:
        BOXED[kind] = maker
        return maker

    return taken


class Boxer:
    """Reads the logic of one element; notes the names that it reads, and how large it is."""

    def __init__(
        self,
        path: str,
        address: str,
        types: Types,
        names: Iterable[str] = (),
        members: Iterable[str] = (),
        name: str = "",
    ):
        self.path = path
        self.address = address
        self.element = address.rpartition("#")[2]
        self.name = name
        self.place = ""
        """Where in a table it reads: a rule."""
        self.types = types
        self.known = tuple(names)
        self.members = frozenset(members)
        self.names: set[str] = set()
        self.size = 0
        self.levels = 0
        self.tables: list[Any] = []
        self.problems: list[DmnError] = []

    def closure(self, node: Node) -> Closure:
        """What evaluates a boxed expression; its value is of the type that it declares."""
        maker = BOXED.get(local(node))
        if maker is None:
            raise self.refuse(node, say("A `{kind}` is not executed.", kind=local(node)))
        self.size += 1
        return self.of_type(maker(self, node), self.type(node), node.get("label") or self.element)

    def of_type(self, closure: Closure, type: Type | None, name: str) -> Closure:
        """The closure, its value turned into one of the type."""
        return closure if type is None else lambda scope: typed(closure(scope), type, scope.work, name)

    def only(self, node: Node) -> Closure:
        """What evaluates the one boxed expression inside a node; null, and a problem, where there is none."""
        inside = [child for child in children(node) if local(child) in BOXED]
        if not inside:
            return self.nothing(node, say("The `{kind}` has no table and no expression.", kind=local(node)))
        if len(inside) != 1:
            sentence = "In the `{kind}` there must be one expression, and there are {count}."
            raise self.refuse(node, say(sentence, kind=local(node), count=len(inside)))
        return self.closure(inside[0])

    def nothing(self, node: Node, sentence: str) -> Closure:
        """What evaluates logic that is not there: null (DMN 1.5, 10.4), which nobody deploys."""
        self.problems.append(self.refuse(node, sentence))
        return lambda scope: None

    def part(self, node: Node, name: str) -> Closure:
        """What evaluates the expression in the child of this name."""
        found = first(node, name)
        if found is None:
            raise self.refuse(node, say("The `{kind}` has no `{name}`.", kind=local(node), name=name))
        return self.only(found)

    def inside(self, names: Iterable[str], read: Callable[[], Closure]) -> Closure:
        """What is read where these names are bound as well."""
        bound = frozenset(names)
        known, before, self.known, self.names = self.known, self.names, (*self.known, *bound), set()
        try:
            return read()
        finally:
            self.known, self.names = known, before | (self.names - bound)

    def expression(self, node: Node, text: str) -> feel.Expression:
        """The FEEL of a cell or a literal expression."""
        return self._compiled(
            node, text, lambda: feel.compile_expression(text, self.known, self.types.known, self._members)
        )

    def tests(self, node: Node, text: str) -> feel.UnaryTests:
        """The tests of a cell."""
        return self._compiled(
            node, text, lambda: feel.compile_unary_tests(text, self.known, self.types.known, self._members)
        )

    def type(self, node: Node) -> Type | None:
        """The type that a node declares; None if it is any."""
        declared = node.get("typeRef")
        try:
            return None if declared in (None, "", "Any", "feel:Any") else self.types.named(declared)
        except DmnError as error:
            raise self.refuse(node, error.sentence) from error

    def refuse(self, node: Node, sentence: str) -> DmnError:
        """Why the node cannot be executed; it is named by its own id, or that of what it stands in."""
        inner = next((each.get("id") for each in above(node) if each.get("id")), "")
        named = self.element if inner in (self.element, "") else f"{self.element} {inner}"
        if self.place:
            sentence = say("{name}, {place}: {sentence}", name=self.name, place=self.place, sentence=say(sentence))
        return DmnError(self.path, named, sentence)

    @property
    def _members(self) -> frozenset[str]:
        return self.members | self.types.members

    def _compiled(self, node: Node, text: str, compile: Callable[[], Compiled]) -> Compiled:
        try:
            self.types.count(text)
            made = compile()
        except feel.FeelError as error:
            raise self.refuse(node, say("{error}", error=error)) from error
        self.names |= made.names
        self.size += 1 + len(text) // 4
        self.levels = max(self.levels, made.levels)
        return made


@boxes("literalExpression")
def _literal(boxer: Boxer, node: Node) -> Closure:
    if first(node, "importedValues") is not None:
        raise boxer.refuse(node, "Imported values are not executed.")
    text = text_of(node)
    return boxer.expression(node, text).within if text else boxer.nothing(node, say("The expression is empty."))
