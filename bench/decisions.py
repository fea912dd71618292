"""`python -m bench.decisions`: what an expression and a decision table cost, compiled and evaluated, and what hostile ones do.

Printed are medians of several rounds in µs of the processor, beside what is promised: a typical condition in at most 10 µs, compiled in
at most 2 ms; a table of 20 rules and 4 inputs in at most 150 µs.
"""

import statistics
import sys
from collections.abc import Callable
from time import thread_time_ns
from typing import Any

from engine import dmn, feel

CONDITION = 'claim_fen >= 2000000 and severity in ["major","fatal"]'
SEEN = {"claim_fen": 2_500_000, "severity": "fatal"}
ROUNDS = 15
_SPACE = "https://www.omg.org/spec/DMN/20230324/MODEL/"
_INPUTS = (("claim_fen", "number"), ("severity", "string"), ("disputed", "boolean"), ("days", "number"))
_SEVERITIES = ("minor", "middle", "major", "fatal")


def main() -> int:
    """Print the figures; 1 if one of them is over what is promised."""
    expression = feel.compile_expression(CONDITION)
    table = dmn.read(_table().encode(), "bench.dmn").decisions["D"]
    asked = {"claim_fen": 1_950_000, "severity": "fatal", "disputed": False, "days": 12}
    assert expression(SEEN) is True
    assert table.decide(asked).rules == (20,)
    figures = [
        _told("a condition, compiled", 2_000, 50, lambda: feel.compile_expression(CONDITION)),
        _told("a condition, evaluated", 10, 2_000, lambda: expression(SEEN)),
        _told("a table of 20 rules and 4 inputs", 150, 200, lambda: table.decide(asked)),
        _told("a loop without end, refused", 50_000, 3, lambda: _refused("for i in 1..1000000000 return i * i")),
        _told("a pattern without end, refused", 50_000, 3, lambda: _refused(f'matches("{"a" * 60}!", "^(a|aa)+$")')),
    ]
    return 0 if all(figures) else 1


def _told(name: str, promised: float, times: int, work: Callable[[], Any]) -> bool:
    """Whether one round's work takes no more µs than promised; the figure is printed."""
    rounds = []
    for _ in range(ROUNDS):
        began = thread_time_ns()
        for _ in range(times):
            work()
        rounds.append((thread_time_ns() - began) / times / 1000)
    taken = statistics.median(rounds)
    sys.stdout.write(f"{name:34} {taken:10.1f} µs   (promised: {promised:g} µs)\n")
    return taken <= promised


def _refused(text: str) -> None:
    try:
        feel.compile_expression(text)({})
    except feel.FeelLimitExceeded:
        return
    raise AssertionError(text)


def _table() -> str:
    """Rules that differ in every column; the last one answers."""
    columns = "".join(
        f'<input label="{name}"><inputExpression typeRef="{type}"><text>{name}</text></inputExpression></input>'
        for name, type in _INPUTS
    )
    rules = "".join(_rule(number) for number in range(20))
    return (
        f'<definitions xmlns="{_SPACE}" id="m" name="m" namespace="urn:bench"><decision id="D" name="D">'
        f'<decisionTable hitPolicy="UNIQUE">{columns}<output name="o" typeRef="string"/>{rules}</decisionTable></decision></definitions>'
    )


def _rule(number: int) -> str:
    low = number * 100_000
    cells = [
        f"[{low}..{low + 100_000})",
        f'"{_SEVERITIES[number % 4]}","{_SEVERITIES[(number + 1) % 4]}"',
        "-",
        "&lt;= 15",
    ]
    if number % 2:
        cells[2] = "false"
    entries = "".join(f"<inputEntry><text>{cell}</text></inputEntry>" for cell in cells)
    return f'<rule>{entries}<outputEntry><text>"{number}"</text></outputEntry></rule>'


if __name__ == "__main__":
    sys.exit(main())
