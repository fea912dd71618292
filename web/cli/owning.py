"""Whose a case is that a command names by its number alone."""

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.record.tables import CASE


def owner_of(session: Session, number: str, organisation: str | None) -> str:
    """The key of the organisation whose case this is."""
    found = list(session.scalars(select(CASE.c.organisation).where(CASE.c.number == number)))
    if organisation is not None:
        found = [key for key in found if key == organisation]
    if not found:
        whose = f" of {organisation}" if organisation else ""
        raise click.ClickException(f"there is no case {number}{whose}.")
    if len(found) > 1:
        raise click.UsageError(f"case {number} exists in {', '.join(sorted(found))}: say which with --organisation.")
    return str(found[0])
