"""The databases that the tests of engine and web run on: SQLite, and a real PostgreSQL from a wheel."""

import gc
import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from tests import postgres
from web.app import create_app
from web.config import Config
from web.migrating import migrate

_numbers = itertools.count(1)

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
"""No test is timed: a machine with other work to do would fail it."""


def pytest_configure(config: pytest.Config) -> None:
    """Only the process that begins the workers keeps the server that they share."""
    if not hasattr(config, "workerinput"):
        postgres.prepare()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Nothing is left running."""
    if not hasattr(config, "workerinput"):
        postgres.stop()


@pytest.fixture(scope="session")
def postgresql() -> str:
    """A running server; all workers of a test run share one."""
    return postgres.start()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty migrated database to copy."""
    path = tmp_path_factory.mktemp("migrated") / "empty.db"
    _migrate(f"sqlite:///{path}", path.parent)
    return path


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of an empty migrated database to copy, one per worker."""
    name = f"empty_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    _create(postgresql, name)
    _migrate(f"{postgresql}/{name}", tmp_path_factory.mktemp("migrated"))
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty, migrated database of its own; the test runs once on each kind."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "test.db")
        yield f"sqlite:///{tmp_path / 'test.db'}"
        return
    server, template = request.getfixturevalue("postgresql"), request.getfixturevalue("migrated_postgresql")
    name = f"{template.replace('empty', 'test')}_{next(_numbers)}"
    _create(server, name, template)
    yield f"{server}/{name}"
    with psycopg.connect(_plain(server, "postgres"), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def session(database: str) -> Iterator[Session]:
    """A session on the database, without any application around it."""
    engine = create_engine(database)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def app(database: str, tmp_path: Path) -> Iterator[Flask]:
    """The application on the database."""
    yield from _application(Config(database, var=tmp_path / "var", testing=True))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that is not signed in."""
    return app.test_client()


def _application(config: Config) -> Iterator[Flask]:
    gc.disable()  # CPython 3.11 may stumble over a collection while it parses what werkzeug routes by
    app = create_app(config)
    gc.enable()
    app.config["WTF_CSRF_ENABLED"] = False  # its own test switches it on
    yield app
    with app.app_context():
        app.extensions["sqlalchemy"].engine.dispose()


def _migrate(url: str, var: Path) -> None:
    for app in _application(Config(url, var=var, testing=True)):
        migrate(app)


def _create(server: str, name: str, template: str = "template1") -> None:
    with psycopg.connect(_plain(server, "postgres"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def _plain(server: str, name: str) -> str:
    return f"{server.replace('+psycopg', '')}/{name}"
