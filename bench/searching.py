"""`python -m bench.searching`: what the pages of auditors cost on a database of generated cases, beside their SQL alone."""

import statistics
import time
from pathlib import Path

import click
from flask import Flask
from sqlalchemy import event

from web.app import create_app
from web.config import Config
from web.database import db
from web.demo.organisations import PASSWORD

ROUNDS = 30
PAGES = {
    "words": "/audit?words=收费",
    "two words": "/audit?words=电梯+停电",
    "anomaly": "/audit?anomaly=missed",
    "person and element": "/audit?person=h.office&element=medical_complaint:close_case",
    "rule": "/audit?rule=medical_complaint:urgent_duties/1",
    "everything": "/audit",
    "figures": "/audit/figures?procedure=medical_complaint",
}


@click.command()
@click.option("--database", metavar="URL", required=True, help="As bench.cases has filled it.")
@click.option("--var", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--login", default="h.audit", show_default=True)
def main(database: str, var: Path, login: str) -> None:
    """Print p50 of each page in milliseconds, of its SQL alone, and their ratio."""
    app = create_app(Config(database, var, testing=True))
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    client.post("/sign-in", data={"login": login, "password": PASSWORD})
    spent = _Spent(app)
    for name, path in PAGES.items():
        pages, sql = [], []
        for _ in range(ROUNDS):
            spent.seconds, began = 0.0, time.perf_counter()
            answer = client.get(path)
            pages.append(time.perf_counter() - began)
            sql.append(spent.seconds)
            assert answer.status_code == 200, (path, answer.status_code)
        page, alone = (statistics.median(each) * 1000 for each in (pages, sql))
        click.echo(f"{name:<20} p50 {page:7.1f} ms, SQL alone {alone:7.1f} ms, {page / alone:4.1f} times")


class _Spent:
    """How long the database took, rows fetched too."""

    def __init__(self, app: Flask):
        self.seconds = 0.0
        with app.app_context():
            event.listen(db.engine, "before_cursor_execute", self._begin)
            event.listen(db.engine, "after_cursor_execute", self._end)

    def _begin(self, *_: object) -> None:
        self._began = time.perf_counter()

    def _end(self, *_: object) -> None:
        self.seconds += time.perf_counter() - self._began


if __name__ == "__main__":
    main()
