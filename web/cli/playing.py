"""`shouli play`: a diagram tried out in the terminal, without deploying or recording anything."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from engine import archives, diagram, dmn
from engine.diagram import Problem
from engine.sentences import say
from shouli_verify import canonical
from web.cli import telling
from web.cli.deciding import ZONE, Instant, Names
from web.workbench.trying import Happened, Tried, try_out

OF_A_PROCEDURE = frozenset(
    {
        "opening-task",
        "nobody",
        "no-start",
        "start-event",
        "no-end",
        "no-such-form",
        "no-such-clause",
        "no-such-role",
        "path-stops",
        "waits-for-ever",
        "no-way-out",
        "condition-ignored",
    }
)
"""Rules that a procedure keeps so that people can work with it, and what goes wrong in some cases only.

A diagram that breaks them can be tried all the same, and shows what happens.
"""


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--answers", type=Names(), default="{}", metavar="JSON", help="By task: its answers, or a list of them.")
@click.option("--at", type=Instant(), help="When it begins; without it now.")
@click.option(
    "--start", metavar="ID", help="The start event at which it begins; without it the first without a symbol."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@telling.in_a_language
def play(
    file: Path, answers: dict[str, Any], at: datetime | None, start: str | None, as_json: bool, language: str
) -> None:
    """Run FILE, a diagram or a .zip of a procedure, in memory and print what happens.

    User tasks and messages are done with the answers given for them, by their ids; then the clock goes to the next
    timer. It ends where nothing more is given. Decisions lie beside the file, or in the folder of its name. What the
    start event waits for is taken to have happened.
    """
    drawn, decisions = _read(file, as_json, language)
    said = telling.saying(language)
    _check_answers(drawn, answers, said)
    _check_start(drawn, start, said)
    tried = try_out(drawn, decisions, answers, at or datetime.now(UTC), ZONE, start)
    if as_json:
        click.echo(canonical.text(_told(tried)))
    else:
        _print(tried, said)
    if tried.stopped is not None:
        raise SystemExit(1)


def _read(file: Path, as_json: bool, language: str) -> tuple[diagram.Diagram, dict[str, dmn.Decision]]:
    drawing, name, files = _files(file, telling.saying(language))
    decisions, of_tables = diagram.check_tables(files)
    tables = {own: decision for own, (_, decision) in decisions.items()}
    try:
        drawn = diagram.read(drawing, name)
        problems = diagram.check(drawn, decisions=tables)
    except diagram.DiagramRefused as refused:
        problems = list(refused.problems)
    if any(each.rule == "no-such-decision" for each in problems):
        problems += of_tables
    wrong = [each for each in problems if each.is_error and each.rule not in OF_A_PROCEDURE]
    if wrong:
        _refuse(wrong, as_json, language)
    return drawn, tables


def _files(file: Path, said: Callable[[str], str]) -> tuple[bytes, str, dict[str, bytes]]:
    """The diagram with its name, and the tables beside it, in its folder, or in the same archive."""
    if file.suffix == ".zip":
        try:
            bundle = archives.bundle_of(file.read_bytes())
        except archives.ArchiveRefused as refused:
            raise click.ClickException(said(refused.sentence)) from refused
        files = {path: content for path, content in bundle.files.items() if path.endswith(".dmn")}
        return bundle.files[bundle.diagram_path], bundle.diagram_path, files
    folders = (file.parent, file.parent / file.stem)
    tables = [each for folder in folders for each in sorted(folder.glob("*.dmn")) if each.is_file()]
    return file.read_bytes(), str(file), {str(each): each.read_bytes() for each in tables}


def _check_answers(drawn: diagram.Diagram, answers: Mapping[str, Any], said: Callable[[str], str]) -> None:
    """Answers are of tasks and messages that the diagram has, an object each time; click.BadParameter for others."""
    asked = [each.id for each in drawn.elements.values() if each.kind == "userTask" or each.message is not None]
    for name, given in answers.items():
        if name not in asked:
            near = get_close_matches(name, asked, 1)
            instead = (
                say("perhaps `{name}` is meant", name=near[0])
                if near
                else say("there are {names}", names=", ".join(asked) or say("none"))
            )
            sentence = say("there is no user task or message `{name}`; {instead}.", name=name, instead=instead)
            raise click.BadParameter(said(sentence), param_hint="--answers")
        if not all(isinstance(each, dict) for each in (given if isinstance(given, list) else [given])):
            sentence = say(
                "the answers of `{name}` are an object such as {example}, or a list of them.",
                name=name,
                example='{"accepted": true}',
            )
            raise click.BadParameter(said(sentence), param_hint="--answers")


def _check_start(drawn: diagram.Diagram, start: str | None, said: Callable[[str], str]) -> None:
    """The process can begin there; click.BadParameter if it cannot."""
    beginnings = [each[0].id for each in drawn.beginnings(drawn.process_id)]
    if start is not None and start not in beginnings:
        sentence = say(
            "it cannot begin at `{start}`; it begins at {starts}.", start=start, starts=", ".join(beginnings)
        )
        raise click.BadParameter(said(sentence), param_hint="--start")


def _refuse(problems: list[Problem], as_json: bool, language: str) -> None:
    if as_json:
        click.echo(canonical.text({"refused": [telling.to_programs(each) for each in problems]}))
        raise SystemExit(1)
    said = telling.saying(language)
    for each in problems:
        click.echo(each.told(said))
    message = say("{problems}: it cannot be played.", problems=telling.counted(len(problems)))
    raise click.ClickException(said(message))


def _told(tried: Tried) -> dict[str, Any]:
    trace = [{"at": each.at.isoformat(), "kind": each.kind, **each.told} for each in tried.happened]
    return {
        "trace": trace,
        "document": tried.document,
        "open tasks": list(tried.tasks),
        "awaited messages": list(tried.messages),
        "tokens": list(tried.tokens),
        "finished": tried.finished,
        "outcome": tried.outcome,
        "stopped": tried.stopped,
    }


def _print(tried: Tried, said: Callable[[str], str]) -> None:
    for each in tried.happened:
        click.echo(f"{each.at.astimezone(ZONE):%Y-%m-%d %H:%M}  {_line(each)}")
    for sentence in _how_it_stands(tried):
        click.echo(said(sentence))


def _how_it_stands(tried: Tried) -> Iterator[str]:
    yield say("document: {document}", document=canonical.text(tried.document))
    if tried.tasks:
        yield say("open tasks: {tasks}", tasks=", ".join(tried.tasks))
    if tried.messages:
        yield say("awaited messages: {messages}", messages=", ".join(tried.messages))
    if not tried.finished and tried.tokens and not tried.tasks and not tried.messages:
        yield say("it stands still at: {elements}", elements=", ".join(tried.tokens))
    if tried.finished:
        yield say("finished: {outcome}", outcome=tried.outcome or say("without an outcome"))
    if tried.stopped is not None:
        yield say("stopped: {reason}", reason=tried.stopped)


def _line(happened: Happened) -> str:
    """The kind of fact, where it happened, and what it says."""
    told = dict(happened.told)
    where = next((str(told.pop(name)) for name in ("timer", "task", "place", "element") if name in told), "")
    rest = ", ".join(f"{name}: {canonical.text(value)}" for name, value in told.items() if value not in ("", [], {}))
    return f"{happened.kind:16} {where}" + (f"  {rest}" if rest else "")
