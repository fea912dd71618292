"""How far a story came: the case as it stands, and all that happened."""

from dataclasses import dataclass, field
from datetime import datetime

from engine.cases.case import Case
from engine.facts import Fact
from engine.procedures import Version
from web.workbench.scenarios import Scenario


class Fails(Exception):
    """The story does not hold; the message says what was there instead."""


@dataclass(frozen=True)
class Moved:
    """What one request led to."""

    at: datetime
    by: str | None
    facts: tuple[Fact, ...]


@dataclass
class Played:
    """How far the story came: the case as it stands, all that happened, and why it failed, if it did."""

    scenario: Scenario
    version: Version
    at: datetime
    case: Case | None = None
    moves: list[Moved] = field(default_factory=list)
    failure: str | None = None

    @property
    def facts(self) -> list[Fact]:
        """All facts so far, in order."""
        return [fact for move in self.moves for fact in move.facts]

    def standing(self) -> Case:
        """The case; Fails if the story has not opened it."""
        if self.case is None:
            raise Fails("no case is open yet; a story begins with `open`.")
        return self.case
