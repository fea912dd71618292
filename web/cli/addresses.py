"""What an operator names on the command line, found good before anything is begun."""

import re
import socket
from contextlib import closing
from typing import Any

import click

from web.notices.settings import mail_server

_BIND = re.compile(r"(?P<host>\[[0-9a-fA-F:.]+\]|[\w.-]*):(?P<port>\d{1,5})")


def free(_: click.Context, __: click.Parameter, bind: str) -> str:
    """HOST:PORT on which nobody listens yet."""
    told = _BIND.fullmatch(bind)
    if told is None or not 0 < int(told["port"]) < 65536:
        raise click.BadParameter(f"`{bind}` is not HOST:PORT, such as 127.0.0.1:8000.")
    host, port = told["host"].strip("[]") or "0.0.0.0", int(told["port"])  # as gunicorn reads it
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            advice = "Does Shouli run already? Else choose another with --bind or SHOULI_BIND."
            raise click.ClickException(f"{bind} cannot be used: {error.strerror}. {advice}") from error
    return bind


def database(_: click.Context, __: click.Parameter, url: Any) -> Any:
    """A URL of one of the two databases; without one, the SQLite file."""
    if url and not url.startswith(("sqlite:///", "postgresql://", "postgres://", "postgresql+psycopg://")):
        raise click.BadParameter("write sqlite:////absolute/path or postgresql://user:password@host/name.")
    return url or None


def mail(_: click.Context, __: click.Parameter, url: Any) -> Any:
    """The address of a mail server; without one, no mail is sent."""
    try:
        return mail_server(url) and url if url else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def authority(_: click.Context, __: click.Parameter, url: Any) -> Any:
    """The address of a timestamping authority; without one, seals have no timestamps."""
    if url and not url.startswith(("http://", "https://")):
        raise click.BadParameter("write http://… or https://…, the address at which the authority answers.")
    return url or None
