"""`shouli seal` and `shouli export`: the record sealed, and given away with its proof."""

from pathlib import Path

import click

from web.cli.noting import note
from web.cli.owning import owner_of
from web.cli.settings import database_of, on_a_database, timestamped
from web.clock import now
from web.paper import reporting
from web.paper.refusals import PaperNotMade
from web.proving import bundling, keys, outside, sealing, timestamping
from web.proving.settings import Authority


@click.command()
@click.option("--rotate", is_flag=True, help="Announce a new key in this seal; the old one is no longer kept.")
@click.option("--restored", metavar="REASON", help="The database was set back to a backup, and this is why.")
@timestamped
@on_a_database
def seal(rotate: bool, restored: str | None, authority: Authority, database: str | None, var: Path) -> None:
    """Seal the record as it stands: signed, in the database, and in seals.jsonl under --var."""
    with database_of(database, var) as session:
        try:
            made = sealing.seal(session, var, now(), rotate=rotate, restored=restored)
        except sealing.SetBack as error:
            raise click.ClickException(f"{error}. If a backup was restored, say why with --restored.") from error
        except keys.KeyGone as error:
            raise click.ClickException(f"the seals so far end with key {error}, which is not under {var}.") from error
        except outside.OutsideUnreadable as error:
            raise click.ClickException(f"a line of {error} is no seal; nothing was sealed.") from error
        try:
            stamped = timestamping.stamp(session, authority)
        except (timestamping.NotStamped, ValueError) as error:
            click.secho(f"No timestamp: {error}. The server asks again.", fg="yellow", err=True)
            stamped = 0
    if stamped:
        click.echo(f"{stamped} seals timestamped by {authority.url}.")
    click.echo(f"Seal {made.seal.no} at {made.seal.at} over {made.seal.size} leaves, root {made.seal.root}.")
    click.echo(f"Key {made.seal.next or made.seal.key}; hand the first key and {var / outside.FILE} to your auditors.")


@click.command()
@click.argument("case")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Default: CASE.zip.")
@click.option("--organisation", metavar="KEY", help="Whose case, where several organisations have one of this number.")
@click.option(
    "--personal", is_flag=True, help="With the personal answers, which are left out otherwise; needs --reason."
)
@click.option("--reason", metavar="TEXT", default="", help="Why personal answers are needed; it is recorded.")
@on_a_database
def export(
    case: str,
    output: Path | None,
    organisation: str | None,
    personal: bool,
    reason: str,
    database: str | None,
    var: Path,
) -> None:
    """Write CASE with its version, seals and proof to a file that `python -m shouli_verify` checks without a server."""
    if personal and not reason.strip():
        raise click.UsageError("personal answers need a --reason, which is recorded.")
    path = output or Path(f"{case}.zip")
    with database_of(database, var) as session:
        owner, at = owner_of(session, case, organisation), now()
        try:
            bundling.cover(session, var, owner, case, at)
            papers = {reporting.FILE: reporting.report(session, owner, case, at, personal=personal)}
            content = bundling.export(session, var, bundling.Wanted(owner, case, personal, papers), at)
        except sealing.SetBack as error:
            raise click.ClickException(f"{error}: run `shouli verify --all`.") from error
        except PaperNotMade as error:
            raise click.ClickException(str(error)) from error
        note(session, owner, "shouli export", "bundle", case, {"reason": reason.strip()})
    path.write_bytes(content)
    click.echo(f"{path}: {len(content):,} bytes.")
