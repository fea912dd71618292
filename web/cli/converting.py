"""`shouli convert`: a diagram of Camunda 7 or one of its relatives, in our dialect."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from engine.diagram import DiagramRefused, camunda7
from shouli_verify import canonical

UNREAD = 2
"""The exit code where there is nothing to convert, or nowhere to put it."""


@click.command()
@click.argument("file", metavar="FILE.bpmn", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="OUT.bpmn",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Without it FILE.zeebe.bpmn.",
)
@click.option("--force", is_flag=True, help="Write over files that are there already.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def convert(file: Path, output: Path | None, force: bool, as_json: bool) -> None:
    """Turn the `camunda:` extensions and expressions of FILE.bpmn into zeebe: and FEEL.

    Forms that are made of generated fields lie beside OUT.bpmn. What cannot be turned stays as it is and is listed:
    the exit code is 1 then, 0 if nothing is left, and 2 for a file that cannot be read.
    """
    done = _converted(file, as_json)
    out = output or file.with_name(f"{file.stem}.zeebe.bpmn")
    files = {out: done.data, **{out.with_name(f"{own}.form"): form for own, form in done.forms.items()}}
    _write(files, force)
    if as_json:
        click.echo(canonical.text(_told(file, done, files)))
    else:
        _print(file, done, files)
    if done.left and not as_json:
        counted = "1 thing is left, and stays" if len(done.left) == 1 else f"{len(done.left)} things are left, and stay"
        raise click.ClickException(f"{counted} in {out} as before; `shouli check` refuses what is not in our dialect.")
    if done.left:
        raise SystemExit(1)


def _converted(file: Path, as_json: bool) -> camunda7.Converted:
    try:
        return camunda7.convert(file.read_bytes(), str(file))
    except DiagramRefused as refused:
        if as_json:
            click.echo(canonical.text({"refused": [asdict(each) for each in refused.problems]}))
        else:
            click.echo(str(refused), err=True)
        raise SystemExit(UNREAD) from refused


def _write(files: Mapping[Path, bytes], force: bool) -> None:
    """All files, or none where one is there already."""
    there = [each for each in files if each.exists()]
    if there and not force:
        named = ", ".join(map(str, there))
        raise click.UsageError(f"{named}: there already; name another file with -o, or write over it with --force.")
    for path, data in files.items():
        try:
            path.write_bytes(data)
        except OSError as error:
            raise click.UsageError(f"{path}: {error.strerror}.") from error


def _told(file: Path, done: camunda7.Converted, files: Mapping[Path, bytes]) -> dict[str, object]:
    return {
        "file": str(file),
        "written": [str(each) for each in files],
        "left": [asdict(each) for each in done.left],
        "notes": [asdict(each) for each in done.notes],
    }


def _print(file: Path, done: camunda7.Converted, files: Mapping[Path, bytes]) -> None:
    for each in (*done.left, *done.notes):
        click.echo(f"{file}:{each}")
    click.echo(f"written: {', '.join(map(str, files))}")
