"""`shouli worker`: takes a part of the work that is spread over machines."""

from pathlib import Path

import click

from web.cli.settings import database_of, on_a_database
from web.database import db
from web.proving import spreading


@click.command()
@on_a_database
def worker(database: str | None, var: Path) -> None:
    """Verify cases for `shouli verify --spread`, until it is stopped; start one for each core, on any machine (PostgreSQL)."""
    with database_of(database, var):
        url = db.engine.url.render_as_string(hide_password=False)
    click.echo("Waiting for cases to verify; Ctrl+C ends it.", err=True)
    try:
        spreading.work(url)
    except spreading.NotPostgres as refused:
        raise click.ClickException(str(refused.__doc__)) from refused
