"""`shouli retention`: personal answers that need not be kept any longer, told or erased."""

from pathlib import Path
from zoneinfo import ZoneInfo

import click

from engine.people import Person
from web import deploying
from web.cli.settings import database_of, on_a_database
from web.clock import now
from web.demo.organisations import ZONE
from web.people import roles
from web.retaining.due import due, erase


@click.command()
@click.option("--organisation", metavar="KEY", help="Whose cases, where there are several organisations.")
@click.option("--apply", "applied", is_flag=True, help="Erase them; without it they are only told.")
@click.option("--reason", metavar="TEXT", default="", help="Why, with --apply; it is recorded in each case.")
@on_a_database
def retention(organisation: str | None, applied: bool, reason: str, database: str | None, var: Path) -> None:
    """Tell which closed cases' personal answers need not be kept any longer, as their procedures have it; or erase them."""
    if applied and not reason.strip():
        raise click.UsageError("--apply needs a --reason, which is recorded.")
    with database_of(database, var) as session:
        known = [organisation] if organisation else deploying.organisations(session)
        found = erased = 0
        for key in known:
            operator = Person(
                "shouli retention",
                "shouli retention",
                key,
                frozenset(roles.confidential(session, key)),
                administrator=True,
            )
            for one in list(due(session, operator, now(), ZoneInfo(ZONE))):
                found += 1
                held = f", on hold: {one.held}" if one.held is not None else ""
                line = f"{one.case.number} ({key}) since {one.since:%Y-%m-%d}: {len(one.names)} personal answers{held}"
                refused = erase(session, operator, one, reason, now()) if applied and one.held is None else None
                erased += applied and one.held is None and refused is None
                click.echo(f"{line}{f': {refused}' if refused else ''}")
    click.echo(f"{found} cases are due{f', {erased} erased' if applied else ''}.")
