"""The declarative base, the exact column types, and how a database is reached.

SQLite runs in WAL mode with `synchronous=FULL`; a transaction that is going to write says so when it
begins (`BEGIN IMMEDIATE`), so that two writers wait for each other instead of failing.
"""

import sqlite3
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Engine, Table, event
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

WRITING = "shouli_writing"


class Base(DeclarativeBase):
    """All tables of the project."""


class Instant(TypeDecorator[datetime]):
    """An instant, UTC in the database and aware of its zone in Python; a naive one is a programming error."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Written as UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Read as an aware UTC instant; SQLite keeps no zone."""
        if not isinstance(value, datetime):
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def table_of(row: type[Base]) -> Table:
    """The table behind a declared row, for statements that need none of the mapping's bookkeeping."""
    table = row.__table__
    assert isinstance(table, Table)
    return table


def writing(session: Session) -> None:
    """The session's transaction, begun afresh, is one that writes."""
    session.rollback()
    session.connection(execution_options={WRITING: True})


@event.listens_for(Engine, "connect")
def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None  # the driver must not begin transactions by itself
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=15000"):
            connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        immediate = connection.get_execution_options().get(WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
