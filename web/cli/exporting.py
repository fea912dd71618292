"""`shouli export-log`: many cases at once, for process mining and spreadsheets."""

import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from sqlalchemy import Select
from sqlalchemy.orm import Session

from engine.projections import search
from engine.projections.search import Wanted
from web import deploying
from web.catching_up import catch_up
from web.cli.noting import note
from web.cli.settings import database_of, on_a_database
from web.clock import now
from web.demo.organisations import ZONE
from web.exporting import reading
from web.exporting.formats import LOGS, TYPES, Export


@click.command("export-log")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--format", "form", type=click.Choice(list(TYPES)), default="xes", show_default=True)
@click.option("--organisation", metavar="KEY", help="Whose cases, where there are several organisations.")
@click.option("--procedure", metavar="STEM", help="Those of one procedure only.")
@click.option("--personal", is_flag=True, help="With personal answers; needs --reason. Event logs only.")
@click.option("--reason", metavar="TEXT", default="", help="Why personal answers are needed; it is recorded.")
@on_a_database
def export_log(
    output: Path,
    form: str,
    organisation: str | None,
    procedure: str | None,
    personal: bool,
    reason: str,
    database: str | None,
    var: Path,
) -> None:
    """Write cases as an event log (xes: IEEE 1849, ocel: OCEL 2.0) or as a list (csv, xlsx).

    Prints how many cases, events and variants it holds, by which a program that reads it can be compared.
    """
    if personal and (not reason.strip() or form not in LOGS):
        raise click.UsageError("personal answers go into event logs only, and need a --reason.")
    with database_of(database, var) as session:
        key = _organisation(session, organisation)
        wanted, at = _wanted(session, key, procedure)
        total = reading.count(session, wanted)
        told = {"format": form, "procedure": procedure or "", "reason": reason.strip()}
        note(session, key, "shouli export-log", "log", None, told)
        with click.progressbar(length=total, label=form, file=sys.stderr) as shown:
            export = Export(
                key, wanted, at, ZoneInfo(ZONE), personal, progress=lambda done: shown.update(done - shown.pos)
            )
            _write(session, export, form, output)
    counted = export.counted
    events = f", {counted.events} events, {counted.variants} variants" if form in LOGS else ""
    click.echo(f"{output}: {counted.cases} cases{events}.")


def _wanted(session: Session, organisation: str, procedure: str | None) -> tuple[Select[tuple[int]], datetime]:
    catch_up(session)
    at = now()
    return search.ids(Wanted(organisation, None, procedure=procedure), at), at


def _write(session: Session, export: Export, form: str, output: Path) -> None:
    """The file is there whole, or not at all."""
    draft = output.with_name(f".{output.name}.part")
    try:
        with draft.open("wb") as file:
            for piece in export.pieces(session, form):
                file.write(piece)
        draft.replace(output)
    finally:
        draft.unlink(missing_ok=True)


def _organisation(session: Session, asked: str | None) -> str:
    known = deploying.organisations(session)
    if asked is None and len(known) == 1:
        return known[0]
    if asked not in known:
        raise click.UsageError(f"say whose cases with --organisation: {', '.join(known) or 'there is none yet'}.")
    return asked
