"""The work W of many clients: each begins cases and completes their five tasks, one after another."""

import http.client
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol


class Target(Protocol):
    """An application that can do the work."""

    name: str

    def begin(self, ask: "Asking") -> str:
        """A case is begun; its number."""

    def complete(self, ask: "Asking", case: str, element: str, answers: dict[str, Any]) -> None:
        """A task of the case is done."""


@dataclass
class Asking:
    """One client with one connection, and how long its answers took, in milliseconds."""

    port: int
    headers: dict[str, str] = field(default_factory=dict)
    begun: list[float] = field(default_factory=list)
    completed: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        """The connection stays open for all requests."""
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(self, method: str, path: str, body: Any, times: list[float] | None = None) -> Any:
        """The JSON answer; RuntimeError for anything but success."""
        headers = {"Content-Type": "application/json", **self.headers}
        started = time.perf_counter()
        self.connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        if times is not None:
            times.append((time.perf_counter() - started) * 1000)
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {text[:300]!r}")
        return json.loads(text)


REGISTER: dict[str, Any] = {"complainant_name": "甲客户", "matter": "房间漏水，三天无人处理，要求当面说明并尽快修好。"}
REGISTER |= {"received_on": "2026-03-02", "channel": "来电", "urgent": True}


def work(target: Target, ask: Asking, large: bool) -> None:
    """One W: a start and five completions, the fifth after a review that sent the case back once."""
    case = target.begin(ask)
    target.complete(ask, case, "register", {**REGISTER, "large": large})
    target.complete(ask, case, "handle", {"measures": "已派人上门检查并拍照。"})
    target.complete(ask, case, "review", {"again": True})
    target.complete(ask, case, "handle", {"measures": "已修复，并向客户说明。"})
    target.complete(ask, case, "review", {"again": False})


def run(target: Target, asking: Callable[[], Asking], clients: int, works: int) -> tuple[list[Asking], float]:
    """All clients have done their share of the works; how they were answered, and the seconds it took."""
    askers = [asking() for _ in range(clients)]
    failures: list[BaseException] = []

    def share(ask: Asking) -> None:
        try:
            for number in range(works // clients):
                work(target, ask, large=number % 2 == 0)
        except (
            OSError,
            RuntimeError,
            http.client.HTTPException,
        ) as failure:  # a thread's failure must reach the one who waits for it
            failures.append(failure)

    threads = [threading.Thread(target=share, args=(ask,)) for ask in askers]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return askers, time.perf_counter() - started
