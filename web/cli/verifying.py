"""`shouli verify`: the record of a database, or an exported case, proved."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from engine.cases.verifying import Checked
from shouli_verify import bundle as bundles
from shouli_verify import checking
from shouli_verify.__main__ import said
from shouli_verify.bundle import NotABundle
from shouli_verify.finding import Finding
from web.cli.owning import owner_of
from web.cli.settings import database_of, on_a_database, timestamped
from web.database import db
from web.proving import executing, outside, spreading, verifying
from web.proving.settings import Authority
from web.proving.verifying import Asked, Progress

Check = Callable[[Asked], Iterator[Checked]]
"""What checks cases: processes of this machine, or workers."""


@click.command()
@click.argument("what", nargs=-1, metavar="[CASE… | BUNDLE.zip…]")
@click.option("--all", "everything", is_flag=True, help="Every case of every organisation.")
@click.option("--key", metavar="HEX", help="The first key, as it was handed to you.")
@click.option("--organisation", metavar="KEY", help="Whose case, where several organisations have one of this number.")
@click.option("--processes", type=click.IntRange(1, 256), default=os.cpu_count() or 1, help="Default: one a core.")
@click.option(
    "--spread", is_flag=True, help="Let `shouli worker` do it, on any machine with this database (PostgreSQL)."
)
@click.option("--resume", is_flag=True, help="With --all: go on where a run was broken off.")
@click.option("--english", is_flag=True, help="In English instead of Chinese.")
@timestamped
@on_a_database
def verify(
    what: tuple[str, ...],
    everything: bool,
    key: str | None,
    organisation: str | None,
    processes: int,
    spread: bool,
    resume: bool,
    english: bool,
    authority: Authority,
    database: str | None,
    var: Path,
) -> None:
    """Prove that the record is whole: chain, seals, signatures, and every case executed again from its inputs.

    Names the first difference of each case; ends with 1 if anything is not as it must be, with 2 if it cannot be read.
    """
    if bool(what) == everything or (resume and not everything):
        raise click.UsageError("say which cases or bundles, or --all; --resume goes with --all.")
    archives = [Path(each) for each in what if each.endswith(".zip")]
    numbers = [each for each in what if not each.endswith(".zip")]
    ended = [_bundle(path, var, key, english) for path in archives]
    if numbers or everything:
        with database_of(database, var) as session:
            owned = {(owner_of(session, number, organisation), number) for number in numbers}
            url, heads = db.engine.url.render_as_string(hide_password=False), verifying.heads(session, owned or None)
        asked = Asked(url, var, heads, processes, key, authority)
        progress = Progress(var, resume) if everything else None
        ended.append(_database(asked, _by_workers if spread else verifying.of_cases, progress, english))
    raise SystemExit(max(ended))


def _by_workers(asked: Asked) -> Iterator[Checked]:
    click.echo("The work waits for workers: start `shouli worker` where it is to be done.", err=True)
    try:
        yield from spreading.of_cases(asked)
    except (spreading.NotPostgres, spreading.WorkerFailed) as stopped:
        raise click.ClickException(str(stopped) or str(stopped.__doc__)) from stopped


def _database(asked: Asked, check: Check, progress: Progress | None, english: bool) -> int:
    grave = _tell("", verifying.of_seals(asked), english)
    todo = replace(asked, heads=progress.left(asked.heads) if progress else asked.heads)
    facts = 0

    with click.progressbar(check(todo), length=len(todo.heads), label="verify", file=sys.stderr) as shown:
        for checked in shown:
            facts += checked.facts
            grave += _tell(f"{checked.number} ({checked.organisation}) ", checked.findings, english)
            if progress:
                progress.note(checked)
    if progress:
        progress.forget()
    passed = len(asked.heads) - len(todo.heads)
    before = ("", "") if not passed else (f"；另有 {passed} 件上次已核验", f", and {passed} in the run before")
    result = (f"发现 {grave} 处问题", f"{grave} findings") if grave else ("记录完整", "the record is whole")
    ending = (
        f"核验 {len(todo.heads)} 件案件、{facts} 条事实{before[0]}：{result[0]}。",
        f"{len(todo.heads)} cases with {facts} facts{before[1]}: {result[1]}.",
    )
    click.echo(ending[english])
    return int(grave > 0)


def _bundle(path: Path, var: Path, key: str | None, english: bool) -> int:
    try:
        found = bundles.read(path)
        findings = checking.check(found, key, outside.read_all(var / outside.FILE))
        if not any(each.grave for each in findings):
            findings += executing.execute(found)
        click.echo("\n".join([str(path), *said(found, findings, english)]))
    except NotABundle as error:
        click.echo(f"{path}: {Finding('not_a_bundle', reason=error).said(english)}")
        return 2
    except outside.OutsideUnreadable as error:
        raise click.ClickException(f"a line of {error} is no seal.") from error
    if not any(each.code in ("differs", "cannot_execute", "unfinished") or each.grave for each in findings):
        click.echo(("重新执行：每一条事实都相同。", "Executed again: every fact came out the same.")[english])
    return int(any(each.grave for each in findings))


def _tell(whose: str, findings: Iterable[Finding], english: bool) -> int:
    """How many of them are grave."""
    grave = 0
    for each in findings:
        click.echo(f"{'✗' if each.grave else '·'} {whose}{each.said(english)}")
        grave += each.grave
    return grave
