"""How alembic reaches the application's database; `shouli serve` brings it up to date when it starts."""

from typing import Any

import sqlalchemy as sa
from alembic import context
from flask import current_app

from engine.database import Base, Instant

ONE_AT_A_TIME = 5_405_112
"""The PostgreSQL advisory lock under which servers that start together migrate one after the other."""


def rendered(kind: str, item: Any, _: Any) -> str | bool:
    """A migration knows SQL types only, so that it stays what it was when our types change."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Instant) else False


def migrate() -> None:
    """All of it or nothing."""
    with current_app.extensions["migrate"].db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_item=rendered,
            render_as_batch=True,
            compare_type=True,
        )
        with context.begin_transaction():
            if connection.dialect.name == "postgresql":
                connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
            context.run_migrations()


migrate()
