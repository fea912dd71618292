"""The two applications, as a client of each sees them."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bench.load import Asking


@dataclass
class Ours:
    """Shouli's JSON, signed in."""

    name: str = "shouli"
    occurrences: dict[str, Counter[str]] = field(default_factory=dict)

    def begin(self, ask: Asking, procedure: str = "work") -> str:
        """A case is opened."""
        number = str(ask.ask("POST", "/api/cases", {"procedure": procedure}, ask.begun)["case"])
        self.occurrences[number] = Counter()
        return number

    def complete(self, ask: Asking, case: str, element: str, answers: dict[str, Any]) -> None:
        """A task is completed with what its form asks."""
        self.occurrences[case][element] += 1
        given = {name: answer for name, answer in answers.items() if name != "large"}
        if "large" in answers:
            given["claim_fen"] = 3_000_000 if answers["large"] else 900_000
        path = f"/api/cases/{case}/tasks/{element}/{self.occurrences[case][element]}"
        ask.ask("POST", path, {"answers": given}, ask.completed)


@dataclass
class Naive:
    """The naive design's JSON."""

    name: str = "naive"

    def begin(self, ask: Asking) -> str:
        """A case is begun."""
        return str(ask.ask("POST", "/cases", {}, ask.begun)["case"])

    def complete(self, ask: Asking, case: str, element: str, answers: dict[str, Any]) -> None:
        """A task is done."""
        given = {name: answer for name, answer in answers.items() if name != "large"}
        if "large" in answers:
            given["claim"] = 30_000 if answers["large"] else 9_000
        ask.ask("POST", f"/cases/{case}/tasks/{element}", given, ask.completed)
