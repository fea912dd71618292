"""The clauses that a piece of work fulfils, in our own sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.procedures import Version


@dataclass(frozen=True)
class Told:
    """A clause in the reader's language."""

    id: str
    label: str
    text: str


def told(version: Version, ids: Iterable[str | None], language: str) -> tuple[Told, ...]:
    """Each of the clauses once, in the order in which they are named."""
    listed = [version.clauses[one] for one in dict.fromkeys(ids) if one is not None and one in version.clauses]
    return tuple(Told(each.id, each.label, each.text if language == "zh" else each.en) for each in listed)
