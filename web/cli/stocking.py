"""`shouli stock`: the stock of numbered paper forms, told and moved by whoever has a shell."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

import click
from flask_babel import force_locale
from sqlalchemy.orm import Session

from engine.cases import stocking
from engine.cases.refusals import Refused
from engine.cases.stocking import Movement
from engine.database import writing
from engine.people import Person
from engine.record.stock import Kind
from web.cli.noting import note
from web.cli.owning import sole
from web.cli.settings import database_of, on_a_database
from web.clock import now
from web.demo.organisations import ZONE
from web.stocking import exporting, titles
from web.stocking.page import Line, all_lines

Command = TypeVar("Command", bound=Callable[..., Any])
_BY = "shouli stock"


@click.group()
def stock() -> None:
    """The stock of numbered paper forms: taken in, issued, given back, voided, and which complaint used which number."""


def _of_a_form(command: Command) -> Command:
    """The command takes `organisation`, `form`, and a database."""

    @click.option("--organisation", metavar="KEY", help="Whose stock, where there are several organisations.")
    @click.option("--form", metavar="TITLE", help="Which form, where there are several.")
    @on_a_database
    @wraps(command)
    def taken(*args: Any, **more: Any) -> Any:
        return command(*args, **more)

    return cast(Command, taken)


_on = click.option("--on", metavar="DAY", help="When it happened (2026-11-27); default: today.")


@stock.command("list")
@click.option("--anomalies", is_flag=True, help="Only what does not add up.")
@_of_a_form
def listed(anomalies: bool, organisation: str | None, form: str | None, database: str | None, var: Path) -> None:
    """Tell where every number of a form is; ends with 1 if something does not add up."""
    with database_of(database, var) as session:
        key, title = _whose(session, organisation, form)
        note(session, key, _BY, "stock", None, {"query": title})
        with force_locale("en"):
            lines = list(all_lines(session, _operator(key), title, ZoneInfo(ZONE), now(), everybody=True))
    odd = [line for line in lines if line.anomalies]
    for line in odd if anomalies else lines:
        click.echo(_said(line))
    click.echo(f"{title} ({key}): {sum(line.count for line in lines)} numbers, {len(odd)} anomalies.")
    raise SystemExit(int(bool(odd)))


@stock.command("export")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--format", "kind", type=click.Choice(list(exporting.FORMATS)), default="csv", show_default=True)
@_of_a_form
def export(
    output: Path, kind: str, organisation: str | None, form: str | None, database: str | None, var: Path
) -> None:
    """Write the register of a form as a list for spreadsheets."""
    with database_of(database, var) as session:
        key, title = _whose(session, organisation, form)
        note(session, key, _BY, "stock", None, {"query": title, "format": kind})
        lines = list(all_lines(session, _operator(key), title, ZoneInfo(ZONE), now(), everybody=True))
        output.write_bytes(b"".join(exporting.FORMATS[kind](exporting.rows(title, lines))))
    click.echo(f"{output}: {len(lines)} lines.")


@stock.command("take-in")
@click.argument("first")
@click.argument("last")
@click.option("--from", "whence", metavar="WHENCE", required=True, help="Where they came from.")
@click.option("--reason", metavar="TEXT", required=True, help="Why; it is written down.")
@_on
@_of_a_form
def take_in(**said: Any) -> None:
    """Take in the numbers from FIRST to LAST."""
    _move("taken_in", **said)


@stock.command("issue")
@click.argument("first")
@click.argument("last", default="")
@click.option("--to", metavar="WHO", required=True, help="The person or department who receives them.")
@click.option("--reason", metavar="TEXT", default="")
@_on
@_of_a_form
def issue(**said: Any) -> None:
    """Issue the number FIRST, or those up to LAST."""
    _move("issued", **said)


@stock.command("return")
@click.argument("first")
@click.argument("last", default="")
@click.option("--reason", metavar="TEXT", default="")
@_on
@_of_a_form
def give_back(**said: Any) -> None:
    """Take the number FIRST, or those up to LAST, back unused."""
    _move("returned", **said)


@stock.command("void")
@click.argument("first", metavar="NUMBER")
@click.option("--reason", metavar="TEXT", required=True, help="Spoilt, lost, pages missing; it is written down.")
@_on
@_of_a_form
def void(**said: Any) -> None:
    """Void one NUMBER: no complaint can be written on it any more."""
    _move("voided", **said)


def _move(
    kind: Kind, organisation: str | None, form: str | None, on: str | None, database: str | None, var: Path, **said: Any
) -> None:
    zone = ZoneInfo(ZONE)
    with database_of(database, var) as session:
        key, title = _whose(session, organisation, form)
        at = now()
        asked = Movement(kind, title, on=_day(on, at, zone), by=_operator(key), at=at, **{"last": "", **said})
        try:
            writing(session)
            made = stocking.move(session, asked, zone)
            session.commit()
        except Refused as refused:
            session.rollback()
            raise click.ClickException(str(refused)) from refused
    done = kind.replace("_", " ")
    click.echo(f"{title} ({key}): {made.numbers} {done} on {made.on}. The next seal covers it.")


def _whose(session: Session, organisation: str | None, form: str | None) -> tuple[str, str]:
    """The organisation, and the title of its form; click.UsageError if these tell none."""
    key = sole(session, organisation)
    known = titles.known(session, key)
    title = (form or "").strip("《》 ") or (known[0] if len(known) == 1 else "")
    if title not in known:
        raise click.UsageError(f"say with --form which; numbered forms of {key} are: {'、'.join(known) or 'none'}.")
    return key, title


def _day(told: str | None, at: datetime, zone: ZoneInfo) -> date:
    if told is None:
        return at.astimezone(zone).date()
    try:
        return date.fromisoformat(told)
    except ValueError as wrong:
        raise click.UsageError(f"{told} is no day; write it like 2026-11-27.") from wrong


def _operator(organisation: str) -> Person:
    return Person(_BY, _BY, organisation, administrator=True)


def _said(line: Line) -> str:
    run = line.first if line.first == line.last else f"{line.first} to {line.last} ({line.count})"
    told = {"issued": f"to {line.with_whom}", "used": f"by {', '.join(line.cases)}", "voided": line.reason}
    since = f" since {line.since}" if line.since else ""
    odd = f"  ! {'; '.join(line.anomalies)}" if line.anomalies else ""
    return f"{run}: {line.state} {told.get(line.state, '')}".rstrip() + since + odd
