"""The types that a model declares (DMN 1.5, 7.3.3): item definitions, and the values that they allow."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine import feel
from engine.dmn.errors import DmnError
from engine.dmn.xml import Node, children, first, local, text_of
from engine.feel.types import ANY, SIMPLE, ContextOf, FunctionOf, ListOf, Type
from engine.feel.work import spend
from engine.sentences import say

_OF_OLDER_MODELERS = {"integer": "number", "long": "number", "double": "number", "": "Any"}
_STEPS = 20
"""What it costs of an evaluation's budget to ask whether a value is allowed."""
MOST_KNOWN = 5_000
"""Types that one file can name."""
MOST_WRITTEN = 200_000
"""Characters of all expressions of a file."""
DEEPEST = 50
"""Item definitions that name each other in a row."""


@dataclass(frozen=True)
class Constrained(Type):
    """A type of which only some values are allowed; it is the type itself that `instance of` asks for."""

    base: Type
    allowed: feel.UnaryTests

    def has(self, value: Any) -> bool:
        """Whether the value is of the type, allowed or not."""
        return self.base.has(value)

    def conforms(self, other: Type) -> bool:
        """As the type itself does."""
        return self.base.conforms(other.plain)

    @property
    def plain(self) -> Type:
        """The type without what it allows."""
        return self.base.plain

    def refusal(self, value: Any) -> str | None:
        """Why the value is not allowed, here or by the type that this one narrows."""
        spend(_STEPS)
        if not self.allowed.holds(value, {}):
            return f"It is none of the allowed values ({self.allowed.text})."
        return self.base.refusal(value)

    def __str__(self) -> str:
        return str(self.base)


class Types:
    """The types that a file can name: FEEL's, its own, and those of the files that it imports."""

    def __init__(self, path: str, root: Node, imported: Mapping[str, "Types"]):
        self.path = path
        self.written = 0
        """Characters of the file's expressions that have been read."""
        self.known: dict[str, Type] = {}
        self.members: set[str] = set()
        self.problems: list[DmnError] = []
        self._nodes = {node.get("name", ""): node for node in children(root, "itemDefinition")}
        for prefix, types in imported.items():
            self.members |= types.members
            for name, type in types.known.items():
                self.known[f"{prefix}.{name}" if prefix else name] = type
            if len(self.known) > MOST_KNOWN:
                sentence = say("The file and what it imports have more than {most} types.", most=MOST_KNOWN)
                raise DmnError(path, prefix, sentence)
        for name, node in self._nodes.items():
            try:
                self.named(name)
            except DmnError as error:
                self.problems.append(error)
                self.known[name] = ANY
            self.members |= {each.get("name", "") for each in node.iter() if local_name(each) == "itemComponent"}

    def named(self, reference: str, depth: int = 0) -> Type:
        """The type of this name; DmnError if there is none."""
        name = reference.removeprefix("feel:")
        if name in self.known:
            return self.known[name]
        if name in self._nodes:
            if depth > DEEPEST:
                raise DmnError(self.path, name, "The type is made of itself.")
            self.known[name] = self._defined(self._nodes[name], depth + 1)
            return self.known[name]
        name = _OF_OLDER_MODELERS.get(name, name)
        if name not in SIMPLE:
            sentence = say("The type {name} is not one of FEEL's and not defined in the file.", name=reference)
            raise DmnError(self.path, "", sentence)
        return SIMPLE[name]

    def _defined(self, node: Node, depth: int) -> Type:
        type = self._unlisted(node, depth)
        collection, allowed, constraint = (
            node.get("isCollection") == "true",
            first(node, "allowedValues"),
            first(node, "typeConstraint"),
        )
        if allowed is not None and text_of(allowed):
            type = Constrained(type, self._tests(node, allowed))
        if collection:
            type = ListOf(type)
        if constraint is not None and text_of(constraint):
            type = Constrained(type, self._tests(node, constraint))
        return type

    def _unlisted(self, node: Node, depth: int) -> Type:
        components, written, function = (
            children(node, "itemComponent"),
            first(node, "typeRef"),
            first(node, "functionItem"),
        )
        if components:
            return ContextOf({each.get("name", ""): self._defined(each, depth) for each in components})
        if function is not None:
            parameters = tuple(
                self.named(each.get("typeRef") or "Any", depth) for each in children(function, "parameters")
            )
            return FunctionOf(parameters, self.named(function.get("outputTypeRef") or "Any", depth))
        return ANY if written is None else self.named((written.text or "").strip(), depth)

    def count(self, text: str) -> None:
        """One expression more is read; FeelLimitExceeded, before it is compiled, where they are too many or too long."""
        self.written += len(text)
        if self.written > MOST_WRITTEN:
            raise feel.FeelLimitExceeded(f"The expressions of the file have more than {MOST_WRITTEN} characters.")

    def _tests(self, node: Node, written: Node) -> feel.UnaryTests:
        try:
            self.count(text_of(written))
            return feel.compile_unary_tests(text_of(written))
        except feel.FeelError as error:
            raise DmnError(self.path, node.get("id") or node.get("name") or "", say("{error}", error=error)) from error


def local_name(node: Node) -> str:
    """The element's name; empty for what is no element."""
    return local(node) if isinstance(node.tag, str) else ""
