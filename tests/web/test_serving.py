"""A server as an operator runs it: processes that begin, fire deadlines and end together."""

import logging
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from running import Running, eventually, runs
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from engine.database import Base
from engine.facts import DeadlineFired
from engine.record.tables import FACT
from shouli_verify import canonical
from shouli_verify.seals import read
from tests.web.conftest import Clock, Program
from web.config import ROOT
from web.serving.firing import OnceAnHour

Serve = Callable[..., "Running"]

on_one_kind_of_database = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""For what does not depend on it: starting servers takes time."""


def test_what_goes_wrong_every_second_is_told_once_an_hour() -> None:
    once, told = OnceAnHour(), []
    for second in range(7300):
        record = logging.makeLogRecord({"msg": "Case %s stands still", "args": ("7",), "created": 1_000_000.0 + second})
        told += [second] if once.filter(record) else []
    assert told == [0, 3600, 7200]


@pytest.fixture
def serve(database: str, tmp_path: Path) -> Iterator[Serve]:
    begun: list[Running] = []

    def start(*options: str) -> Running:
        running = Running(database, tmp_path, *options)
        begun.append(running)
        assert eventually(running.answers), running.log.read_text(encoding="utf-8")
        return running

    yield start
    for running in begun:
        if running.process.poll() is None:
            running.ends()


@on_one_kind_of_database
def test_the_first_start_prints_the_administrators_link_which_works_once(serve: Serve) -> None:
    running = serve("--organisation", "某某医院")
    printed = re.search(r"http://[\d.:]+/welcome/[\w-]+", running.log.read_text(encoding="utf-8"))
    assert printed is not None
    with urllib.request.urlopen(printed[0], timeout=5) as answer:
        assert "admin" in answer.read().decode()
    running.ends()
    assert running.process.returncode == 0


@on_one_kind_of_database
def test_the_first_start_seals_what_was_deployed_and_prints_the_key(serve: Serve, tmp_path: Path) -> None:
    running = serve()
    (line,) = (tmp_path / "var/seals.jsonl").read_text(encoding="utf-8").splitlines()
    assert f"seal key {read(line).seal.key}" in running.log.read_text(encoding="utf-8")


@on_one_kind_of_database
@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_all_processes_end_together(serve: Serve, by: signal.Signals) -> None:
    running = serve()
    assert eventually(lambda: len(running.children()) == 3)  # two workers, and the one that fires
    children = running.children()
    running.ends(by)
    assert eventually(lambda: not any(runs(child) for child in children), 10)


@on_one_kind_of_database
def test_a_process_that_dies_is_there_again(serve: Serve) -> None:
    running = serve()
    assert eventually(lambda: len(running.children()) == 3)
    for child in running.children():
        os.kill(child, signal.SIGKILL)
    assert eventually(lambda: len([child for child in running.children() if runs(child)]) == 3)
    assert eventually(running.answers)


def fired(database: str) -> list[tuple[int, str, datetime, datetime]]:
    """Of each deadline that fired: case, element, the instant it was due, the instant it fired; in the record's order."""
    engine = create_engine(database)
    with Session(engine) as session:
        asked = select(FACT).where(FACT.c.kind == DeadlineFired.__name__).order_by(FACT.c.case_id, FACT.c.no)
        found = [(row.case_id, canonical.value(row.body), row.at) for row in session.execute(asked)]
    engine.dispose()
    return [(case, body["timer"], datetime.fromisoformat(body["due"]), at) for case, body, at in found]


def opened_at(program: Callable[[str], Program], clock: Clock, at: datetime) -> None:
    """A case whose task reminds after three days and escalates after five."""
    clock.at = at
    assert program("clerk").post("/cases", {"procedure": "rework"}).status_code == 201


def test_missed_deadlines_fire_in_order_after_a_restart_each_once(
    serve: Serve, program: Callable[[str], Program], database: str, clock: Clock
) -> None:
    for number in range(3):
        opened_at(program, clock, datetime.now(UTC) - timedelta(days=200 + number))
    assert fired(database) == []
    running = serve()
    assert eventually(lambda: len(fired(database)) >= 6)
    running.ends()
    missed = fired(database)
    again = serve()
    time.sleep(2.5)
    again.ends()
    assert fired(database) == missed
    assert [timer for _, timer, _, _ in missed] == ["handle_remind/1", "handle_overdue/1"] * 3
    assert all(earlier[2] < later[2] for earlier, later in zip(missed[::2], missed[1::2], strict=True))


def test_a_deadline_fires_within_five_seconds_of_its_instant(
    serve: Serve, program: Callable[[str], Program], database: str, clock: Clock
) -> None:
    running = serve()
    opened_at(program, clock, datetime.now(UTC) - timedelta(days=3) + timedelta(seconds=2))
    assert fired(database) == []
    assert eventually(lambda: bool(fired(database)), 10)
    ((_, timer, due, at),) = fired(database)
    assert timer == "handle_remind/1"
    assert timedelta(0) <= at - due <= timedelta(seconds=5)
    running.ends()


@on_one_kind_of_database
def test_a_second_start_is_quick_and_loses_nothing(serve: Serve, database: str) -> None:
    serve("--demo").ends()
    before = tables(database)
    started = time.monotonic()
    again = serve("--demo")
    assert time.monotonic() - started < 5 * patience()
    again.ends()
    after = tables(database)
    assert before["fact"] <= after["fact"]
    assert {name: rows for name, rows in before.items() if name not in MOVING} == {
        name: rows for name, rows in after.items() if name not in MOVING
    }


MOVING = {"fact", "waiting", "register", "complaint_case", "one_time_link", "work", "trait", "words"}
"""What deadlines move that are due while the test runs."""


def tables(database: str) -> dict[str, set[str]]:
    """All rows of all tables."""
    engine = create_engine(database)
    with engine.connect() as connection:
        found = {
            table.name: {repr(tuple(row)) for row in connection.execute(select(table))}
            for table in Base.metadata.sorted_tables
        }
    engine.dispose()
    return found


def patience() -> float:
    """How much slower than a free machine this one is at the moment."""
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", "import web.cli"], cwd=ROOT, check=True)
    return max(1.0, (time.monotonic() - started) / 1.5)
