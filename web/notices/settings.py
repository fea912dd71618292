"""Where notices may go: the mail server, and the hosts that may be called."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

TIMEOUT = 20
"""Seconds for one mail or call."""


@dataclass(frozen=True)
class Outlets:
    """`mail` is `smtp://[user:password@]host[:port]` or `smtps://…`; `hosts` those to which programs may be told."""

    mail: str | None = None
    sender: str = ""
    hosts: frozenset[str] = frozenset()


NOWHERE = Outlets()
"""Nothing is set: every notice waits."""


@dataclass(frozen=True)
class MailServer:
    """A mail server as it is reached."""

    host: str
    port: int
    encrypted: bool
    user: str | None
    password: str | None


def mail_server(address: str) -> MailServer:
    """What an address says; ValueError with a sentence for anything else."""
    told = urlsplit(address)
    if told.scheme not in ("smtp", "smtps") or not told.hostname:
        raise ValueError(f"`{address}` is no mail server such as smtp://mail.example.org:587.")
    encrypted = told.scheme == "smtps"
    user = unquote(told.username) if told.username else None
    password = unquote(told.password) if told.password else None
    return MailServer(told.hostname, told.port or (465 if encrypted else 25), encrypted, user, password)
