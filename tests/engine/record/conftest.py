"""An office that every test of the record begins with."""

from collections.abc import Iterator

import pytest
from cases_in_database import Office
from sqlalchemy import create_engine


@pytest.fixture
def office(database: str) -> Iterator[Office]:
    """An organisation that has just begun."""
    engine = create_engine(database)
    yield Office(engine)
    engine.dispose()
