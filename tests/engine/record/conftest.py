"""An office that every test of the record begins with."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases_in_database import Office
from sqlalchemy import create_engine

sys.path.append(str(Path(__file__).resolve().parents[1] / "spiff"))
"""Diagrams are written in the notation that lies beside the engine's stories."""


@pytest.fixture
def office(database: str) -> Iterator[Office]:
    """An organisation that has just begun."""
    engine = create_engine(database)
    yield Office(engine)
    engine.dispose()
