"""What is weak in a decision table before anybody asks it: rules that overlap, rules that are never hit, inputs that none answers.

Exact where tests compare with constants: each input is cut where a test changes, and every combination of the parts is looked at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.dmn.regions import Region, regions
from engine.dmn.table import Table
from engine.feel.texts import written

MOST_LOOKED_AT = 200_000
"""Combinations of a table's inputs that are looked at."""
MOST_GAPS = 5
"""Gaps that are told of a table."""
_SINGLE = ("UNIQUE", "ANY", "FIRST", "PRIORITY")


@dataclass(frozen=True)
class Weakness:
    """Something about a table: `kind` is overlap, unreachable, gap or unchecked; an example input by the inputs' labels."""

    element: str
    kind: str
    sentence: str
    rules: tuple[int, ...] = ()
    example: tuple[tuple[str, Any], ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether the table contradicts itself; a gap may be meant."""
        return self.kind in ("overlap", "unreachable")


def weaknesses(table: Table) -> list[Weakness]:
    """All weaknesses of a table, the worst first."""
    columns = [regions(table, place) for place in range(len(table.inputs))]
    unclear = [table.inputs[place].label for place, column in enumerate(columns) if column is None]
    if unclear:
        sentence = (
            f"Its rules cannot be compared: {', '.join(unclear)} is tested by more than comparison with constants."
        )
        return [Weakness(table.element, "unchecked", sentence)]
    looking = _Looking(table, [each for each in columns if each is not None])
    try:
        looking.everywhere()
    except _TooMany:
        sentence = f"It has more than {MOST_LOOKED_AT} combinations of inputs: its rules are not compared."
        return [Weakness(table.element, "unchecked", sentence)]
    return [*looking.overlaps(), *looking.unreachable(), *looking.gaps()]


class _TooMany(Exception):
    """There are more combinations than are looked at."""


class _Looking:
    """Goes through all combinations, and notes which rules are hit together, first, or not at all."""

    def __init__(self, table: Table, columns: Sequence[Sequence[Region]]):
        self.table = table
        self.columns = columns
        self.looked = 0
        self.together: dict[tuple[int, int], tuple[Any, ...]] = {}
        self.reached: set[int] = set()
        self.first: set[int] = set()
        self.empty: list[tuple[Any, ...]] = []

    def everywhere(self) -> None:
        """Every combination of regions has been looked at."""
        self._go(0, (1 << len(self.table.rules)) - 1, ())

    def _go(self, column: int, rules: int, example: tuple[Any, ...]) -> None:
        self.looked += 1
        if self.looked > MOST_LOOKED_AT:
            raise _TooMany
        if not rules:
            rest = tuple(each[0].example for each in self.columns[column:] if each)
            self.empty.append((*example, *rest))
        elif column == len(self.columns):
            self._note(rules, example)
        else:
            for region in self.columns[column]:
                self._go(column + 1, rules & region.rules, (*example, region.example))

    def _note(self, rules: int, example: tuple[Any, ...]) -> None:
        hit = [place for place in range(len(self.table.rules)) if rules >> place & 1]
        self.first.add(hit[0])
        self.reached.update(hit)
        for place, one in enumerate(hit):
            for other in hit[place + 1 :]:
                self.together.setdefault((one, other), example)

    def overlaps(self) -> Iterator[Weakness]:
        """Rules of a UNIQUE table that are hit together, and rules of an ANY table that then answer differently."""
        for (one, other), example in self.together.items():
            pair = (one + 1, other + 1)
            if self.table.policy == "UNIQUE":
                sentence = (
                    f"Rules {pair[0]} and {pair[1]} are both hit {self._said(example)}, and only one may be (UNIQUE)."
                )
                yield self._weakness("overlap", sentence, pair, example)
            elif self.table.policy == "ANY" and self._answers(one) != self._answers(other):
                sentence = (
                    f"Rules {pair[0]} and {pair[1]} are both hit {self._said(example)}, and answer differently (ANY)."
                )
                yield self._weakness("overlap", sentence, pair, example)

    def unreachable(self) -> Iterator[Weakness]:
        """Rules that no input hits, and rules of a FIRST table before which another is always hit."""
        for place in range(len(self.table.rules)):
            if place not in self.reached:
                yield self._weakness("unreachable", f"No input hits rule {place + 1}.", (place + 1,))
            elif self.table.policy == "FIRST" and place not in self.first:
                sentence = (
                    f"Rule {place + 1} is never the first to be hit: the rules before it answer for all of its inputs."
                )
                example = next(each for (_, other), each in self.together.items() if other == place)
                yield self._weakness("unreachable", f"{sentence} So {self._said(example)}.", (place + 1,), example)

    def gaps(self) -> Iterator[Weakness]:
        """Inputs that no rule answers, where the table answers with one rule and has no default."""
        if self.table.policy in _SINGLE and not any(each.default is not None for each in self.table.outputs):
            for example in self.empty[:MOST_GAPS]:
                yield self._weakness("gap", f"No rule is hit {self._said(example)}.", (), example)

    def _answers(self, place: int) -> list[str]:
        return [answer.text for answer in self.table.rules[place].answers]

    def _said(self, example: tuple[Any, ...]) -> str:
        named = [
            f"{label} is {'another text' if value == '…' else _written(value)}"
            for label, value in self._labelled(example)
        ]
        return f"where {', '.join(named)}" if named else "always"

    def _labelled(self, example: tuple[Any, ...]) -> list[tuple[str, Any]]:
        """The inputs that matter: those of which some rule asks something."""
        asked = [any(rule.tests[place] is not None for rule in self.table.rules) for place in range(len(self.columns))]
        told = zip(self.table.inputs, example, asked, strict=True)
        return [(input.label, value) for input, value, is_asked in told if is_asked]

    def _weakness(self, kind: str, sentence: str, rules: tuple[int, ...], example: tuple[Any, ...] = ()) -> Weakness:
        labelled = tuple(self._labelled(example)) if example else ()
        return Weakness(self.table.element, kind, sentence, rules, labelled)


def _written(value: Any) -> str:
    return written(value)
