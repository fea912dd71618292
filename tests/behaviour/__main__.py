"""`python -m tests.behaviour SUITE`: what of the suite runs right, is refused, or runs wrong; `make behaviour SUITE=path`."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from engine import diagram
from engine.diagram import DiagramRefused
from tests.behaviour.suite import BehaviourTest, Trial, rule_breaking, tests
from tests.behaviour.turning import turned
from web.cli.playing import OF_A_PROCEDURE
from web.workbench.trying import Tried, try_out

AT, ZONE = datetime(2026, 11, 2, 1, tzinfo=UTC), ZoneInfo("Asia/Shanghai")

_OF_CASES = {"opening-task", "nobody", "no-start", "no-end"}
"""Rules of ours, which the suite knows nothing of: a procedure is begun and done by people."""


@click.command()
@click.argument("suite", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(suite: Path) -> None:
    """Run the behaviour tests of the suite that lies under SUITE."""
    counted: Counter[str] = Counter()
    for test in tests(suite):
        became, told = _judged(test)
        counted[became] += 1
        if became != "right":
            click.echo(f"{became:8} {test.file.stem}\n         {told}")
    click.echo(f"{counted['right']} right, {counted['refused']} refused, {counted['wrong']} wrong")
    files = rule_breaking(suite)
    passed = [file.stem for file in files if not {each.rule for each in _problems(file.read_bytes())[1]} - _OF_CASES]
    for name in passed:
        click.echo(f"accepted {name}")
    click.echo(f"{len(files) - len(passed)} of {len(files)} files that break a rule are refused")


def _judged(test: BehaviourTest) -> tuple[str, str]:
    """Right if all its cases are; refused if any is refused that must not be; else wrong."""
    for trial in test.trials:
        became, told = _played(test, trial)
        if became != "right":
            return became, told
    return "right", ""


def _played(test: BehaviourTest, trial: Trial) -> tuple[str, str]:
    drawn, problems = _problems(turned(test.file.read_bytes(), trial))
    wrong = [each for each in problems if each.rule not in OF_A_PROCEDURE]
    if drawn is None or wrong:
        refusal = " | ".join(f"{each.element}: {each.rule}: {each.sentence}" for each in wrong)
        return ("right" if trial.logged[:1] in (("ERROR",), ("ERROR_deployment",)) else "refused"), refusal
    tried = try_out(drawn, {}, {}, AT, ZONE)
    logged = list((tried.document.get("s") or {}).get("log", ()))
    if "MARKER_exists" not in trial.logged:  # a file of its own, which only some tests look for
        logged = [each for each in logged if each != "MARKER_exists"]
    if "ERROR_thrownErrorEvent" in trial.logged and _ended_by_error(drawn, tried):
        logged.append("ERROR_thrownErrorEvent")
    if tried.stopped is not None:
        logged.append("ERROR_runtime")
    told = f"logged {sorted(logged)}, not {sorted(trial.logged)}; {tried.stopped or ''}"
    return ("right" if sorted(logged) == sorted(trial.logged) else "wrong"), told


def _problems(data: bytes) -> tuple[diagram.Diagram | None, list[diagram.Problem]]:
    """The diagram, where it can be read, and its errors."""
    try:
        drawn = diagram.read(data, "suite.bpmn")
        return drawn, [each for each in diagram.check(drawn) if each.is_error]
    except DiagramRefused as refused:
        return None, [each for each in refused.problems if each.is_error]


def _ended_by_error(drawn: diagram.Diagram, tried: Tried) -> bool:
    """Whether the process itself ended with an error that nobody caught."""
    ends = {each.id for each in drawn.inside(drawn.process_id) if each.definition and each.definition.kind == "error"}
    return any(each.kind == "ElementPassed" and each.told["element"] in ends for each in tried.happened)


if __name__ == "__main__":
    main()
