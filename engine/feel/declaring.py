"""Types as an expression writes them, read into the types that they mean (DMN 1.5, 10.3.1.2, rules 64 to 69)."""

from typing import Any

from lark import Token, Tree

from engine.feel.compiling import Compiler
from engine.feel.types import ANY, SIMPLE, ContextOf, FunctionOf, ListOf, RangeOf, Type


def type_of(compiler: Compiler, node: Tree[Token]) -> Type:
    """The type that is written; FeelSyntaxError for one that nobody knows."""
    parts = compiler.parts(node)
    if node.data == "named_type":
        return _named(compiler, parts)
    if node.data == "context_type":
        return ContextOf({str(each.children[0]): type_of(compiler, each.children[-1]) for each in _trees(parts)})
    if node.data == "function_type":
        *parameters, result = [type_of(compiler, each) for each in _trees(parts)]
        return FunctionOf(tuple(parameters), result)
    made = {"list": ListOf, "range": RangeOf}.get(str(parts[0]))
    if made is None:
        raise compiler.refuse(f"There is no type `{parts[0]}<…>`.", parts[0])
    return made(type_of(compiler, _trees(parts)[0]))


def _named(compiler: Compiler, parts: list[Any]) -> Type:
    name = ".".join(map(str, parts))
    known = compiler.types.get(name) or SIMPLE.get(name)
    if known is None:
        raise compiler.refuse(f"There is no type `{name}`.", parts[0])
    return known


def declared(compiler: Compiler, parameter: Tree[Token]) -> Type:
    """The type of a function's parameter; any where none is written."""
    written = _trees(parameter.children)
    return type_of(compiler, written[0]) if written else ANY


def _trees(parts: list[Any]) -> list[Any]:
    return [part for part in parts if isinstance(part, Tree)]
