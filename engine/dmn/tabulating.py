"""From the XML of a decision table to the table."""

from dataclasses import replace

from engine import feel
from engine.dmn.boxed import Boxer, boxes
from engine.dmn.citing import noted
from engine.dmn.hits import AGGREGATIONS, POLICIES
from engine.dmn.table import Input, Output, Rule, Table
from engine.dmn.types import Constrained
from engine.dmn.xml import Node, children, first, text_of
from engine.feel.compiling import Closure
from engine.feel.constants import constants
from engine.sentences import say

MOST_RULES = 5_000
"""Of one table; a drawn one has tens."""


@boxes("decisionTable")
def _table(boxer: Boxer, node: Node) -> Closure:
    table = _Tabulating(boxer).table(node)
    boxer.tables.append(table)
    return table.value


class _Tabulating:
    """One table while it is being read."""

    def __init__(self, boxer: Boxer):
        self.boxer = boxer

    def table(self, node: Node) -> Table:
        policy, aggregation = node.get("hitPolicy", "UNIQUE"), node.get("aggregation", "")
        if policy not in POLICIES:
            known = ", ".join(POLICIES)
            raise self.boxer.refuse(
                node, say("The hit policy {policy} is not one of DMN's: {known}.", policy=policy, known=known)
            )
        if aggregation and (aggregation not in AGGREGATIONS or policy != "COLLECT"):
            sentence = say(
                "The aggregation {aggregation} does not go with {policy}: {known} go with COLLECT.",
                aggregation=aggregation,
                policy=policy,
                known=", ".join(AGGREGATIONS),
            )
            raise self.boxer.refuse(node, sentence)
        inputs = _told_apart([self.input(each) for each in children(node, "input")])
        outputs = tuple(self.output(each) for each in children(node, "output"))
        if not outputs:
            raise self.boxer.refuse(node, "The table has no output.")
        self.check_outputs(node, outputs, policy, aggregation)
        written, rules = children(node, "rule"), []
        if len(written) > MOST_RULES:
            raise self.boxer.refuse(node, say("The table has more than {most} rules.", most=MOST_RULES))
        for number, each in enumerate(written, 1):
            self.boxer.place = say("rule {number}", number=number)
            rules.append(self.rule(each, len(inputs), len(outputs)))
        self.boxer.place = ""
        return Table(self.boxer.address, self.boxer.name, inputs, outputs, tuple(rules), policy, aggregation)

    def check_outputs(self, node: Node, outputs: tuple[Output, ...], policy: str, aggregation: str) -> None:
        names = [each.name for each in outputs]
        if aggregation and len(outputs) > 1:
            raise self.boxer.refuse(node, say("{aggregation} needs a table with one output.", aggregation=aggregation))
        if len(outputs) > 1 and ("" in names or len(set(names)) < len(names)):
            raise self.boxer.refuse(node, "Each of several outputs has a name of its own.")
        if policy in ("PRIORITY", "OUTPUT ORDER") and not any(each.ranked for each in outputs):
            sentence = say("{policy} needs an output that lists its values in their order.", policy=policy)
            raise self.boxer.refuse(node, sentence)

    def input(self, node: Node) -> Input:
        expression = first(node, "inputExpression")
        if expression is None:
            raise self.boxer.refuse(node, "The input has no expression.")
        text, allowed = text_of(expression), first(node, "inputValues")
        tests = self.boxer.tests(node, text_of(allowed)) if text_of(allowed) else None
        return Input(node.get("label") or text, self.expression(node, text), self.boxer.type(expression), tests)

    def output(self, node: Node) -> Output:
        """A column; the values that it allows are its own list, or that of its type, which tells their order too."""
        default, type, listed = (
            text_of(first(node, "defaultOutputEntry")),
            self.boxer.type(node),
            first(node, "outputValues"),
        )
        tests = self.boxer.tests(node, text_of(listed)) if text_of(listed) else None
        ranking = tests or (type.allowed if isinstance(type, Constrained) else None)
        ranked = constants(ranking, ends=False) if ranking is not None else None
        answer = self.expression(node, default) if default else None
        label = node.get("label") or node.get("name") or ""
        return Output(node.get("name") or label, type, tests, tuple(ranked or ()), answer, label)

    def rule(self, node: Node, inputs: int, outputs: int) -> Rule:
        entries, answers = children(node, "inputEntry"), children(node, "outputEntry")
        if len(entries) != inputs or len(answers) != outputs:
            sentence = say(
                "The rule has {entries} input and {answers} output cells, not {inputs} and {outputs}.",
                entries=len(entries),
                answers=len(answers),
                inputs=inputs,
                outputs=outputs,
            )
            raise self.boxer.refuse(node, sentence)
        tests = tuple(None if text_of(each) in ("", "-") else self.boxer.tests(each, text_of(each)) for each in entries)
        return Rule(tests, tuple(self.expression(each, text_of(each) or "null") for each in answers), noted(node))

    def expression(self, node: Node, text: str) -> feel.Expression:
        return self.boxer.expression(node, text)


def _told_apart(inputs: list[Input]) -> tuple[Input, ...]:
    """Inputs under labels of their own, so that each is recorded: those of the same label with their expressions too."""
    labels = [each.label for each in inputs]
    wanted = [
        each if labels.count(each.label) == 1 else replace(each, label=f"{each.label} ({each.expression.text})")
        for each in inputs
    ]
    seen = [each.label for each in wanted]
    return tuple(
        each if seen.count(each.label) == 1 else replace(each, label=f"{each.label} #{place}")
        for place, each in enumerate(wanted, 1)
    )
