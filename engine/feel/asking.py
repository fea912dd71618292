"""Closures of tests: `in`, and the cells of a decision table."""

from collections.abc import Callable
from typing import Any

from engine.feel.compiling import Closure, Compiler, makes, subtrees
from engine.feel.reasons import described
from engine.feel.scope import Scope
from engine.feel.testing import any_of, fits, passes


@makes("membership")
def _membership(compiler: Compiler, parts: list[Any]) -> Closure:
    site, (asked_part, *tested) = compiler.site(), subtrees(parts)
    value, tests = compiler.closure(asked_part), [_member_test(compiler, part) for part in tested]

    def held(scope: Any) -> bool | None:
        asked = value(scope)
        result = any_of([test(asked, scope) for test in tests])
        if result is None:
            scope.work.warn(site, f"it cannot be said whether {described(asked)} lies in this")
        return result

    return held


def _member_test(compiler: Compiler, part: Any) -> Callable[[Any, Any], bool | None]:
    """A test that asks for `?` says itself whether it holds; a range that cannot be made says nothing of what lies in it."""
    closure, asks = _asking(compiler, part)
    if asks:
        return lambda asked, scope: _truth(closure(Scope({"?": asked}, scope)))
    is_range = part.data == "range"

    def test(asked: Any, scope: Any) -> bool | None:
        limits = closure(scope)
        return None if is_range and limits is None else passes(asked, limits)

    return test


def _asking(compiler: Compiler, part: Any) -> tuple[Closure, bool]:
    """What evaluates the part, and whether it asks for `?`."""
    before, compiler.asks_input = compiler.asks_input, False
    closure, asks = compiler.closure(part), compiler.asks_input
    compiler.asks_input = before
    return closure, asks


@makes("tests")
def _tests(compiler: Compiler, parts: list[Any]) -> Closure:
    return compiler.closure(parts[0])


@makes("not_tests")
def _not_tests(compiler: Compiler, parts: list[Any]) -> Closure:
    tests = compiler.closure(subtrees(parts)[0])

    def held(scope: Any) -> bool | None:
        found = tests(scope)
        return None if found is None else not found

    return held


@makes("test_list")
def _test_list(compiler: Compiler, parts: list[Any]) -> Closure:
    tests = [_test(compiler, part) for part in parts]

    def held(scope: Any) -> bool | None:
        return any_of([test(scope) for test in tests])

    return held


def _test(compiler: Compiler, part: Any) -> Closure:
    """A test that asks for `?` says itself whether it holds; any other is compared with the input."""
    closure, asks = _asking(compiler, part)
    if asks:
        return lambda scope: _truth(closure(scope))
    if part.data == "range":
        test = _member_test(compiler, part)
        return lambda scope: test(scope["?"], scope)
    return lambda scope: fits(scope["?"], closure(scope))


def _truth(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None
