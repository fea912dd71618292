"""The vendors' kit (dmn-tck, Apache-2.0), where it lies beside the project: what is understood stays right."""

from collections import Counter
from pathlib import Path

import pytest
from tck_cases import Case, cases, same

from engine import dmn

KIT = Path(__file__).resolve().parents[4] / "shared" / "dmn-tck"
PASSING = 915
"""Results that are right today; raise it with each step, never lower it."""
WRONG = 8
"""Results that are wrong today, of models that are read; what is not understood is refused and is not among them."""


def outcome(case: Case, read: dict[Path, dict[str, dmn.Decision] | None]) -> str:
    if case.model not in read:
        try:
            decisions = dmn.read(case.model.read_bytes(), case.model.name).decisions
            read[case.model] = {decision.name: decision for decision in decisions.values()}
        except dmn.DmnError:
            read[case.model] = None
    known = read[case.model]
    if known is None:
        return "refused"
    try:
        given = known[case.decision].decide(case.given).value
    except dmn.DecisionFailed:
        given = None
    return "right" if same(given, case.expected) else "wrong"


@pytest.mark.skipif(not KIT.is_dir(), reason="the compatibility kit does not lie beside the project")
def test_the_kits_results_that_are_right_stay_right() -> None:
    read: dict[Path, dict[str, dmn.Decision] | None] = {}
    found = Counter(outcome(case, read) for case in cases(KIT))
    assert found["right"] >= PASSING
    assert found["wrong"] <= WRONG
