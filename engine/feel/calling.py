"""Closures of functions: defined, and called by position or by name."""

from collections.abc import Mapping, Sequence
from typing import Any

from engine.feel.compiling import Closure, Compiler, makes, subtrees
from engine.feel.converting import Misfit, converted
from engine.feel.declaring import declared
from engine.feel.errors import FeelLimitExceeded
from engine.feel.parser import depth
from engine.feel.reasons import described
from engine.feel.scope import Scope
from engine.feel.sites import Site
from engine.feel.types import Type
from engine.feel.values import Function
from engine.feel.work import CALL, DEEPEST


@makes("definition")
def _definition(compiler: Compiler, parts: list[Any]) -> Closure:
    *declarations, body = subtrees(parts)
    if compiler.has_token("EXTERNAL"):
        raise compiler.refuse("An external function is not FEEL's own and is not executed.", None)
    parameters = [str(compiler.parts(each)[0]) for each in declarations]
    types = tuple(declared(compiler, each) for each in declarations)
    before, inner = compiler.size, compiler.inside(frozenset(parameters), body)
    return defined("", parameters, types, None, inner, CALL + compiler.size - before, depth(body))


def defined(
    name: str,
    parameters: Sequence[str],
    types: Sequence[Type],
    result: Type | None,
    body: Closure,
    cost: int,
    levels: int,
) -> Closure:
    """What makes the function of this body where it is defined: it sees what is seen there, and its arguments."""

    def value(scope: Scope) -> Function:
        work = scope.work

        def call(*arguments: Any) -> Any:
            work.spend(cost)
            work.deep += levels
            if work.deep > DEEPEST:
                raise FeelLimitExceeded("A function calls itself too often.")
            try:
                return body(Scope(dict(zip(parameters, arguments, strict=True)), scope))
            finally:
                work.deep -= levels

        return Function(name, tuple(parameters), call, tuple(types), result)

    return value


@makes("call")
def _call(compiler: Compiler, parts: list[Any]) -> Closure:
    site, (callee, *given) = compiler.site(), [part for part in parts if part is not None]
    function = _callee(compiler, callee)
    if given and given[0].data == "named":
        names = [str(compiler.parts(each)[0]) for each in given]
        if len(set(names)) < len(names):
            raise compiler.refuse("An argument is given twice.", None)
        closures = [compiler.closure(subtrees(each.children)[0]) for each in given]
        return by_name(site, function, names, closures)
    arguments = [compiler.closure(part) for part in given]

    def value(scope: Scope) -> Any:
        scope.work.spend(CALL)
        called_one, values = function(scope), [argument(scope) for argument in arguments]
        scope.work.reason = None
        result = called(called_one, values)
        if result is None:
            scope.work.warn(site, scope.work.reason or why_null(called_one, values))
        return scope.work.grown(result)

    return value


def _callee(compiler: Compiler, node: Any) -> Closure:
    if node.data != "name" or not compiler.calls(name := str(node.children[0])):
        return compiler.closure(node)
    return lambda scope: scope.function(name)


def by_name(site: Site, function: Closure, names: list[str], closures: list[Closure]) -> Closure:
    """What calls the function with arguments by the names of its parameters."""

    def value(scope: Scope) -> Any:
        scope.work.spend(CALL)
        called_one = function(scope)
        arguments = {name: closure(scope) for name, closure in zip(names, closures, strict=True)}
        scope.work.reason = None
        result = called_by_name(called_one, arguments)
        if result is None:
            scope.work.warn(site, scope.work.reason or why_null(called_one, list(arguments.values())))
        return scope.work.grown(result)

    return value


def called(function: Any, arguments: Sequence[Any]) -> Any:
    """What the function gives for the arguments in their order; null if it is none, or takes others."""
    if isinstance(function, Function):
        return _applied(function, arguments) if len(arguments) == len(function.parameters) else None
    return function.called(arguments) if hasattr(function, "feel_overloads") else None


def called_by_name(function: Any, arguments: Mapping[str, Any]) -> Any:
    """The same for arguments by the names of the parameters; one that is left out is null (DMN 1.5, 10.3.2.13)."""
    if isinstance(function, Function):
        fits = set(arguments) <= set(function.parameters)
        return _applied(function, [arguments.get(name) for name in function.parameters]) if fits else None
    return function.called_by_name(arguments) if hasattr(function, "feel_overloads") else None


def _applied(function: Function, arguments: Sequence[Any]) -> Any:
    """A function of the expression's own; null for an argument, or a result, that is not of its type."""
    try:
        if function.types:
            arguments = [converted(value, type) for value, type in zip(arguments, function.types, strict=True)]
        result = function.call(*arguments)
        return result if function.result is None else converted(result, function.result)
    except Misfit:
        return None


def why_null(function: Any, arguments: Sequence[Any]) -> str:
    """Why a call gave null."""
    given = ", ".join(map(described, arguments)) or "nothing"
    name = getattr(function, "name", "")
    if isinstance(function, Function):
        if len(arguments) != len(function.parameters):
            return f"the function has the parameters ({', '.join(function.parameters)}), and is given {given}"
        return f"`{name or 'the function'}` gives null for {given}"
    if not hasattr(function, "feel_overloads"):
        return f"{described(function)} cannot be called: there is no function of this name"
    ways = " or ".join(dict.fromkeys(f"{name}({each.written})" for each in function.feel_overloads))
    return f"`{name}` gives null for {given}; it is called as {ways}"
