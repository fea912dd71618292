"""`python -m bench`: the work W on Shouli and on the naive design, in turns in one run, and what a long case costs."""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import load, ours, statements
from bench.load import Asking, Target
from bench.servers import Server, serving
from bench.targets import Naive, Ours

WORKS, ROUNDS, CLIENTS = 100, 3, 4
LATE, EARLY, WINDOW = 500, 5, 60


def main() -> None:
    """Prints the table; the ratios are what is promised."""
    with tempfile.TemporaryDirectory(prefix="shouli-bench-") as folder:
        os.environ["SHOULI_VAR"] = folder
        app = ours.application()
        token = ours.prepare(app)
        for task, sent in statements.counted(app, token).items():
            say(f"{task:<12} {sent.statements} SQL statements, {sent.commits} commit(s)")
        naive = {"NAIVE_DATABASE": f"sqlite:///{Path(folder) / 'naive.db'}"}
        with (
            serving("bench.ours:application()", 8101, {}) as mine,
            serving("bench.naive.server:app", 8102, naive) as other,
        ):
            compare(mine, other, token)
            rework(mine, token)


def compare(mine: Server, other: Server, token: str) -> None:
    """The work W in turns, so that whatever else the machine does falls on both."""
    ask_mine = asking(mine, token)
    ask_other = asking(other, None)
    for target, ask in ((Ours(), ask_mine), (Naive(), ask_other)):
        load.run(target, ask, 2, 8)
    spent: dict[str, list[float]] = {"shouli": [], "naive": []}
    for _ in range(ROUNDS):
        for target, ask, server in ((Ours(), ask_mine, mine), (Naive(), ask_other, other)):
            spent[target.name].append(measured(target, ask, server))
    ratio = statistics.median(spent["shouli"]) / statistics.median(spent["naive"])
    say(f"CPU per W: shouli / naive = {ratio:.2f}")


def measured(target: Target, ask: Callable[[], Asking], server: Server) -> float:
    """CPU milliseconds per W; the rest is printed."""
    before = server.cpu()
    askers, seconds = load.run(target, ask, CLIENTS, WORKS)
    spent = (server.cpu() - before) * 1000 / WORKS
    times = sorted(each for asker in askers for each in asker.completed)
    middle, late = statistics.median(times), times[int(len(times) * 0.95)]
    rate = len(times) / seconds
    say(
        f"{target.name:<7} complete p50 {middle:5.1f} ms, p95 {late:5.1f} ms, {rate:4.0f} tasks/s with {CLIENTS} clients, "
        f"{spent:5.1f} ms CPU per W, {server.memory():4.0f} MB"
    )
    return spent


def rework(server: Server, token: str) -> None:
    """A loop that holds a task with two boundary timers, a parallel block and a sub-process: young beside old.

    The old case has gone round 500 times; the two are then moved in turns, so that the machine's moods fall on both.
    """
    target, ask = Ours(), asking(server, token)()
    old, young = (target.begin(ask, "rework") for _ in range(2))
    for case, rounds in ((old, LATE), (young, EARLY)):
        for _ in range(rounds):
            go_round(target, ask, case)
    times: dict[str, list[float]] = {old: [], young: []}
    for _ in range(WINDOW):
        for case in (old, young):
            times[case].append(go_round(target, ask, case))
    late, early = statistics.median(times[old]), statistics.median(times[young])
    say(f"rework: round {EARLY} {early:.1f} ms, round {LATE} {late:.1f} ms: {late / early:.2f} times")


def go_round(target: Ours, ask: Asking, case: str) -> float:
    """The milliseconds of one round's two completions."""
    done = len(ask.completed)
    target.complete(ask, case, "handle", {"measures": "再办一次。"})
    target.complete(ask, case, "review", {"again": True})
    return sum(ask.completed[done:])


def asking(server: Server, token: str | None) -> Callable[[], Asking]:
    """A client that is signed in with the token."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return lambda: Asking(server.port, dict(headers))


def say(line: str) -> None:
    """One line of the report."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
