"""Verification spread over workers, on PostgreSQL: the same findings, also where a worker is killed at its work."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from threading import Timer

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select, text, update
from tampering import Sealed

from engine.record.tables import FACT
from web.cli import main
from web.proving import spreading, verifying
from web.proving.verifying import Asked

Start = Callable[[], "subprocess.Popen[bytes]"]


def url_of(sealed: Sealed) -> str:
    return sealed.database.url.render_as_string(hide_password=False)


def shouli(sealed: Sealed, *words: str) -> Result:
    return CliRunner().invoke(main, [words[0], "--database", url_of(sealed), "--var", str(sealed.var), *words[1:]])


@pytest.fixture
def start(sealed: Sealed) -> Iterator[Start]:
    """Starts a worker; all are gone at the end."""
    running: list[subprocess.Popen[bytes]] = []

    def begin() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "web.cli", "worker", "--database", url_of(sealed), "--var", str(sealed.var)]
        running.append(subprocess.Popen(command, stderr=subprocess.DEVNULL))
        return running[-1]

    yield begin
    for one in running:
        with suppress(ProcessLookupError):
            os.kill(one.pid, signal.SIGCONT)
        one.terminate()
        try:
            one.wait(20)
        except subprocess.TimeoutExpired:
            one.kill()
            one.wait()


@pytest.fixture
def on_postgres(sealed: Sealed) -> Sealed:
    if sealed.database.dialect.name != "postgresql":
        pytest.skip("SQLite is one machine's")
    return sealed


def test_two_workers_find_what_one_machine_does(
    on_postgres: Sealed, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "BATCH", 1)
    start(), start()
    whole = shouli(on_postgres, "verify", "--all", "--spread", "--english")
    assert whole.exit_code == 0, whole.output
    assert whole.stdout.splitlines()[-1].endswith(": the record is whole.")
    on_postgres.does(update(FACT).where(FACT.c.case_id == 1, FACT.c.no == 3).values(by="somebody"))
    alone, spread = (shouli(on_postgres, "verify", "--all", "--english", *more) for more in ((), ("--spread",)))
    assert alone.exit_code == spread.exit_code == 1
    assert sorted(alone.stdout.splitlines()) == sorted(spread.stdout.splitlines()), spread.output
    with on_postgres.database.connect() as connection:
        assert connection.execute(select(spreading.VerifiedRow)).all() == []
        assert connection.execute(text("SELECT count(*) FROM procrastinate_jobs")).scalar() == 0


def test_what_a_killed_worker_had_begun_is_given_to_another(
    on_postgres: Sealed, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "BATCH", 1)
    monkeypatch.setattr(spreading, "SILENT", 4.0)
    url = url_of(on_postgres)
    locked = on_postgres.database.connect()
    locked.execute(text("LOCK TABLE fact IN ACCESS EXCLUSIVE MODE"))  # whoever begins cannot end
    doomed = start()

    def kill() -> None:
        doomed.kill()
        doomed.wait()
        locked.rollback()
        locked.close()
        start()

    Timer(6, kill).start()
    with closing(verifying.session_on(url)) as session:
        heads = [(1, ""), (2, ""), (3, "")]
        session.rollback()
    found = list(spreading.of_cases(Asked(url, on_postgres.var, heads, 1)))
    assert sorted(each.id for each in found) == [1, 2, 3] and all(each.findings == () for each in found)


def test_a_worker_that_cannot_look_says_why(on_postgres: Sealed, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    start()
    on_postgres.does(text("ALTER TABLE personal_answer RENAME TO hidden"))
    with pytest.raises(spreading.WorkerFailed, match="personal_answer"):
        list(spreading.of_cases(Asked(url_of(on_postgres), on_postgres.var, [(1, "")], 1)))


def test_on_sqlite_it_is_refused_in_words(sealed: Sealed) -> None:
    if sealed.database.dialect.name == "postgresql":
        pytest.skip("PostgreSQL can")
    for words in (("verify", "--all", "--spread"), ("worker",)):
        refused = shouli(sealed, *words)
        assert refused.exit_code == 1 and "PostgreSQL only" in refused.output
