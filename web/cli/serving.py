"""`shouli serve`."""

import os
from pathlib import Path

import click
from flask import Flask

from web.cli import addresses
from web.cli.settings import application, on_a_database, timestamped
from web.notices.settings import Outlets
from web.proving.settings import Authority
from web.serving.arbiter import Server
from web.serving.starting import Started, start

BIND = "127.0.0.1:8000"


@click.command()
@click.option("--demo", is_flag=True, help="On a new database: three invented organisations, people and complaints.")
@click.option("--organisation", metavar="NAME", default="本单位", help="On a new database without --demo: whose it is.")
@click.option(
    "--bind",
    envvar="SHOULI_BIND",
    default=BIND,
    show_default=True,
    metavar="HOST:PORT",
    callback=addresses.free,
    help="Where it listens. Also SHOULI_BIND.",
)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes.")
@click.option("--threads", type=click.IntRange(1, 64), default=4, show_default=True, help="Threads of each process.")
@click.option("--secure", is_flag=True, envvar="SHOULI_SECURE", help="Reached over TLS: cookies are kept to it.")
@click.option("--proxies", type=int, envvar="SHOULI_PROXIES", default=0, help="Proxies in front that tell who asks.")
@click.option(
    "--smtp",
    envvar="SHOULI_SMTP",
    metavar="URL",
    callback=addresses.mail,
    help="Mail server: smtp://HOST:PORT. Also SHOULI_SMTP.",
)
@click.option(
    "--mail-from",
    envvar="SHOULI_MAIL_FROM",
    metavar="ADDRESS",
    default="",
    help="Who mails are from. Also SHOULI_MAIL_FROM.",
)
@click.option(
    "--webhooks",
    envvar="SHOULI_WEBHOOKS",
    metavar="HOST,…",
    default="",
    help="Hosts that notices may be posted to. Also SHOULI_WEBHOOKS.",
)
@timestamped
@on_a_database
def serve(
    demo: bool,
    organisation: str,
    bind: str,
    workers: int,
    threads: int,
    secure: bool,
    proxies: int,
    smtp: str | None,
    mail_from: str,
    webhooks: str,
    authority: Authority,
    database: str | None,
    var: Path,
) -> None:
    """Bring the database up to date and serve the pages until Ctrl-C; deadlines fire while it runs."""
    outlets = _outlets(smtp, mail_from, webhooks)
    app = application(database, var, secure=secure, proxies=proxies, outlets=outlets, authority=authority)
    started = start(app, demo, organisation)
    settings = {"bind": bind, "workers": workers, "threads": threads, "loglevel": "warning", "graceful_timeout": 5}
    Server(app, settings, lambda: _tell(app, started, bind, secure)).run()


def _outlets(smtp: str | None, sender: str, webhooks: str) -> Outlets:
    if smtp and "@" not in sender:
        raise click.BadParameter("a mail server needs --mail-from, the address that mails come from.")
    return Outlets(smtp, sender, frozenset(host.strip() for host in webhooks.split(",") if host.strip()))


def _tell(app: Flask, started: Started, bind: str, secure: bool) -> None:
    """Where it is to be found, and how to sign in."""
    host = bind if not bind.startswith(("0.0.0.0:", "[::]:", ":")) else f"127.0.0.1:{bind.rpartition(':')[2]}"
    address = f"{'https' if secure else 'http'}://{host}"
    for line in started.told:
        click.secho(line, fg="yellow", err=True)
    click.echo(f"受理 Shouli: {address}")
    if started.link is not None:
        click.echo(f"管理员 administrator {started.administrator}: {address}/welcome/{started.link}")
        click.echo("  三天内有效，只能用一次。It works once, within three days.")
    if started.key is not None:
        click.echo(f"封印公钥 seal key {started.key}")
        click.echo("  交给审计人员，用于 --key。Hand it to your auditors, for --key.")
    if started.sign_ins:
        click.echo(f"演示账号 demo sign-ins，密码 password {started.password}")
    for line in started.sign_ins:
        click.echo(f"  {line}")
    click.echo(f"进程 process {os.getpid()}; Ctrl-C 结束 ends it.")
