"""Closures of functions: defined, and called by position or by name."""

from collections.abc import Sequence
from typing import Any

from engine.feel.compiling import Closure, Compiler, makes, subtrees
from engine.feel.scope import Scope
from engine.feel.values import Function


@makes("definition")
def _definition(compiler: Compiler, parts: list[Any]) -> Closure:
    *declared, external, body = [part for part in parts if part is not None or part is parts[-2]]
    if external is not None:
        raise compiler.refuse("An external function is not FEEL's own and is not executed.", None)
    parameters = [str(compiler.parts(each)[0]) for each in declared]
    inner = compiler.inside(frozenset(parameters), body)

    def value(scope: Scope) -> Function:
        def call(*arguments: Any) -> Any:
            return inner(Scope(dict(zip(parameters, arguments, strict=True)), scope))

        return Function("", tuple(parameters), call)

    return value


@makes("call")
def _call(compiler: Compiler, parts: list[Any]) -> Closure:
    callee, *given = [part for part in parts if part is not None]
    function = _callee(compiler, callee)
    if given and given[0].data == "named":
        names = [str(compiler.parts(each)[0]) for each in given]
        closures = [compiler.closure(subtrees(each.children)[0]) for each in given]
        return _by_name(function, names, closures)
    arguments = [compiler.closure(part) for part in given]

    def value(scope: Scope) -> Any:
        scope.work.spend()
        return scope.work.grown(called(function(scope), [argument(scope) for argument in arguments]))

    return value


def _callee(compiler: Compiler, node: Any) -> Closure:
    if node.data != "name" or not compiler.calls(name := str(node.children[0])):
        return compiler.closure(node)
    return lambda scope: scope.function(name)


def _by_name(function: Closure, names: list[str], closures: list[Closure]) -> Closure:
    def value(scope: Scope) -> Any:
        scope.work.spend()
        arguments = {name: closure(scope) for name, closure in zip(names, closures, strict=True)}
        return scope.work.grown(called_by_name(function(scope), arguments))

    return value


def called(function: Any, arguments: Sequence[Any]) -> Any:
    """What the function gives for the arguments in their order; null if it is none, or takes others."""
    if isinstance(function, Function):
        return function.call(*arguments) if len(arguments) == len(function.parameters) else None
    overloads = getattr(function, "feel_overloads", ())
    for overload in overloads:
        if overload.takes(len(arguments)):
            return overload.call(arguments)
    return None


def called_by_name(function: Any, arguments: dict[str, Any]) -> Any:
    """The same for arguments by the names of the parameters."""
    if isinstance(function, Function):
        fits = set(arguments) == set(function.parameters)
        return function.call(*(arguments[name] for name in function.parameters)) if fits else None
    for overload in getattr(function, "feel_overloads", ()):
        ordered = overload.ordered(arguments)
        if ordered is not None:
            return overload.call(ordered)
    return None
