"""What one step of a case costs, and how large its state is, however long the case lives.

`python -m bench.flat` plays a rework loop (a user task with an interrupting and a non-interrupting boundary timer, a
parallel block, a sub-process) in memory: each request restores, completes one task and keeps again, once with the tokens
alone and once with the whole case (its answers, open tasks, timers). Printed are time and size around round 5 and round
500, and what a simple case costs.
"""

import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from time import process_time_ns
from typing import Any
from zoneinfo import ZoneInfo

from engine.cases import state
from engine.cases.decide import decide
from engine.cases.opening import open_case
from engine.cases.requests import CompleteTask, Filled, OpenCase
from engine.cases.specifications import specification_of
from engine.people import Person
from engine.procedures import Bundle, Version, compiled
from engine.spiff.run import Run, World

START = datetime(2026, 1, 5, 1, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")
SOMEBODY = Person("somebody", "甲", "hospital", frozenset({"办理人"}))
ANSWERS: dict[str, Any] = {f"answer_{n}": f"第 {n} 问的答复" for n in range(40)} | {"accepted": False}
WIDTH = 20
"""Rounds on which a figure rests."""

_HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">'
    '<process id="p" isExecutable="true"><laneSet id="lanes"><lane id="lane" name="办理人">{lane}</lane></laneSet>'
)
_TAIL = "</process></definitions>"
_REWORK = """
<startEvent id="s"/><userTask id="register"/><exclusiveGateway id="again"/><userTask id="work"/>
<boundaryEvent id="late" attachedToRef="work"><timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition>
</boundaryEvent>
<boundaryEvent id="remind" attachedToRef="work" cancelActivity="false">
<timerEventDefinition><timeDuration>P4D</timeDuration></timerEventDefinition></boundaryEvent>
<parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/><parallelGateway id="join"/>
<subProcess id="sub"><startEvent id="i"/><userTask id="inside"/><endEvent id="j"/>{i-inside}{inside-j}</subProcess>
<userTask id="review"/><exclusiveGateway id="good" default="good-again"/><endEvent id="z"/><endEvent id="y"/>
{s-register}{register-again}{again-work}{work-fork}{fork-a}{fork-b}{a-join}{b-join}{join-sub}{sub-review}{review-good}{good-again}
<sequenceFlow id="good-z" sourceRef="good" targetRef="z"><conditionExpression>=accepted = true</conditionExpression>
</sequenceFlow>{late-review}{remind-y}
"""
_SIMPLE = """
<startEvent id="s"/><userTask id="register"/><exclusiveGateway id="again"/><userTask id="a"/><exclusiveGateway id="good" default="good-again"/>
<endEvent id="z"/>{s-register}{register-again}{again-a}{a-good}{good-again}
<sequenceFlow id="good-z" sourceRef="good" targetRef="z"><conditionExpression>=accepted = true</conditionExpression>
</sequenceFlow>
"""


class _Drawn(dict[str, str]):
    """`{a-b}` is the flow from `a` to `b`."""

    def __missing__(self, name: str) -> str:
        source, target = name.split("-")
        return f'<sequenceFlow id="{name}" sourceRef="{source}" targetRef="{target}"/>'


@dataclass(frozen=True)
class _Loop:
    """A diagram, and the tasks of one round in their order."""

    version: Version
    tasks: tuple[str, ...]


def _loop(body: str, *tasks: str) -> _Loop:
    inside = "".join(f"<flowNodeRef>{name}</flowNodeRef>" for name in ("register", *tasks) if name != "inside")
    lane = inside + ("<flowNodeRef>sub</flowNodeRef>" if "inside" in tasks else "")
    text = _HEAD.replace("{lane}", lane) + body.format_map(_Drawn()) + _TAIL
    return _Loop(compiled(Bundle("flat", {"processes/flat.bpmn": text.encode()})), tasks)


_Request = Callable[[str, str], str]
"""From the kept state and the task that is completed to what is kept then."""


def _tokens(loop: _Loop) -> tuple[str, _Request]:
    """Restore, complete and keep the tokens alone."""
    spec = specification_of(loop.version)
    world = World(dict(ANSWERS), START, ZONE, {"number": "1", "opened": START}, ("骨科",))

    def request(kept: str, task: str) -> str:
        run = Run.restore(spec, kept, world)
        run.complete(next(place for place in run.open_tasks() if place.element == task))
        run.take()
        return run.keep()

    return request(Run.begin(spec, world).keep(), "register"), request


def _case(loop: _Loop) -> tuple[str, _Request]:
    """Restore, complete and keep the whole case."""

    def request(kept: str, task: str) -> str:
        case = state.restore(kept, loop.version, START)
        place = next(place for place in case.tasks if place.element == task)
        decide(case, CompleteTask(case.number, place, SOMEBODY, START, "1", Filled({"accepted": False})))
        return state.keep(case)

    opened, _ = open_case(OpenCase("flat", SOMEBODY, START, "0", Filled(ANSWERS)), loop.version, ZONE, 1)
    return state.keep(opened), request


def _measured(kept: str, request: _Request, tasks: tuple[str, ...], rounds: int) -> Iterator[tuple[float, int]]:
    """Milliseconds of processor time (mean) and bytes of state (most) of a round's requests, round by round."""
    for _ in range(rounds):
        size, began = 0, process_time_ns()
        for task in tasks:
            kept = request(kept, task)
            size = max(size, len(kept.encode()))
        yield (process_time_ns() - began) / len(tasks) / 1e6, size


def _figure(measured: list[tuple[float, int]], around: int) -> tuple[float, int]:
    window = measured[max(0, around - WIDTH // 2) : around + WIDTH // 2]
    return statistics.median(cost for cost, _ in window), max(size for _, size in window)


def main() -> int:
    """Print the figures; 1 if a request of round 500 takes over 10 % more time than one of round 5."""
    rework = _loop(_REWORK, "work", "b", "a", "inside", "review")
    simple = _loop(_SIMPLE, "a")
    flat = True
    for name, begun in (("tokens", _tokens), ("case", _case)):
        list(_measured(*begun(rework), rework.tasks, 50))  # warm
        rounds = list(_measured(*begun(rework), rework.tasks, 520))
        (early, early_size), (late, late_size) = _figure(rounds, WIDTH // 2), _figure(rounds, 500)
        lone, lone_size = _figure(list(_measured(*begun(simple), simple.tasks, 300)), 150)
        sys.stdout.write(
            f"{name:6}  simple case {lone:.3f} ms, {lone_size} bytes; rework loop in round 5 {early:.3f} ms, "
            f"{early_size} bytes; in round 500 {late:.3f} ms ({late / early - 1:+.0%}), {late_size} bytes\n"
        )
        flat = flat and late <= early * 1.1
    return 0 if flat else 1


if __name__ == "__main__":
    sys.exit(main())
