"""Runs the kit's cases on our engine."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from engine import dmn, feel
from tests.conformance.kit import Case, cases, same

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
CLOCK = {"now": feel.function("now", [], lambda: NOW), "today": feel.function("today", [], NOW.date)}
"""The kit asks of the clock only that there is one."""


@dataclass(frozen=True)
class Outcome:
    """What became of a case, and in which words; `refused` where it asks for what is not executed by design."""

    case: Case
    passed: bool
    told: str
    refused: bool = False


def run(kit: Path) -> Iterator[Outcome]:
    """Every case of the kit, in the order of its folders; where it expects an error, one must be told, be it a warning."""
    models = _Models()
    for case in cases(kit):
        value, told = _asked(models, case)
        explained = bool(told)
        foreign = any(word in told for word in ("external function", "of the kind Java"))
        told = f"expected {case.expected!r}, got {value!r}" + (f": {told}" if told else "")
        yield Outcome(case, same(value, case.expected) and (explained or not case.fails), told, foreign)


def _asked(models: "_Models", case: Case) -> tuple[Any, str]:
    """What a case gives, and why; an error is null, as the kit has it."""
    try:
        return models.decided(case)
    except (dmn.DmnError, dmn.DecisionFailed, feel.FeelError) as error:
        return None, str(error)


class _Models:
    """The models, read once each."""

    def __init__(self) -> None:
        self.read: dict[Path, dmn.Definitions] = {}

    def decided(self, case: Case) -> tuple[Any, str]:
        """What the decision, or the decision of the service, gives, and its warnings."""
        model = self.model(case.model)
        asked = model.named(case.service or case.decision)
        if asked is None:
            raise dmn.DmnError(case.model.name, case.service or case.decision, "There is no such decision.")
        decided = asked.decide({**CLOCK, **case.given})
        value = decided.value
        if isinstance(asked, dmn.DecisionService) and len(asked.outputs) > 1 and isinstance(value, dict):
            value = value.get(case.decision)
        return value, "; ".join(map(str, decided.warnings))

    def model(self, path: Path) -> dmn.Definitions:
        """The model of the file, with those beside it that it may import."""
        if path not in self.read:
            beside = {each.name: each.read_bytes() for each in path.parent.glob("*.dmn") if each != path}
            self.read[path], _ = dmn.examine(path.read_bytes(), path.name, beside)
        return self.read[path]
