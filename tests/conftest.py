"""What all tests share: the two databases."""

from collections.abc import Iterator
from pathlib import Path

import databases
import pytest
from sqlalchemy import Engine, create_engine

from engine.database import Base


@pytest.fixture(scope="session")
def postgresql() -> Iterator[databases.Server]:
    """A real PostgreSQL, started once."""
    with databases.postgresql() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database: the test runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'shouli.db'}"
    server: databases.Server = request.getfixturevalue("postgresql")
    return server.fresh()


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    """A database with the engine's tables and nothing in them."""
    made = create_engine(database_url)
    Base.metadata.create_all(made)
    yield made
    made.dispose()
