"""The server is killed at random moments: nothing that was acknowledged is lost, and nothing is done twice."""

import http.client
import itertools
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from bench import ours
from engine import procedures
from engine.cases.reexecute import reexecute
from engine.facts import TaskCompleted
from engine.record import cases, log
from engine.record.tables import FACT

COMPLETIONS, KILLS, CLIENTS = 200, 50, 4
ROOT = Path(__file__).resolve().parents[2]


class Server:
    """gunicorn with two workers, which can be killed and started again."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.start()

    def start(self) -> None:
        """It answers."""
        command = [sys.executable, "-m", "gunicorn", "--preload", "-k", "gthread", "-w", "2", "--threads", "4"]
        command += ["-b", f"127.0.0.1:{self.port}", "--log-level", "critical", "bench.ours:application()"]
        self.process = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError

    def kill_a_worker(self) -> None:
        """One worker is gone in the middle of whatever it did."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        while not (workers := children.read_text(encoding="ascii").split()):
            time.sleep(0.01)
        os.kill(int(random.choice(workers)), signal.SIGKILL)

    def kill_everything(self) -> None:
        """All its processes are gone at once, and it is started again."""
        self.end()
        self.start()

    def end(self) -> None:
        """Nothing of it is left."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Client:
    """Someone who sends each request again, with the same submission number, until it is answered."""

    def __init__(self, server: Server, token: str, name: str):
        self.server, self.token, self.name = server, token, name
        self.acknowledged: list[str] = []

    def works(self, least: int, enough: threading.Event) -> None:
        """A case goes round, one acknowledged completion after another."""
        case = self.ask("/api/cases", {"procedure": "rework", "submission": f"{self.name}-opens"})["case"]
        for number in itertools.count():
            if number >= least and enough.is_set():
                return
            element = "review" if number % 2 else "handle"
            answers = {"again": True} if number % 2 else {"measures": f"第 {number} 次"}
            submission = f"{self.name}-{number:05}"
            path = f"/api/cases/{case}/tasks/{element}/{number // 2 + 1}"
            self.ask(path, {"answers": answers, "submission": submission})
            self.acknowledged.append(submission)

    def ask(self, path: str, body: dict[str, Any]) -> Any:
        """The answer, however often the server dies before it gives one."""
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        until = time.monotonic() + 60
        while time.monotonic() < until:
            connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
            try:
                connection.request("POST", path, json.dumps(body), headers)
                answer = connection.getresponse()
                text = answer.read()
            except (OSError, http.client.HTTPException):
                time.sleep(0.02)
                continue
            finally:
                connection.close()
            assert answer.status in (200, 201), text
            return json.loads(text)
        raise TimeoutError(path)


@pytest.fixture
def token(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A clerk is signed in to an application on the database."""
    monkeypatch.setenv("SHOULI_DATABASE", database)
    monkeypatch.setenv("SHOULI_VAR", str(tmp_path))
    return ours.prepare(ours.application())


@pytest.fixture
def server(token: str) -> Iterator[Server]:
    """A server on the same database."""
    started = Server()
    yield started
    started.end()


def test_fifty_kills_in_two_hundred_completions_lose_nothing_and_double_nothing(
    server: Server, token: str, database: str
) -> None:
    clients, enough = [Client(server, token, f"client{number}") for number in range(CLIENTS)], threading.Event()
    threads = [threading.Thread(target=each.works, args=(COMPLETIONS // CLIENTS, enough)) for each in clients]
    for thread in threads:
        thread.start()
    for number in range(KILLS):
        time.sleep(random.uniform(0, 0.15))
        if number % 10 == 9:
            server.kill_everything()
        else:
            server.kill_a_worker()
    enough.set()
    for thread in threads:
        thread.join()
    acknowledged = [submission for client in clients for submission in client.acknowledged]
    assert len(acknowledged) >= COMPLETIONS
    check_the_record(database, Counter(acknowledged))


def check_the_record(database: str, acknowledged: Counter[str]) -> None:
    """Each acknowledged completion stands in the log exactly once, and every case follows from its inputs."""
    engine = create_engine(database)
    with Session(engine) as session:
        asked = select(FACT.c.submission).where(FACT.c.kind == TaskCompleted.__name__)
        assert Counter(session.scalars(asked)) == acknowledged
        for case_id in cases.ids(session):
            reexecute(partial(procedures.version, session), log.history(session, case_id))
    engine.dispose()
