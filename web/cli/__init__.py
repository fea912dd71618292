"""`shouli …`: what analysts and operators do in a terminal."""

from typing import Any

import click
from sqlalchemy.exc import DatabaseError

from web.cli.binding import bind_year
from web.cli.bringing import pull
from web.cli.cases import case, rebuild
from web.cli.converting import convert
from web.cli.deciding import decide, evaluate
from web.cli.exporting import export_log
from web.cli.person import person_export
from web.cli.playing import play
from web.cli.printing import paper, report
from web.cli.procedures import check, clauses, deploy, scenarios
from web.cli.proving import export, seal
from web.cli.retaining import retention
from web.cli.serving import serve
from web.cli.stocking import stock
from web.cli.verifying import verify
from web.cli.working import worker


class Sentences(click.Group):
    """What a person can cause ends in a sentence and an exit code, never in a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """The command, or why it could not be done."""
        try:
            return super().invoke(ctx)
        except DatabaseError as error:
            reason = str(error.orig).strip().splitlines()[0] if error.orig else str(error)
            told = f"the database does not answer as it should: {reason}."
            raise click.ClickException(f"{told} Is --database right, and was `shouli serve` run on it once?") from error
        except PermissionError as error:
            raise click.ClickException(f"{error.filename}: {error.strerror}.") from error


audit = (
    seal, verify, worker, export, export_log, paper, report, retention, bind_year, person_export, stock,
)  # fmt: skip


@click.group(cls=Sentences, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="shouli")
def main() -> None:
    """Shouli (受理): documented complaint procedures, run as they are drawn."""


for command in (serve, check, deploy, pull, clauses, scenarios, evaluate, decide, play, convert, case, rebuild, *audit):
    main.add_command(command)
