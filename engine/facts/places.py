"""Where something happened, and what was answered there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Answers = Mapping[str, Any]
"""Names to JSON values: text, bool, None, int, Decimal, list, dict. Dates are ISO 8601 text."""


@dataclass(frozen=True, order=True)
class Place:
    """An element of the diagram, and for the how-manieth time in this case: the address of a task or an event."""

    element: str
    occurrence: int

    def __str__(self) -> str:
        """As it stands in addresses and in the record, `register/1`."""
        return f"{self.element}/{self.occurrence}"

    @classmethod
    def parse(cls, text: str) -> "Place":
        """The place that `str` wrote; ValueError for anything else."""
        element, _, occurrence = text.rpartition("/")
        return cls(element, int(occurrence))
