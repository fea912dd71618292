"""`python -m tests.conformance KIT`: what of the vendors' compatibility kit passes, by folder; `make conformance KIT=path`.

Exit 1 if a case that is listed as passed fails. `--list` writes the list anew; what it loses is printed.
"""

import sys
from collections import Counter
from pathlib import Path

import click

from tests.conformance import lists
from tests.conformance.runner import Outcome, run


@click.command()
@click.argument("kit", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--list", "anew", is_flag=True, help="List what passes now as passed.")
@click.option("--all", "every", is_flag=True, help="Print the reason of each failing case, those listed with one too.")
def main(kit: Path, anew: bool, every: bool) -> None:
    """Run the compatibility kit that lies under KIT."""
    outcomes = list(run(kit))
    if not outcomes:
        raise click.ClickException(f"there is no test case under {kit}.")
    reasons = lists.reasons()
    for line in _by_folder(outcomes):
        click.echo(line)
    for each in outcomes:
        reason = reasons.get(each.case.key)
        if not each.passed and (every or reason is None):
            click.echo(f"failed  {each.case.key}\n        {reason or each.told}")
    passed = sum(each.passed for each in outcomes)
    lost = [each.case.key for each in outcomes if not each.passed and each.case.key in lists.passed()]
    for key in lost:
        click.echo(f"LOST    {key}")
    if anew:
        lists.write({each.case.key for each in outcomes if each.passed})
    click.echo(f"{passed} passed, {len(outcomes) - passed} failed ({passed / len(outcomes):.2%}); {_refused(outcomes)}")
    sys.exit(1 if lost and not anew else 0)


def _by_folder(outcomes: list[Outcome]) -> list[str]:
    passed = Counter(each.case.file.parent.name for each in outcomes if each.passed)
    every = Counter(each.case.file.parent.name for each in outcomes)
    width = max(map(len, every))
    return [
        f"{name:{width}}  {passed[name]:4} passed  {count - passed[name]:4} failed" for name, count in every.items()
    ]


def _refused(outcomes: list[Outcome]) -> str:
    refused = sum(not each.passed and each.refused for each in outcomes)
    return f"{refused} of the failed are functions in Java, which are refused by design"


if __name__ == "__main__":
    main()
