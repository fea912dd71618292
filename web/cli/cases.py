"""`shouli case` and `shouli rebuild`: the record, read and derived from again."""

from pathlib import Path

import click
from flask_babel import force_locale

from engine.cases import reading
from engine.cases import rebuild as rebuilding
from engine.record import log
from web.cli.owning import owner_of
from web.cli.settings import database_of, on_a_database
from web.clock import now
from web.desk.words import Teller


@click.command()
@click.argument("number")
@click.option("--organisation", metavar="KEY", help="Whose case, where several organisations have one of this number.")
@click.option("--english", is_flag=True, help="In English instead of Chinese.")
@on_a_database
def case(number: str, organisation: str | None, english: bool, database: str | None, var: Path) -> None:
    """Print the history of case NUMBER: every fact in words, the oldest first."""
    with database_of(database, var) as session, force_locale("en" if english else "zh_Hans_CN"):
        owner = owner_of(session, number, organisation)
        shown = reading.read(session, owner, number, now())
        click.echo(f"{shown.number}  {shown.subject}  [{shown.version.diagram.name}, {owner}]")
        teller = Teller(shown.version.diagram, shown.zone, "en" if english else "zh")
        for one in log.history(session, shown.id):
            said = teller.said(one.fact)
            by = f"  {one.by}" if one.by else ""
            click.echo(f"{one.no:>5}  {one.at.astimezone(shown.zone):%Y-%m-%d %H:%M:%S}{by}  {said.sentence}")
            if said.detail:
                click.echo(f"{'':>7}{said.detail}")


@click.command()
@on_a_database
def rebuild(database: str | None, var: Path) -> None:
    """Drop snapshots and projections and derive them again from the facts; tells whatever was not as before."""
    with database_of(database, var) as session:
        rebuilt = rebuilding.rebuild(session)
        session.commit()
    for line in rebuilt.differing:
        click.echo(f"was not as the facts say: {line}")
    for line in rebuilt.failed:
        click.echo(f"cannot be derived, left as it was: {line}", err=True)
    click.echo(f"{rebuilt.cases} cases, {len(rebuilt.differing)} differences, {len(rebuilt.failed)} failures.")
    if rebuilt.failed:
        raise SystemExit(1)
