"""What auditors look for, brought up to what has happened, batch by batch."""

from sqlalchemy.orm import Session

from engine.cases import tracing

AT_MOST = 20
"""Batches for which a page waits; after a migration the server does the rest."""


def catch_up(session: Session, most: int | None = None) -> None:
    """Every case that has moved has its traces, or those of so many batches have."""
    done = 0
    while (most is None or done < most) and tracing.trace(session):
        session.commit()
        done += 1
