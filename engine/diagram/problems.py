"""What is wrong with a diagram, said so that its author can mend it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from engine.sentences import say


@dataclass(frozen=True)
class Problem:
    """One mistake: where it is, which rule it breaks, what is wrong and what to do about it.

    A `warning` is something that may be meant, and is deployed all the same.
    """

    file: str
    element: str
    name: str
    rule: str
    sentence: str
    hint: str = ""
    severity: Literal["error", "warning"] = "error"
    line: int = 0
    """The line of the file, from 1, where it is known."""

    @property
    def is_error(self) -> bool:
        """Whether it keeps the procedure from being deployed."""
        return self.severity == "error"

    def __str__(self) -> str:
        return self.told(str)

    def told(self, said: Callable[[str], str]) -> str:
        """One line for a terminal, its sentences as `said` says them: `file:line: element (name): sentence [rule]`.

        `?` is an element that has no id.
        """
        place = f"{self.file}:{self.line}" if self.line else self.file
        named = f" ({self.name})" if self.name else ""
        kind = "" if self.is_error else said(say("warning: "))
        words = " ".join(said(each) for each in (self.sentence, self.hint) if each)
        return f"{place}: {self.element}{named}: {kind}{words} [{self.rule}]"


def located(problems: Iterable[Problem], lines: Mapping[str, int]) -> list[Problem]:
    """The same, each once and with the line of its element."""
    return list(dict.fromkeys(replace(each, line=each.line or lines.get(each.element, 0)) for each in problems))


class DiagramRefused(Exception):
    """The diagram cannot be read or says something that is not executed; `problems` names all of it."""

    def __init__(self, problems: Sequence[Problem]):
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
