"""Random expressions, as trees of tuples."""

from decimal import Decimal
from random import Random
from typing import Any

from feel_printing import NAMES, PRINTERS
from hypothesis import strategies as st

from engine.feel.texts import number_text


def trees() -> st.SearchStrategy[Any]:
    """Random expressions, each from a number, so that thousands are made in a second."""
    return st.integers(0, 2**32).map(lambda seed: _Making(Random(seed)).tree(4))


class _Making:
    """Makes trees by the dice."""

    def __init__(self, dice: Random):
        self.dice = dice

    def tree(self, depth: int) -> Any:
        if depth == 0 or self.dice.random() < 0.15:
            return self._leaf()
        kind = self.dice.choice([*PRINTERS, "list", "context", "negation"])
        return getattr(self, f"_{kind}", self._parts)(kind, depth - 1)

    def _leaf(self) -> Any:
        text = "".join(self.dice.choices('ab"\\投诉 .', k=self.dice.randint(0, 5)))
        number = Decimal(number_text(Decimal(self.dice.randint(0, 10**6)) / self.dice.choice([1, 10, 1000])))
        return self.dice.choice(
            [("number", number), ("string", text), ("name", self.dice.choice(NAMES)), ("true",), ("false",), ("null",)]
        )

    def _parts(self, kind: str, depth: int) -> Any:
        count = {"between": 3, "conditional": 3, "negation": 1, "list": self.dice.randint(0, 3)}.get(kind, 2)
        return kind, *(self.tree(depth) for _ in range(count))

    def _disjunction(self, kind: str, depth: int) -> Any:
        """A chain of one operator is one level: `a or b or c`."""
        parts = [self.tree(depth) for _ in range(self.dice.randint(2, 3))]
        return kind, *(inner for part in parts for inner in (part[1:] if part[0] == kind else (part,)))

    _conjunction = _disjunction

    def _comparison(self, kind: str, depth: int) -> Any:
        return kind, self.tree(depth), self.dice.choice(["<", "<=", ">", ">=", "=", "!="]), self.tree(depth)

    def _sum(self, kind: str, depth: int) -> Any:
        signs = "+-" if kind == "sum" else "*/"
        more = [each for _ in range(self.dice.randint(1, 2)) for each in (self.dice.choice(signs), self.tree(depth))]
        first = self.tree(depth)
        return kind, *(first[1:] if first[0] == kind else (first,)), *more

    _product = _sum

    def _instance(self, kind: str, depth: int) -> Any:
        return kind, self.tree(depth), self.dice.choice(["number", "string", "date"])

    def _path(self, kind: str, depth: int) -> Any:
        return kind, self.tree(depth), self.dice.choice(NAMES)

    def _call(self, kind: str, depth: int) -> Any:
        return kind, ("name", "max"), *(self.tree(depth) for _ in range(self.dice.randint(0, 3)))

    def _context(self, kind: str, depth: int) -> Any:
        return kind, *((name, self.tree(depth)) for name in self.dice.sample(NAMES, self.dice.randint(0, 3)))

    def _iteration(self, kind: str, depth: int) -> Any:
        names = self.dice.sample(NAMES, self.dice.randint(1, 2))
        return kind, tuple((name, self.tree(depth)) for name in names), self.tree(depth)

    _some = _every = _iteration

    def _definition(self, kind: str, depth: int) -> Any:
        return kind, tuple(self.dice.sample(NAMES, self.dice.randint(0, 2))), self.tree(depth)
