"""An expression, compiled: what others hold in their hands."""

import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from engine.feel import asking, calculating, calling, comparing, iterating, structure  # noqa: F401  # they tell the compiler their nodes
from engine.feel.built_in import BUILT_IN
from engine.feel.compiling import Closure, Compiler
from engine.feel.errors import FeelLimitExceeded
from engine.feel.parser import Start, depth, parse
from engine.feel.scope import Ground, Scope
from engine.feel.sites import FeelWarning, shortened
from engine.feel.types import Type
from engine.feel.work import DEEPEST, RUNNING, Work

_FRAMES_OF_A_LEVEL = 6
"""Python's frames for one level of an expression: with room for all of them, depth is FEEL's own limit everywhere."""
sys.setrecursionlimit(max(sys.getrecursionlimit(), DEEPEST * _FRAMES_OF_A_LEVEL + 2_000))


@dataclass(frozen=True)
class Evaluated:
    """A value, and why it, or what it was made of, is null."""

    value: Any
    warnings: tuple[FeelWarning, ...] = ()


class Expression:
    """A FEEL expression that can be evaluated again and again; `names` are those that it reads from outside."""

    __slots__ = ("_closure", "levels", "names", "text")

    def __init__(
        self, text: str, names: Collection[str], start: Start, types: Mapping[str, Type], members: Collection[str]
    ):
        compiler = Compiler(text, types)
        self.text = text
        tree = parse(text, names, members, start)
        self.levels = depth(tree)
        self._closure: Closure = compiler.closure(tree)
        self.names = frozenset(compiler.names | (compiler.called - BUILT_IN.keys()))

    def __call__(self, context: Mapping[str, Any]) -> Any:
        """What it gives over these names (JSON or FEEL values); null where FEEL says so.

        FeelLimitExceeded if it does not come to an end, FeelError for values that FEEL has no name for.
        """
        return self._run(context, RUNNING.work or Work())

    def evaluate(self, context: Mapping[str, Any]) -> Evaluated:
        """The same, with the warnings that say why something is null."""
        work = RUNNING.work or Work()
        before = len(work.warnings)
        return Evaluated(self._run(context, work), tuple(work.warnings[before:]))

    def within(self, scope: "Scope | Ground") -> Any:
        """What it gives in a scope, as a part of the evaluation that the scope belongs to."""
        return self._closure(scope)  # type: ignore[arg-type]  # a ground is a scope without an outer one

    def _run(self, context: Mapping[str, Any], work: Work) -> Any:
        """The value, within the budget of the evaluation that this one is a part of, or else one of its own."""
        around, RUNNING.work = RUNNING.work, work
        try:
            return self._closure(Ground(context, BUILT_IN, work))  # type: ignore[arg-type]
        except RecursionError:
            raise FeelLimitExceeded(f"`{shortened(self.text)}` goes too deep.") from None
        finally:
            RUNNING.work = around


class UnaryTests(Expression):
    """The tests of a decision table's cell."""

    __slots__ = ()

    def holds(self, value: Any, context: Mapping[str, Any]) -> bool:
        """Whether an input, a FEEL value, passes one of the tests."""
        around = RUNNING.work
        RUNNING.work = work = around or Work()
        try:
            return self.passed_by(value, Ground(context, BUILT_IN, work))
        finally:
            RUNNING.work = around

    def passed_by(self, value: Any, scope: "Scope | Ground") -> bool:
        """Whether an input passes one of the tests, as a part of the evaluation that the scope belongs to."""
        return self._closure(Scope({"?": value}, scope)) is True


def compile_expression(
    text: str, names: Collection[str] = (), types: Mapping[str, Type] | None = None, members: Collection[str] = ()
) -> Expression:
    """The expression of this text; FeelSyntaxError if it is none, FeelLimitExceeded if it is too large.

    `names` with signs in them must be told to be read, and so must `members`, which stand behind a dot.
    """
    return Expression(text, names, "expression", types or {}, members)


def compile_unary_tests(
    text: str, names: Collection[str] = (), types: Mapping[str, Type] | None = None, members: Collection[str] = ()
) -> UnaryTests:
    """The tests of this text, such as `>= 20000, null`; FeelSyntaxError if they are none."""
    return UnaryTests(text, names, "tests", types or {}, members)


def ground(context: Mapping[str, Any], work: Work) -> Ground:
    """The outermost scope over these names, for evaluations that share a budget."""
    return Ground(context, BUILT_IN, work)
