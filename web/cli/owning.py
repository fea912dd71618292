"""Whose a case is that a command names by its number alone."""

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.record.tables import CASE
from web import deploying


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


def sole(session: Session, organisation: str | None) -> str:
    """The organisation of this key, or the only one there is; click.UsageError if that tells none."""
    known = deploying.organisations(session)
    if organisation is not None and organisation not in known:
        raise click.UsageError(f"there is no organisation {organisation}; there are {', '.join(known) or 'none'}.")
    if organisation is None and len(known) != 1:
        raise click.UsageError(f"say with --organisation whose; there are {', '.join(known) or 'none'}.")
    return organisation or known[0]
