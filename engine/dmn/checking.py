"""What is weak in a decision table before anybody asks it: rules that overlap, rules that are never hit, inputs that none answers.

Exact where tests compare with constants: each input is cut where a test changes, and every combination of the parts is looked at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from engine.dmn.regions import OTHER_TEXT, Unclear, regions
from engine.dmn.table import Table
from engine.feel.errors import FeelError
from engine.feel.operators import equal
from engine.feel.texts import written
from engine.sentences import say

MOST_INPUTS = 60
"""Inputs of a table that is looked at."""
MOST_LOOKED_AT = 50_000
"""Combinations of a table's inputs that are looked at; those that the same rules pass count once."""
MOST_TOLD, MOST_PAIRS_TOLD = 5, 10
"""Gaps, and pairs of rules, that are told of a table."""
_MOST_PAIRS = 1_000
_SINGLE = ("UNIQUE", "ANY", "FIRST", "PRIORITY")


@dataclass(frozen=True)
class Weakness:
    """Something about a table: `kind` is overlap, unreachable, gap or unchecked; an example input by the inputs' labels.

    It is not `certain` where inputs hang together, so that not every combination of them can come.
    """

    element: str
    kind: str
    sentence: str
    rules: tuple[int, ...] = ()
    example: tuple[tuple[str, Any], ...] = ()
    certain: bool = True

    @property
    def is_error(self) -> bool:
        """Whether the table contradicts itself; a gap may be meant."""
        return self.certain and self.kind in ("overlap", "unreachable")


def weaknesses(table: Table) -> list[Weakness]:
    """All weaknesses of a table, the worst first."""
    try:
        looking = _Looking(table)
    except Unclear:
        sentence = (
            "Its rules cannot be compared: they are tested by more than comparison with constants, or are too many."
        )
        return [Weakness(table.element, "unchecked", sentence)]
    return [*looking.overlaps(), *looking.unreachable(), *looking.gaps()]


class _Looking:
    """Goes through all combinations, and notes which rules are hit together, first, or not at all."""

    def __init__(self, table: Table):
        if len(table.inputs) > MOST_INPUTS:
            raise Unclear
        self.table = table
        self.groups = _asking_the_same(table)
        self.columns = [regions(table, group) for group in self.groups]
        self.certain = not _hang_together(table, self.groups)
        self.compares = table.policy in ("UNIQUE", "ANY")
        self.seen: set[tuple[int, int, bool]] = set()
        self.together: dict[tuple[int, int], tuple[Any, ...]] = {}
        self.late: dict[int, tuple[Any, ...]] = {}
        self.reached = self.first = 0
        self.empty: list[tuple[Any, ...]] = []
        if all(self.columns):
            self._go(0, (1 << len(table.rules)) - 1, (), counts=True)

    def _go(self, column: int, rules: int, example: tuple[Any, ...], counts: bool) -> None:
        if (column, rules, counts) in self.seen:
            return
        self.seen.add((column, rules, counts))
        if len(self.seen) > MOST_LOOKED_AT:
            raise Unclear
        if not rules:
            if counts:
                self.empty.append((*example, *(each[0].example for each in self.columns[column:])))
        elif column == len(self.columns):
            self._note(rules, example)
        else:
            for region in self.columns[column]:
                self._go(column + 1, rules & region.rules, (*example, region.example), counts and region.counts)

    def _note(self, rules: int, example: tuple[Any, ...]) -> None:
        self.reached |= rules
        self.first |= rules & -rules
        for place in range(len(self.table.rules)) if self.table.policy == "FIRST" else ():
            if rules >> place & 1 and rules & ((1 << place) - 1):
                self.late.setdefault(place, example)
        if not self.compares or len(self.together) >= _MOST_PAIRS:
            return
        hit = [place for place in range(len(self.table.rules)) if rules >> place & 1]
        for place, one in enumerate(hit):
            for other in hit[place + 1 :]:
                if self.table.policy == "UNIQUE" or self._differ(one, other):
                    self.together.setdefault((one, other), example)

    def overlaps(self) -> Iterator[Weakness]:
        """Rules of a UNIQUE table that are hit together, and rules of an ANY table that then answer differently."""
        for (one, other), example in list(self.together.items())[:MOST_PAIRS_TOLD]:
            pair = (one + 1, other + 1)
            told = say("and only one may be") if self.table.policy == "UNIQUE" else say("and answer differently")
            sentence = say(
                "Rules {one} and {other} are both hit {where}, {told} ({policy}).",
                one=pair[0],
                other=pair[1],
                where=self._said(example),
                told=told,
                policy=self.table.policy,
            )
            yield self._weakness("overlap", sentence, pair, example)
        if len(self.together) > MOST_PAIRS_TOLD:
            more = len(self.together) - MOST_PAIRS_TOLD
            yield self._weakness("overlap", say("{more} more pairs of its rules are hit together.", more=more), ())

    def unreachable(self) -> Iterator[Weakness]:
        """Rules that no input hits, and rules of a FIRST table before which another is always hit."""
        for place in range(len(self.table.rules)):
            if not self.reached >> place & 1:
                yield self._weakness("unreachable", say("No input hits rule {rule}.", rule=place + 1), (place + 1,))
            elif self.table.policy == "FIRST" and not self.first >> place & 1:
                sentence = say(
                    "Rule {rule} is never the first to be hit: rules before it answer for all of its inputs.",
                    rule=place + 1,
                )
                yield self._weakness("unreachable", sentence, (place + 1,), self.late[place])

    def gaps(self) -> Iterator[Weakness]:
        """Inputs that no rule answers, where the table answers with one rule and has no default."""
        if self.table.policy in _SINGLE and not any(each.default is not None for each in self.table.outputs):
            for example in self.empty[:MOST_TOLD]:
                yield self._weakness("gap", say("No rule is hit {where}.", where=self._said(example)), (), example)

    def _differ(self, one: int, other: int) -> bool:
        """Whether two rules are known to answer differently."""
        answers = zip(self.table.rules[one].answers, self.table.rules[other].answers, strict=True)
        return any(a.text != b.text and not a.names and not b.names and not _same(a, b) for a, b in answers)

    def _said(self, example: tuple[Any, ...]) -> str:
        named = [say("{label} is {value}", label=label, value=_told(value)) for label, value in self._labelled(example)]
        if not named:
            return say("for any input")
        return say("where {inputs}", inputs=reduce(lambda some, one: say("{some}, {one}", some=some, one=one), named))

    def _labelled(self, example: tuple[Any, ...]) -> list[tuple[str, Any]]:
        """The inputs that matter: those of which some rule asks something."""
        told = zip(self.groups, example, strict=True)
        return [
            (self.table.inputs[group[0]].label, value)
            for group, value in told
            if any(rule.tests[column] is not None for rule in self.table.rules for column in group)
        ]

    def _weakness(self, kind: str, sentence: str, rules: tuple[int, ...], example: tuple[Any, ...] = ()) -> Weakness:
        labelled = tuple(self._labelled(example)) if example else ()
        return Weakness(self.table.element, kind, sentence, rules, labelled, self.certain)


def _asking_the_same(table: Table) -> list[list[int]]:
    """The columns, those with the same expression together."""
    groups: dict[str, list[int]] = {}
    for place, input in enumerate(table.inputs):
        groups.setdefault(" ".join(input.expression.text.split()), []).append(place)
    return list(groups.values())


def _hang_together(table: Table, groups: Sequence[Sequence[int]]) -> bool:
    """Whether two inputs are made of the same names, so that one says something of the other."""
    names = [table.inputs[group[0]].expression.names for group in groups]
    return sum(map(len, names)) > len(frozenset().union(*names))


def _same(a: Any, b: Any) -> bool:
    try:
        return equal(a({}), b({})) is not False
    except FeelError:
        return True


def _told(value: Any) -> str:
    return say("another text") if value == OTHER_TEXT else written(value)
