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
from web.desk.answers import asked_in
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


@dataclass(frozen=True)
class _Asked:
    """A table as a fact records that it was asked."""

    no: int
    element: str
    name: str
    value: str
    rules: tuple[int, ...]
    inputs: Mapping[str, Any]
    on_the_way: bool = False


def _of(version: Version, no: int, fact: DecisionMade, naming: Naming) -> Iterator[Lit]:
    decision = version.decisions.get(fact.decision)
    known = {each.id: each for each in reasoned(decision)} if decision is not None else {}
    required = [(each["decision"], tuple(each["rules"]), each["inputs"], True) for each in fact.required]
    for id, rules, inputs, on_the_way in (*required, (fact.decision, fact.rules, fact.inputs, False)):
        element = known.get(id)
        name, value = element.label if element else id, "" if on_the_way else naming.value(fact.value)
        table = _fitting(element.logic.tables if element else (), rules, inputs)
        yield _shown(version, _Asked(no, fact.element, name, value, rules, inputs, on_the_way), table, naming)


def _fitting(tables: Sequence[Table], rules: Sequence[int], inputs: Mapping[str, Any]) -> Table | None:
    """The table that was asked: of several in one decision the one with these columns; None where it cannot be told."""
    fitting = [table for table in tables if len(table.rules) >= max(rules, default=0)]
    if inputs:
        fitting = [table for table in fitting if {each.label for each in table.inputs} == set(inputs)]
    return fitting[0] if len(fitting) == 1 else None


def _shown(version: Version, asked: _Asked, table: Table | None, naming: Naming) -> Lit:
    labels = [each.label for each in table.inputs] if table is not None else list(asked.inputs)
    called = [_options(version, each.expression.text) for each in table.inputs] if table else [{} for _ in labels]
    numbered = list(enumerate(table.rules, 1)) if table is not None else []
    is_short = len(numbered) <= MOST_ROWS
    shown = numbered if is_short else [each for each in numbered if each[0] in asked.rules][:MOST_ROWS]
    return Lit(
        no=asked.no,
        element=asked.element,
        name=asked.name,
        policy=_policy(table) if table is not None else "",
        value=asked.value,
        rules=asked.rules,
        given=tuple(
            (label, _given(asked.inputs.get(label), options, naming) if label in asked.inputs else "")
            for label, options in zip(labels, called, strict=True)
        ),
        outputs=tuple(each.label or table.name for each in table.outputs) if table is not None else (),
        rows=tuple(_row(number, rule, number in asked.rules, called) for number, rule in shown),
        left_out=len(numbered) - len(shown),
        on_the_way=asked.on_the_way,
    )


def _options(version: Version, expression: str) -> cells.Called:
    """The labels of what can be chosen, where a column asks the answer of a question with options."""
    options = [each.question.get("options", ()) for each in asked_in(version).get(expression.strip(), ())]
    return {str(one["value"]): str(one["label"]) for one in (options[0] if options else ())}


def _given(value: Any, called: cells.Called, naming: Naming) -> str:
    if isinstance(value, list):
        return naming.value([called.get(each, each) if isinstance(each, str) else each for each in value])
    return naming.value(called.get(value, value) if isinstance(value, str) else value)


def _row(number: int, rule: Rule, is_lit: bool, called: Sequence[cells.Called]) -> Row:
    columns = zip(rule.tests, called, strict=True)
    tests = tuple(cells.tested(None if test is None else test.text, options) for test, options in columns)
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
