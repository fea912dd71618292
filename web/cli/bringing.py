"""`shouli deploy DIR` and `shouli pull PROCEDURE`: for those who keep procedures in files of their own, in git."""

from collections.abc import Callable, Iterator
from pathlib import Path

import click
from sqlalchemy.orm import Session

from engine import archives, deployments
from engine.archives import ArchiveRefused
from engine.cases.refusals import Refused
from engine.sentences import say
from web.cli import telling
from web.cli.owning import sole
from web.cli.settings import database_of, on_a_database
from web.clock import now
from web.workbench.drafts import beginning, releasing
from web.workbench.drafts.assessing import assess
from web.workbench.drafts.uploading import placed
from web.workbench.refusals import DeployedAlready, DraftHasErrors, ScenariosFail

BY = "shouli deploy"
"""Who deployed it, in the history of a procedure."""


def found(path: Path) -> Iterator[tuple[str, dict[str, bytes]]]:
    """The procedures in a directory or archive: each with its files by their paths; click.UsageError if there is none."""
    if path.is_file():
        try:
            yield archives.files_of(path.read_bytes())
        except ArchiveRefused as refused:
            raise click.ClickException(f"{path}: {refused.sentence}") from refused
        return
    folder = path / "processes" if (path / "processes").is_dir() else path
    diagrams = sorted(folder.glob("*.bpmn"))
    if not diagrams or (folder == path and len(diagrams) > 1):
        raise click.UsageError(f"{path}: a directory has processes/*.bpmn, or one .bpmn with what belongs to it.")
    for diagram in diagrams:
        stem = diagram.stem
        inside = [diagram, *(folder / stem).rglob("*"), *(path / "forms" / stem).glob("*")]
        inside = inside if folder != path else [each for each in path.rglob("*") if each.suffix != ".bpmn"] + [diagram]
        given = {
            each.name: each for each in inside if each.is_file() and each.suffix in _KEPT and not _hidden(each, path)
        }
        try:
            yield stem, placed({name: each.read_bytes() for name, each in given.items()}, stem)
        except Refused as refused:
            raise click.ClickException(f"{path}: {refused}") from refused


def _hidden(file: Path, below: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(below).parts)


_KEPT = (".bpmn", ".dmn", ".form", ".yaml")


def bring(session: Session, organisation: str, path: Path, note: str, reason: str, say_: Callable[[str], str]) -> int:
    """Everything in the directory or archive is deployed, where it may be; how many could not be."""
    refused = 0
    for stem, files in found(path):
        told = say("deployed")
        try:
            releasing.bring(session, organisation, stem, files, (BY, note, reason), now())
        except DeployedAlready:
            told = say("was deployed already")
        except (DraftHasErrors, ScenariosFail) as refusal:
            _why(stem, files, say_)
            told, refused = say("refused: {why}", why=str(refusal)), refused + 1
        sentence = say("{organisation}: {procedure} {told}", organisation=organisation, procedure=stem, told=told)
        click.echo(say_(sentence), err=told.startswith("refused"))
    return refused


def _why(stem: str, files: dict[str, bytes], say_: Callable[[str], str]) -> None:
    assessed = assess(stem, files)
    for problem in assessed.errors:
        click.echo(problem.told(say_), err=True)
    for failing in () if assessed.errors else assessed.failing:
        click.echo(f"{failing.path}: {failing.failure}", err=True)


@click.command()
@click.argument("procedure")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Where to; here without it.",
)
@click.option(
    "--version", "wanted", metavar="HASH", help="Another version than the current one, by the beginning of its address."
)
@click.option("--organisation", metavar="KEY", help="Whose procedure, where the database has several.")
@click.option("--force", is_flag=True, help="Write over files that differ.")
@telling.in_a_language
@on_a_database
def pull(
    procedure: str,
    output: Path,
    wanted: str | None,
    organisation: str | None,
    force: bool,
    language: str,
    database: str | None,
    var: Path,
) -> None:
    """Write a deployed procedure's files and scenarios as they lie in a project: processes/ and forms/."""
    said = telling.saying(language)
    with database_of(database, var) as session:
        owner = sole(session, organisation)
        version = _version(session, owner, procedure, wanted)
        files = beginning.files_of(session, owner, version)
    _write(output, files, force, said)
    told = {"count": len(files), "procedure": procedure, "version": version[:12]}
    click.echo(said(say("{count} files of {procedure}, version {version}", **told)))


def _write(output: Path, files: dict[str, bytes], force: bool, said: Callable[[str], str]) -> None:
    """The files lie there; click.ClickException, with nothing written, if one that differs would be written over."""
    differing = [path for path in files if (output / path).exists() and (output / path).read_bytes() != files[path]]
    if differing and not force:
        named = ", ".join(differing[:5])
        sentence = say("{files} would be written over; say --force if that is meant.", files=named)
        raise click.ClickException(said(sentence))
    for path, content in files.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(content)


def _version(session: Session, organisation: str, stem: str, wanted: str | None) -> str:
    history = [one.version for one in deployments.history(session, organisation, [stem]) if one.version]
    fitting = [each for each in history if each.startswith(wanted or "")]
    if not fitting:
        raise click.UsageError(
            f"{organisation} has no such version of {stem}." if history else f"{organisation} has no procedure {stem}."
        )
    return fitting[-1]
