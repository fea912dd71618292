"""`shouli person-export`: what is held of a person who asks for it."""

import json
from collections.abc import Iterable
from pathlib import Path

import click

from web.cli.noting import note
from web.cli.settings import database_of, on_a_database
from web.retaining.held import files, held


@click.command("person-export")
@click.argument("organisation")
@click.argument("said", metavar="TEXT")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option(
    "--reason", metavar="TEXT", required=True, help="Who asked, and how they were identified; it is recorded."
)
@on_a_database
def person_export(organisation: str, said: str, output: Path, reason: str, database: str | None, var: Path) -> None:
    """Write all cases in which a personal answer (a name, a telephone number) is exactly TEXT, with what was answered in them; files that were given lie beside it."""
    if not said.strip() or not reason.strip():
        raise click.UsageError("TEXT and --reason cannot be empty.")
    with database_of(database, var) as session:
        cases = list(held(session, organisation, said))
        told = {"organisation": organisation, "asked": said.strip(), "cases": cases}
        output.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        beside = output.with_name(f"{output.stem}-files")
        given = _written(beside, files(session, organisation, said))
        for case in cases:
            note(session, organisation, "shouli person-export", "person", case["number"], {"reason": reason.strip()})
    click.echo(f"{output}: {len(cases)} cases." + (f" {beside}: {given} files." if given else ""))


def _written(folder: Path, found: Iterable[tuple[str, bytes]]) -> int:
    """The files lie in the folder, by case; how many."""
    count = 0
    for path, content in found:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
        count += 1
    return count
