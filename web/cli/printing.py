"""`shouli paper` and `shouli report`: what is printed of a case."""

from pathlib import Path

import click
from flask_babel import force_locale

from engine.cases.refusals import Refused
from web.cli.owning import owner_of
from web.cli.settings import database_of, on_a_database
from web.clock import now
from web.paper import printing, reporting
from web.paper.filled import LOCALE

_organisation = click.option(
    "--organisation", metavar="KEY", help="Whose case, where several organisations have one of this number."
)
_personal = click.option("--personal", is_flag=True, help="With the personal answers, which are left out otherwise.")


@click.command()
@click.argument("case")
@click.argument("document")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Default: CASE DOCUMENT.pdf.")
@click.option("--copy", default=1, show_default=True, help="Which copy.")
@click.option("--fact", type=click.IntRange(1, 2**31 - 1), help="As the case stood with the fact of this number.")
@click.option("--for-customer", is_flag=True, help="As it may be given to the customer; internal forms are refused.")
@_organisation
@_personal
@on_a_database
def paper(
    case: str,
    document: str,
    output: Path | None,
    copy: int,
    fact: int | None,
    for_customer: bool,
    organisation: str | None,
    personal: bool,
    database: str | None,
    var: Path,
) -> None:
    """Write the procedure's own form DOCUMENT (《患者投诉登记表》, …) of CASE as PDF/A."""
    with database_of(database, var) as session, force_locale(LOCALE):
        owner, at = owner_of(session, case, organisation), now()
        try:
            found = printing.found(session, owner, case, document, at)
            wanted = (found, found.copy(copy))
            content = printing.document(
                session, owner, case, wanted, at, personal=personal, for_customer=for_customer, as_of=fact
            )
        except Refused as refused:
            raise click.ClickException(str(refused)) from refused
    _written(output or Path(f"{case} {found.title}.pdf"), content)


@click.command()
@click.argument("case")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Default: CASE.pdf.")
@_organisation
@_personal
@on_a_database
def report(
    case: str, output: Path | None, organisation: str | None, personal: bool, database: str | None, var: Path
) -> None:
    """Write the whole CASE as PDF/A: facts, answers, decisions, deadlines, and its path on the diagram."""
    with database_of(database, var) as session:
        owner = owner_of(session, case, organisation)
        try:
            content = reporting.report(session, owner, case, now(), personal=personal)
        except Refused as refused:
            raise click.ClickException(str(refused)) from refused
    _written(output or Path(f"{case}.pdf"), content)


def _written(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    click.echo(f"{path}: {len(content):,} bytes.")
