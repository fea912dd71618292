"""What is wrong with a diagram, said so that its author can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One mistake: where it is, which rule it breaks, what is wrong and what to do about it."""

    file: str
    element: str
    name: str
    rule: str
    sentence: str
    hint: str = ""

    def __str__(self) -> str:
        """One line for a terminal: `file: element (name): sentence [rule]`."""
        named = f" ({self.name})" if self.name else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.file}: {self.element}{named}: {self.sentence}{hint} [{self.rule}]"


class DiagramRefused(Exception):
    """The diagram cannot be read or says something that is not executed; `problems` names all of it."""

    def __init__(self, problems: Sequence[Problem]):
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
