"""Process trees drawn as diagrams, in the notation of the tests."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from process_trees import Activity, Choice, Event, Loop, Parallel, Sequence, Silent, Some, Sub, Task, Timer, Tree

Ends = tuple[str, str] | None
"""The node by which a part is entered, and how the flow begins by which it is left (`u1 >`); None: it is a mere flow."""


def lines_of(tree: Tree) -> str:
    """The process, one choice being decided by one answer of its name."""
    drawing = _Drawing()
    drawing.scope("", tree)
    return "\n".join(drawing.lines)


class _Drawing:
    """The lines so far."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, *lines: str) -> None:
        self.lines += lines

    def scope(self, name: str, tree: Tree) -> None:
        self.write(f"start {name}s", f"end {name}z")
        self.between(f"{name}s", self.part(tree), f"{name}z")

    def between(self, source: str, ends: Ends, target: str, sign: str = ">", condition: str = "") -> None:
        """The part stands between the two, and is entered under the condition."""
        first, leaving = ends or (target, "")
        self.write(f"{source} {sign} {first}" + (f" if '={condition}'" if condition else ""))
        if leaving:
            self.write(f"{leaving} {target}")

    def part(self, tree: Any) -> Ends:
        match tree:
            case Silent():
                return None
            case Sequence(parts):
                return self.sequence(parts)
            case Parallel() | Choice() | Some():
                return self.block(tree)
            case Loop():
                return self.loop(tree)
        return self.activity(tree)

    def sequence(self, parts: Iterable[Tree]) -> Ends:
        drawn = [ends for part in parts if (ends := self.part(part)) is not None]
        for (_, leaving), (first, _) in pairwise(drawn):
            self.write(f"{leaving} {first}")
        return (drawn[0][0], drawn[-1][1]) if drawn else None

    def block(self, tree: Parallel | Choice | Some) -> Ends:
        kind = {Parallel: "and", Choice: "xor", Some: "or"}[type(tree)]
        split, meet = tree.name, f"{tree.name}z"
        self.write(f"{kind} {split}", f"{kind} {meet}")
        for n, part in enumerate(tree.parts):
            sign = "=>" if n == 0 and kind == "xor" else ">"
            self.between(split, self.part(part), meet, sign, _condition(tree, n) if sign == ">" else "")
        return split, f"{meet} >"

    def loop(self, tree: Loop) -> Ends:
        head, tail = tree.name, f"{tree.name}z"
        self.write(f"xor {head}", f"xor {tail}")
        self.between(head, self.part(tree.body), tail)
        self.between(tail, self.part(tree.redo), head, condition=f"{tree.name} = 1")
        return head, f"{tail} =>"

    def activity(self, tree: Activity) -> Ends:
        match tree:
            case Timer(hours, name):
                self.write(f"catch {name} after=PT{hours}H")
                return name, f"{name} >"
            case Task(name=name):
                self.write(f"user {name}")
            case Sub(inside, name=name):
                self.write(f"sub {name} {{")
                self.scope(name, inside)
                self.write("}")
        return tree.name, f"{self.events(tree)} >"

    def events(self, host: Any) -> str:
        """The host's events, and the node behind the host and those that interrupt it."""
        for event in host.events:
            self.write(f"boundary {event.name} on={host.name} {_timer(event)}")
        inside = [event for event in host.events if event.interrupting]
        for event in host.events:
            if not event.interrupting:
                self.write(f"end {event.name}z")
                self.between(event.name, self.part(event.path), f"{event.name}z")
        if not inside:
            return host.name
        meet = f"{host.name}y"
        self.write(f"xor {meet}", f"{host.name} > {meet}")
        for event in inside:
            self.between(event.name, self.part(event.path), meet)
        return meet


def _condition(tree: Parallel | Choice | Some, n: int) -> str:
    match tree:
        case Choice(name=name):
            return f"{name} = {n}"
        case Some(parts, name):
            return " or ".join(f"{name} = {bits}" for bits in range(2 ** len(parts)) if bits >> n & 1)
    return ""


def _timer(event: Event) -> str:
    when = f"cycle=R{event.times}/PT{event.hours}H" if event.times > 1 else f"after=PT{event.hours}H"
    return when if event.interrupting else f"{when} ni"
