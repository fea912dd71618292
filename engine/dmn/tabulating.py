"""From the XML of a decision table to the table."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from lxml import etree

from engine import feel
from engine.dmn.errors import DmnError
from engine.dmn.hits import AGGREGATIONS, POLICIES
from engine.dmn.table import TYPES, Input, Output, Rule, Table

Node = etree._Element


def table_of(path: str, decision: str, node: Node, names: Iterable[str]) -> Table:
    """The table that the node says; DmnError names the cell that is not understood."""
    return _Tabulating(path, decision, tuple(names)).table(node)


class _Tabulating:
    """One table while it is being read."""

    def __init__(self, path: str, decision: str, names: tuple[str, ...]):
        self.path = path
        self.decision = decision
        self.names = names

    def table(self, node: Node) -> Table:
        policy, aggregation = node.get("hitPolicy", "UNIQUE"), node.get("aggregation", "")
        if policy not in POLICIES or (aggregation and (aggregation not in AGGREGATIONS or policy != "COLLECT")):
            raise self.refuse(node, f"The hit policy {policy} {aggregation} is not one of DMN's.")
        inputs = _told_apart([self.input(each) for each in _children(node, "input")])
        outputs = tuple(self.output(each) for each in _children(node, "output"))
        if not outputs:
            raise self.refuse(node, "The table has no output.")
        self.check_outputs(node, outputs, policy, aggregation)
        rules = tuple(self.rule(each, len(inputs), len(outputs)) for each in _children(node, "rule"))
        return Table(inputs, outputs, rules, policy, aggregation)

    def check_outputs(self, node: Node, outputs: tuple[Output, ...], policy: str, aggregation: str) -> None:
        names = [each.name for each in outputs]
        if aggregation and len(outputs) > 1:
            raise self.refuse(node, f"{aggregation} needs a table with one output.")
        if len(outputs) > 1 and ("" in names or len(set(names)) < len(names)):
            raise self.refuse(node, "Each of several outputs has a name of its own.")
        if policy in ("PRIORITY", "OUTPUT ORDER") and not any(each.allowed for each in outputs):
            raise self.refuse(node, f"{policy} needs an output that lists its values in their order.")

    def input(self, node: Node) -> Input:
        expression = _first(node, "inputExpression")
        if expression is None:
            raise self.refuse(node, "The input has no expression.")
        text = _text(expression)
        allowed = _first(node, "inputValues")
        tests = self.tests(allowed, _text(allowed)) if allowed is not None and _text(allowed) else None
        label = node.get("label") or text
        return Input(label, self.expression(expression, text), self.type(expression), tests)

    def output(self, node: Node) -> Output:
        allowed, default = _first(node, "outputValues"), _first(node, "defaultOutputEntry")
        listed = self.listed(allowed) if allowed is not None and _text(allowed) else ()
        answer = self.expression(default, _text(default)) if default is not None and _text(default) else None
        return Output(node.get("name") or node.get("label") or "", self.type(node), listed, answer)

    def rule(self, node: Node, inputs: int, outputs: int) -> Rule:
        entries, answers = _children(node, "inputEntry"), _children(node, "outputEntry")
        if len(entries) != inputs or len(answers) != outputs:
            raise self.refuse(node, f"The rule has not {inputs} input and {outputs} output cells.")
        tests = tuple(None if _text(each) in ("", "-") else self.tests(each, _text(each)) for each in entries)
        return Rule(tests, tuple(self.expression(each, _text(each) or "null") for each in answers))

    def listed(self, node: Node) -> tuple[Any, ...]:
        """The allowed values, or ranges of them, in their order."""
        return tuple(self.expression(node, f"[{_text(node)}]").value({}))

    def expression(self, node: Node, text: str) -> feel.Expression:
        try:
            return feel.compile(text, self.names)
        except feel.FeelError as error:
            raise self.refuse(node, str(error)) from error

    def tests(self, node: Node, text: str) -> feel.Tests:
        try:
            return feel.compile_tests(text, self.names)
        except feel.FeelError as error:
            raise self.refuse(node, str(error)) from error

    def type(self, node: Node) -> str:
        declared = node.get("typeRef") or "Any"
        declared = declared.removeprefix("feel:")
        if declared not in TYPES:
            raise self.refuse(node, f"The type {declared} is not one of FEEL's.")
        return TYPES[declared]

    def refuse(self, node: Node, sentence: str) -> DmnError:
        return DmnError(self.path, f"{self.decision} {node.get('id', '')}".strip(), sentence)


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


def _children(node: Node, name: str) -> list[Node]:
    return [child for child in node if isinstance(child.tag, str) and etree.QName(child).localname == name]


def _first(node: Node, name: str) -> Node | None:
    return next(iter(_children(node, name)), None)


def _text(node: Node) -> str:
    return "".join(each.text or "" for each in _children(node, "text")).strip()
