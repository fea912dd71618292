"""Servers under load: started, waited for, their processor time read, and ended."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A gunicorn with its workers, on a port of 127.0.0.1."""

    process: subprocess.Popen[bytes]
    port: int

    def cpu(self) -> float:
        """Seconds of processor time that the server and its children have used so far (Linux)."""
        return sum(_cpu_of(pid) for pid in [self.process.pid, *_children(self.process.pid)])

    def memory(self) -> float:
        """Megabytes of memory that are the processes' own or shared among them (PSS, Linux)."""
        return sum(_pss_of(pid) for pid in [self.process.pid, *_children(self.process.pid)]) / 1024


@contextmanager
def serving(application: str, port: int, settings: Mapping[str, str], workers: int = 2) -> Iterator[Server]:
    """The application under gunicorn, 2 workers of 4 threads, until the block ends."""
    command = [sys.executable, "-m", "gunicorn", "-k", "gthread", "-w", str(workers), "--threads", "4"]
    command += ["-b", f"127.0.0.1:{port}", "--log-level", "warning", "--keep-alive", "30", application]
    process = subprocess.Popen(command, env={**os.environ, **settings}, cwd=Path(__file__).resolve().parents[1])
    try:
        _wait_for(port)
        yield Server(process, port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=2).connect()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"nothing answers on port {port}")


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [each for child in map(int, listed) for each in (child, *_children(child))]


def _cpu_of(pid: int) -> float:
    after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / TICKS


def _pss_of(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
