"""The decision tables that were asked in a step, as they are written, with the rules that were hit lit.

Which rules were hit and what was asked is what the fact records; the table is that of the case's version.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from engine.dmn.model import reasoned
from engine.dmn.table import Rule, Table
from engine.facts import DecisionMade
from engine.procedures import Version
from engine.record.log import Recorded
from web.desk.replaying import cells
from web.desk.wording import Naming

MOST_ROWS = 40
"""A longer table is shown by its lit rows alone, no more of them than this."""


@dataclass(frozen=True)
class Row:
    """A rule: what it asks of each column, what it answers, and what its author says of it."""

    number: int
    tests: tuple[str, ...]
    answers: tuple[str, ...]
    note: str
    lit: bool


@dataclass(frozen=True)
class Lit:
    """A decision of a step; without `outputs` no table can be shown, and `rules` are told alone.

    `given` are the columns that are asked, each with what stood in it; `left_out` counts the rows that are not shown.
    """

    no: int
    element: str
    name: str
    policy: str
    value: str
    rules: tuple[int, ...]
    given: tuple[tuple[str, str], ...]
    outputs: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int
    on_the_way: bool = False


def lit(version: Version, facts: Iterable[Recorded], naming: Naming) -> Iterator[Lit]:
    """Every table that was asked, in order: what a decision asked on the way comes before its own."""
    for one in facts:
        if isinstance(one.fact, DecisionMade):
            yield from _of(version, one.no, one.fact, naming)


def _of(version: Version, no: int, fact: DecisionMade, naming: Naming) -> Iterator[Lit]:
    decision = version.decisions.get(fact.decision)
    known = {each.id: each for each in reasoned(decision)} if decision is not None else {}
    for asked in fact.required:
        name, rules, inputs = asked["decision"], tuple(asked["rules"]), asked["inputs"]
        element = known.get(name)
        table = _fitting(element.logic.tables if element else (), rules, inputs)
        yield _shown(no, fact.element, element.label if element else name, "", table, rules, inputs, naming, True)
    own = _fitting(decision.logic.tables if decision else (), fact.rules, fact.inputs)
    label = decision.label if decision else fact.decision
    yield _shown(no, fact.element, label, naming.value(fact.value), own, fact.rules, fact.inputs, naming)


def _fitting(tables: Sequence[Table], rules: Sequence[int], inputs: Mapping[str, Any]) -> Table | None:
    """The table that was asked: of several in one decision the one with these columns; None where it cannot be told."""
    fitting = [table for table in tables if len(table.rules) >= max(rules, default=0)]
    if inputs:
        fitting = [table for table in fitting if {each.label for each in table.inputs} == set(inputs)]
    return fitting[0] if len(fitting) == 1 else None


def _shown(
    no: int,
    element: str,
    name: str,
    value: str,
    table: Table | None,
    rules: tuple[int, ...],
    inputs: Mapping[str, Any],
    naming: Naming,
    on_the_way: bool = False,
) -> Lit:
    policy, labels = "", list(inputs)
    outputs: tuple[str, ...] = ()
    numbered: list[tuple[int, Rule]] = []
    if table is not None:
        policy, outputs = _policy(table), tuple(each.label or table.name for each in table.outputs)
        labels = [each.label for each in table.inputs]
        numbered = [(number, rule) for number, rule in enumerate(table.rules, 1)]
    shown = numbered if len(numbered) <= MOST_ROWS else [each for each in numbered if each[0] in rules][:MOST_ROWS]
    given = tuple((label, naming.value(inputs[label]) if label in inputs else "") for label in labels)
    rows = tuple(_row(number, rule, number in rules) for number, rule in shown)
    left_out = len(numbered) - len(shown)
    return Lit(no, element, name, policy, value, rules, given, outputs, rows, left_out, on_the_way)


def _row(number: int, rule: Rule, is_lit: bool) -> Row:
    tests = tuple(cells.tested(None if test is None else test.text) for test in rule.tests)
    return Row(number, tests, tuple(cells.answered(each.text) for each in rule.answers), rule.note, is_lit)


def _policy(table: Table) -> str:
    """What the table's hit policy means."""
    meant = {
        "UNIQUE": _("Only one rule can be hit."),
        "ANY": _("Several rules may be hit if they answer alike."),
        "FIRST": _("The first rule that is hit counts."),
        "PRIORITY": _("Of the rules that are hit, the answer of the highest rank counts."),
        "RULE ORDER": _("All rules that are hit count, in their order."),
        "OUTPUT ORDER": _("All rules that are hit count, by the rank of their answers."),
        "COLLECT": _("All rules that are hit count."),
    }
    added = {"SUM": _("Their sum is the answer."), "COUNT": _("Their number is the answer.")}
    added |= {"MIN": _("The smallest is the answer."), "MAX": _("The largest is the answer.")}
    return " ".join(str(each) for each in (meant[table.policy], added.get(table.aggregation)) if each)
