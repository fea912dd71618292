"""`shouli feel` and `shouli decide`: an expression or a decision, tried in a terminal, with the reasons for what it gives."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width
from zoneinfo import ZoneInfo

import click

from engine import dmn, feel
from engine.feel.texts import text_of, written
from engine.spiff.expressions import scope
from engine.spiff.world import World
from shouli_verify import canonical

ZONE = ZoneInfo("Asia/Shanghai")


class Instant(click.ParamType[datetime]):
    """An instant of ISO 8601; without an offset it is one of China's."""

    name = "instant"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The instant that is written."""
        try:
            read = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no instant such as 2026-01-05T09:00+08:00.", param, ctx)
        return read if read.tzinfo else read.replace(tzinfo=ZONE)


class Names(click.ParamType[dict[str, Any]]):
    """Names and their values: a JSON object, or @FILE that holds one. Numbers stay exact."""

    name = "json"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, Any]:
        """The values by their names."""
        if isinstance(value, dict):
            return value
        try:
            text = Path(value[1:]).read_text(encoding="utf-8-sig") if value.startswith("@") else value
        except OSError as error:
            self.fail(f"{value[1:]}: {error.strerror}.", param, ctx)
        except ValueError:
            self.fail(f"{value[1:]} is not UTF-8.", param, ctx)
        try:
            read = json.loads(text, parse_float=Decimal, object_pairs_hook=_once)
            json.dumps(read, ensure_ascii=False, default=str).encode()
        except RecursionError:
            self.fail("it is nested too deep.", param, ctx)
        except ValueError as error:
            self.fail(f"it cannot be read as JSON: {error}.", param, ctx)
        if not isinstance(read, dict):
            self.fail('it must be a JSON object such as {"claim_fen": 2000000}.', param, ctx)
        return read


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names are all different."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name is given twice")
    return found


_AT = click.option("--at", type=Instant(), help="The instant of now() and today(); without it the clock's.")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@click.command(name="feel")
@click.argument("expression")
@click.option("--context", type=Names(), default="{}", metavar="JSON", help="Names the expression sees, or @FILE.")
@_AT
@_JSON
def evaluate(expression: str, context: dict[str, Any], at: datetime | None, as_json: bool) -> None:
    """Evaluate a FEEL EXPRESSION; print its value, and why something in it is null."""
    seen = _seen(context, at)
    try:
        given = feel.compile_expression(expression, context.keys()).evaluate(seen)
    except feel.FeelSyntaxError as error:
        raise click.ClickException(f"{error}\n{_pointed(error)}") from error
    except feel.FeelError as error:
        raise click.ClickException(str(error)) from error
    _print(as_json, given.value, given.warnings)


@click.command()
@click.argument("file", metavar="FILE.dmn", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("decision")
@click.option("--inputs", type=Names(), default="{}", metavar="JSON", help="What the decision is given, or @FILE.")
@_AT
@_JSON
def decide(file: Path, decision: str, inputs: dict[str, Any], at: datetime | None, as_json: bool) -> None:
    """Ask the DECISION (or decision service) of this id or name; print its value, the rules hit and the warnings.

    Models that the file imports are looked for beside it.
    """
    asked = _asked(file, decision)
    try:
        decided = asked.decide(_seen(inputs, at))
    except (dmn.DecisionFailed, feel.FeelError) as error:
        raise click.ClickException(f"{decision} has no answer: {error}") from error
    _print(as_json, decided.value, decided.warnings, decided.consulted)


def _asked(file: Path, name: str) -> dmn.Decision | dmn.DecisionService:
    beside = {
        each.name: each.read_bytes() for each in file.parent.glob("*.dmn") if each.name != file.name and each.is_file()
    }
    try:
        definitions, problems = dmn.examine(file.read_bytes(), file.name, beside)
    except dmn.DmnError as error:
        raise click.ClickException(str(error)) from error
    for problem in problems:
        click.echo(f"not to be deployed: {problem}", err=True)
    found = definitions.named(name)
    if found is None:
        known = (*definitions.decisions.values(), *definitions.services.values())
        every = ", ".join(f"{each.id} ({each.label})" if each.label != each.id else each.id for each in known) or "none"
        raise click.ClickException(f"{file} has no decision {name}; it has {every}.")
    return found


def _seen(given: Mapping[str, Any], at: datetime | None) -> dict[str, Any]:
    """The names, and the functions that every expression of a procedure sees."""
    instant = at or datetime.now(UTC)
    every = scope(World({}, instant, ZONE, {}, ()))
    return {**{name: value for name, value in every.items() if isinstance(value, feel.Function)}, **given}


def _print(
    as_json: bool, value: Any, warnings: Sequence[feel.FeelWarning], consulted: Sequence[dmn.Consulted] = ()
) -> None:
    if as_json:
        click.echo(canonical.text(_told(value, warnings, consulted)))
        return
    click.echo(written(value))
    for table in consulted:
        rules = ", ".join(map(str, table.rules)) or "none"
        given = ", ".join(f"{label} = {written(each)}" for label, each in table.inputs.items())
        click.echo(f"  {table.name}: rules hit: {rules}" + (f"; {given}" if given else ""))
    for warning in warnings:
        click.echo(f"  null: {warning}")


def _told(value: Any, warnings: Sequence[feel.FeelWarning], consulted: Sequence[dmn.Consulted]) -> dict[str, Any]:
    tables = [
        {
            "decision": table.element,
            "name": table.name,
            "rules": list(table.rules),
            "inputs": {label: _kept(each) for label, each in table.inputs.items()},
        }
        for table in consulted
    ]
    told = [
        {"sentence": each.sentence, "piece": each.piece, "line": each.line, "column": each.column} for each in warnings
    ]
    return {"value": _kept(value), "tables": tables, "warnings": told}


def _kept(value: Any) -> Any:
    """The value in JSON; a function or a range as FEEL writes it."""
    try:
        return feel.to_json(value)
    except feel.FeelError:
        return text_of(value)


def _pointed(error: feel.FeelSyntaxError) -> str:
    """The line with the mistake, and a mark under it."""
    line = error.text.splitlines()[error.line - 1] if error.text.strip() else ""
    before = "".join("　" if east_asian_width(sign) in "WF" else " " for sign in line[: error.column - 1])
    return f"  {line}\n  {before}^"
