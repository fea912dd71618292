"""The options by which every command finds its database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click
from flask import Flask
from sqlalchemy.orm import Session

from web.app import create_app
from web.cli import addresses
from web.config import ROOT, Config, database_url
from web.database import db
from web.proving.settings import Authority

Command = TypeVar("Command", bound=Callable[..., Any])

_DATABASE = click.option(
    "--database",
    envvar="SHOULI_DATABASE",
    metavar="URL",
    callback=addresses.database,
    help="sqlite:///PATH or postgresql://…; without it an SQLite file under --var. Also SHOULI_DATABASE.",
)
_VAR = click.option(
    "--var",
    envvar="SHOULI_VAR",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "var",
    show_default="var/",
    help="Where data and the signing key lie. Also SHOULI_VAR.",
)


def on_a_database(command: Command) -> Command:
    """The command takes `database` and `var`."""
    return _DATABASE(_VAR(command))


def timestamped(command: Command) -> Command:
    """The command takes `authority`, who timestamps seals."""

    @click.option(
        "--timestamps",
        envvar="SHOULI_TIMESTAMPS",
        metavar="URL",
        callback=addresses.authority,
        help="An RFC 3161 authority that timestamps the seals. Also SHOULI_TIMESTAMPS.",
    )
    @click.option(
        "--timestamp-roots",
        envvar="SHOULI_TIMESTAMP_ROOTS",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="The certificates (PEM) on which its timestamps rest. Also SHOULI_TIMESTAMP_ROOTS.",
    )
    @wraps(command)
    def taken(*args: Any, timestamps: str | None, timestamp_roots: Path | None, **more: Any) -> Any:
        return command(*args, authority=Authority(timestamps, timestamp_roots), **more)

    return cast(Command, taken)


def application(database: str | None, var: Path, **more: Any) -> Flask:
    """The application on that database."""
    try:
        var.mkdir(parents=True, exist_ok=True)
        return create_app(Config(database_url(database, var), var, **more))
    except OSError as error:
        raise click.ClickException(f"{var} cannot be used: {error.strerror}.") from error


@contextmanager
def database_of(database: str | None, var: Path) -> Iterator[Session]:
    """A session on that database, in the application's context; every connection is closed afterwards."""
    with application(database, var).app_context():
        try:
            yield db.session()
        finally:
            db.session.remove()
            db.engine.dispose()
