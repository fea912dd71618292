"""A sealed office that every test of seals, verification and bundles begins with."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

TESTS = Path(__file__).resolve().parents[1]
sys.path += [str(TESTS / "engine/record"), str(TESTS / "engine/spiff")]

from cases_in_database import Office  # noqa: E402
from tampering import Sealed  # noqa: E402


@pytest.fixture
def office(database: str) -> Iterator[Office]:
    """An organisation that has just begun."""
    engine = create_engine(database)
    yield Office(engine)
    engine.dispose()


@pytest.fixture
def sealed(office: Office, tmp_path: Path) -> Sealed:
    """An office whose record was sealed twice."""
    return Sealed(office, tmp_path)
