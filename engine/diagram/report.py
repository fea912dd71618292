"""Where a check writes down what it finds."""

from typing import Literal

from engine.diagram.model import Diagram
from engine.diagram.parts import Element, Flow
from engine.diagram.problems import Problem


class Report:
    """The problems of one diagram, in the order in which they were found."""

    def __init__(self, diagram: Diagram):
        self.diagram = diagram
        self.problems: list[Problem] = []

    def tell(
        self,
        where: Element | Flow | None,
        rule: str,
        sentence: str,
        hint: str = "",
        severity: Literal["error", "warning"] = "error",
    ) -> None:
        """Note a problem of an element, a flow, or (None) the process."""
        element = where.id if where is not None else self.diagram.process_id
        name = where.name if where is not None else self.diagram.name
        self.problems.append(Problem(self.diagram.file, element, name, rule, sentence, hint, severity))
