"""The vendors' kit (dmn-tck, Apache-2.0), where a part of it lies beside the project: what once passed stays right."""

from pathlib import Path

import pytest

from tests.conformance import lists
from tests.conformance.runner import run

KIT = Path(__file__).resolve().parents[3] / "shared" / "dmn-tck"


@pytest.mark.skipif(not KIT.is_dir(), reason="the compatibility kit does not lie beside the project")
def test_what_once_passed_passes_and_what_fails_has_its_reason() -> None:
    failing = {each.case.key: each.told for each in run(KIT) if not each.passed}
    assert not failing.keys() & lists.passed()
    assert failing.keys() <= lists.reasons().keys()


def test_no_case_is_listed_both_as_passed_and_as_failing() -> None:
    assert len(lists.passed()) > 1_600
    assert not lists.passed() & lists.reasons().keys()
