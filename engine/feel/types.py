"""`instance of` (DMN 1.5, 10.3.2.9): whether a value is of a type."""

from collections.abc import Callable, Mapping
from typing import Any

from lark import Token, Tree

from engine.feel.compiling import Compiler
from engine.feel.values import Range, kind

TypeTest = Callable[[Any], bool]

_NAMES = {
    "number", "string", "boolean", "date", "time", "date and time", "dateTime", "days and time duration",
    "dayTimeDuration", "years and months duration", "yearMonthDuration", "list", "context", "range", "function",
    "Any", "Null",
}  # fmt: skip
_SAME = {
    "dateTime": "date and time",
    "dayTimeDuration": "days and time duration",
    "yearMonthDuration": "years and months duration",
}


def type_test(compiler: Compiler, node: Tree[Token]) -> TypeTest:
    """Whether a value is of the type; FeelSyntaxError for a type that FEEL does not have."""
    parts = compiler.parts(node)
    if node.data == "named_type":
        return _named(compiler, parts)
    if node.data == "context_type":
        entries = {
            str(each.children[0]): type_test(compiler, each.children[-1]) for each in parts if isinstance(each, Tree)
        }
        return lambda value: _is_context(value, entries)
    if node.data == "function_type":
        return lambda value: value is not None and kind(value) == "function"
    name, inner = str(parts[0]), type_test(compiler, next(part for part in parts if isinstance(part, Tree)))
    if name == "list":
        return lambda value: isinstance(value, list) and all(inner(item) for item in value)
    if name == "range":
        return lambda value: (
            isinstance(value, Range) and all(inner(end) for end in (value.start, value.end) if end is not None)
        )
    raise compiler.refuse(f"There is no type `{name}<…>`.", parts[0])


def _named(compiler: Compiler, parts: list[Any]) -> TypeTest:
    name = ".".join(map(str, parts))
    if name not in _NAMES:
        raise compiler.refuse(f"There is no type `{name}`.", parts[0])
    if name == "Any":
        return lambda value: value is not None
    if name == "Null":
        return lambda value: value is None
    wanted = _SAME.get(name, name)
    return lambda value: value is not None and kind(value) == wanted


def _is_context(value: Any, entries: Mapping[str, TypeTest]) -> bool:
    return isinstance(value, dict) and all(name in value and test(value[name]) for name, test in entries.items())
