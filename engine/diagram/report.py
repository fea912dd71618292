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
        where: Element | Flow | str | None,
        rule: str,
        sentence: str,
        hint: str = "",
        severity: Literal["error", "warning"] = "error",
    ) -> None:
        """Note a problem of an element, a flow, a process by its id, or (None) the procedure's own process."""
        where = self.diagram.process_id if where is None else where
        element = where if isinstance(where, str) else where.id
        name = (
            ("" if element != self.diagram.process_id else self.diagram.name) if isinstance(where, str) else where.name
        )
        self.problems.append(Problem(self.diagram.file, element, name, rule, sentence, hint, severity))
