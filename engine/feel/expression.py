"""An expression, compiled: what others hold in their hands."""

from collections.abc import Collection, Mapping
from typing import Any

from engine.feel import asking, calculating, calling, structure  # noqa: F401  # they tell the compiler their nodes
from engine.feel.built_in import BUILT_IN
from engine.feel.compiling import Closure, Compiler
from engine.feel.errors import FeelLimitExceeded
from engine.feel.parser import Start, parse
from engine.feel.scope import Ground, Scope


class Expression:
    """A FEEL expression that can be evaluated again and again; `names` are those that it reads from outside."""

    __slots__ = ("_closure", "names", "text")

    def __init__(self, text: str, names: Collection[str], start: Start):
        compiler = Compiler(text)
        self.text = text
        self._closure: Closure = compiler.closure(parse(text, names, start))
        self.names = frozenset(compiler.names | (compiler.called - BUILT_IN.keys()))

    def value(self, seen: Mapping[str, Any]) -> Any:
        """What it gives over these names (JSON or FEEL values); null where FEEL says so.

        FeelLimitExceeded if it does not come to an end, FeelError for values that FEEL has no name for.
        """
        try:
            return self._closure(Ground(seen, BUILT_IN))  # type: ignore[arg-type]  # a ground is a scope without an outer one
        except RecursionError:
            raise FeelLimitExceeded(f"`{self.text[:80]}` calls itself too often.") from None


class Tests(Expression):
    """The tests of a decision table's cell."""

    __slots__ = ()

    def holds(self, value: Any, seen: Mapping[str, Any]) -> bool:
        """Whether an input, a FEEL value, passes one of the tests."""
        return self._closure(Scope({"?": value}, Ground(seen, BUILT_IN))) is True


def compile(text: str, names: Collection[str] = ()) -> Expression:
    """The expression of this text; FeelSyntaxError if it is none. `names` with signs in them must be told to be read."""
    return Expression(text, names, "expression")


def compile_tests(text: str, names: Collection[str] = ()) -> Tests:
    """The tests of this text, such as `>= 20000, null`; FeelSyntaxError if they are none."""
    return Tests(text, names, "tests")
