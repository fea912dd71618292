"""`shouli check`, `deploy`, `clauses` and `scenarios`: procedures as an analyst keeps them in files."""

from collections.abc import Callable
from pathlib import Path

import click
from sqlalchemy.orm import Session

from engine import deployments, procedures
from engine.sentences import say
from shouli_verify import canonical
from web import deploying
from web.cli import bringing, checking, telling
from web.cli.owning import sole
from web.cli.settings import database_of, on_a_database
from web.clock import now
from web.config import ROOT
from web.workbench import report


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print problems and warnings as JSON, in both languages.")
@telling.in_a_language
def check(files: tuple[Path, ...], as_json: bool, language: str) -> None:
    """Check procedures: diagrams (.bpmn, with all that belongs to them), tables (.dmn), forms (.form), clauses.yaml, and whole procedures (.zip)."""
    told = {file: checking.checked(file) for file in files}
    wrong = sum(each.is_error for problems in told.values() for each in problems)
    if as_json:
        click.echo(canonical.text([telling.to_programs(each) for problems in told.values() for each in problems]))
        raise SystemExit(1 if wrong else 0)
    said = telling.saying(language)
    for file, problems in told.items():
        for problem in sorted(problems, key=lambda each: not each.is_error):
            click.echo(problem.told(said))
        if not any(each.is_error for each in problems):
            click.echo(said(say("{file}: nothing wrong", file=file)))
    if wrong:
        message = say("{problems}; docs/rules.md tells of each rule.", problems=telling.counted(wrong))
        raise click.ClickException(said(message))


@click.command()
@click.argument("names", metavar="[PROCEDURE]...", nargs=-1)
@click.option("--organisation", metavar="KEY", help="For this organisation; without it for all that have it already.")
@click.option("--note", default="", help="Of a directory or archive: what has changed, and why.")
@click.option("--reason", default="", help="Of a directory or archive: why, although scenarios do not hold.")
@telling.in_a_language
@on_a_database
def deploy(
    names: tuple[str, ...],
    organisation: str | None,
    note: str,
    reason: str,
    language: str,
    database: str | None,
    var: Path,
) -> None:
    """Let new cases begin on procedures: as they lie in processes/ (all of them without any named), in a directory or a .zip."""
    if outside := [Path(name) for name in names if Path(name).is_dir() or name.endswith(".zip")]:
        if len(outside) < len(names):
            raise click.UsageError("name procedures, or directories and archives, but not both.")
        _bring(outside, organisation, (note, reason), language, (database, var))
        return
    known = procedures.stems(ROOT)
    chosen = [Path(name).stem for name in names] or known
    if unknown := [stem for stem in chosen if stem not in known]:
        raise click.UsageError(f"there is no procedure {unknown[0]}; there are {', '.join(known)}.")
    said = telling.saying(language)
    refused = 0
    with database_of(database, var) as session:
        for stem in chosen:
            for key in _owners(session, stem, organisation, named=bool(names)):
                refused += not _deployed(session, key, stem, said)
    if refused:
        raise click.ClickException(said(say("what is refused stays on the version before.")))


def _bring(
    paths: list[Path], organisation: str | None, told: tuple[str, str], language: str, where: tuple[str | None, Path]
) -> None:
    said = telling.saying(language)
    with database_of(*where) as session:
        owner = sole(session, organisation)
        refused = sum(bringing.bring(session, owner, path, *told, said) for path in paths)
    if refused:
        raise click.ClickException(said(say("what is refused stays on the version before.")))


def _owners(session: Session, stem: str, organisation: str | None, named: bool) -> list[str]:
    known = deploying.organisations(session)
    if organisation is not None:
        if organisation not in known:
            raise click.UsageError(f"there is no organisation {organisation}; there are {', '.join(known) or 'none'}.")
        return [organisation]
    having = [key for key in known if stem in {one.stem for one in deployments.deployed_in(session, key)}]
    if not having and len(known) == 1:
        return known
    if not having and named:
        raise click.UsageError(f"no organisation has {stem} yet: say with --organisation who gets it.")
    return having


def _deployed(session: Session, organisation: str, stem: str, said: Callable[[str], str]) -> bool:
    try:
        changed = deploying.deploy(session, organisation, ROOT, stem, now())
    except deploying.NotDeployable as refused:
        for problem in refused.problems:
            click.echo(problem.told(said), err=True)
        click.echo(
            said(say("{organisation}: {procedure} refused", organisation=organisation, procedure=stem)), err=True
        )
        return False
    told = say("deployed") if changed else say("was deployed already")
    version = procedures.read_bundle(ROOT, stem).hash[:12]
    sentence = "{organisation}: {procedure} {told}, version {version}"
    click.echo(said(say(sentence, organisation=organisation, procedure=stem, told=told, version=version)))
    return True


@click.command()
@click.argument("procedure", required=False)
def clauses(procedure: str | None) -> None:
    """Print each clause of a regulation with the elements that fulfil it and the scenarios that show it."""
    text, sound = report.clauses(procedure)
    click.echo(text)
    if not sound:
        raise SystemExit(1)


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
def scenarios(paths: tuple[str, ...]) -> None:
    """Play the stories that must hold, at PATH (a procedure, a folder or a file) or all of them."""
    text, sound = report.scenarios(paths)
    click.echo(text)
    if not sound:
        raise SystemExit(1)
