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
    """What became of a case, and in which words; `passed` as the kit compares."""

    case: Case
    passed: bool
    told: str


def run(kit: Path) -> Iterator[Outcome]:
    """Every case of the kit, in the order of its folders."""
    models = _Models()
    for case in cases(kit):
        try:
            decided = models.decided(case)
        except (dmn.DmnError, dmn.DecisionFailed, feel.FeelError) as error:
            decided = dmn.Decided(None, warnings=()), str(error)
        value, told = decided
        yield Outcome(
            case, same(value.value, case.expected), f"expected {case.expected!r}, got {value.value!r}; {told}"
        )


class _Models:
    """The models, read once each."""

    def __init__(self) -> None:
        self.read: dict[Path, dmn.Definitions] = {}

    def decided(self, case: Case) -> tuple[dmn.Decided, str]:
        if case.model not in self.read:
            beside = {path.name: path.read_bytes() for path in case.model.parent.glob("*.dmn") if path != case.model}
            self.read[case.model], _ = dmn.examine(case.model.read_bytes(), case.model.name, beside)
        asked: Any = self.read[case.model].named(case.service or case.decision)
        if asked is None:
            raise dmn.DmnError(case.model.name, case.service or case.decision, "There is no such decision.")
        decided = asked.decide({**CLOCK, **case.given})
        value = decided.value
        if case.service and isinstance(value, dict) and len(asked.outputs) > 1:
            decided = dmn.Decided(value.get(case.decision), warnings=decided.warnings)
        return decided, "; ".join(map(str, decided.warnings))
