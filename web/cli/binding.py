"""`shouli bind-year`: the closed cases of a year bound together."""

from pathlib import Path
from zoneinfo import ZoneInfo

import click

from engine.cases import binding
from engine.cases.refusals import Refused
from engine.database import writing
from engine.people import Person
from web.catching_up import catch_up
from web.cli.settings import database_of, on_a_database
from web.clock import now
from web.demo.organisations import ZONE
from web.stocking import titles


@click.command("bind-year")
@click.argument("organisation")
@click.argument("procedure")
@click.argument("year")
@click.option("--custodian", metavar="NAME", required=True, help="Who keeps the bound forms from now on.")
@on_a_database
def bind_year(organisation: str, procedure: str, year: str, custodian: str, database: str | None, var: Path) -> None:
    """Bind the YEAR of a PROCEDURE: count, gaps in the serials, unsigned tasks and a root over all its cases are written down."""
    operator = Person("shouli bind-year", "shouli bind-year", organisation, administrator=True)
    with database_of(database, var) as session:
        catch_up(session)
        writing(session)
        try:
            forms = titles.asked_for(session, organisation, procedure)
            kept = custodian.strip()[:60]
            made = binding.bind(session, procedure, year, kept, operator, now(), ZoneInfo(ZONE), forms)
        except Refused as refused:
            raise click.ClickException(str(refused)) from refused
        session.commit()
    told = made.told
    click.echo(
        f"{year} of {procedure}: {told['count']} cases, {told['first']} to {told['last']}; {made.custodian} keeps them."
    )
    click.echo(
        f"Gaps in the serials: {', '.join(map(str, told['gaps'])) or 'none'}. Unsigned: {len(told['unsigned'])}."
    )
    for form, counted in told.get("stock", {}).items():
        named = f": {', '.join(counted['unaccounted_for'])}" if counted["unaccounted"] else ""
        click.echo(
            f"Forms {form}: {counted['issued']} issued, {counted['used']} used, {counted['voided']} voided, "
            f"{counted['unaccounted']} unaccounted for{named}."
        )
    click.echo(f"Root {told['root']}. The next seal covers it.")
