"""Random process trees, by Hypothesis."""

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import strategies as st
from process_trees import (
    SILENT,
    Activity,
    Choice,
    Event,
    Loop,
    Parallel,
    Sequence,
    Some,
    Sub,
    Task,
    Timer,
    Tree,
    can_be_silent,
    named,
)

MOST_LEAVES = 16
T = TypeVar("T")


@st.composite
def processes(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Any:
    """Random trees, everything in them with a name of its own."""
    return named(_Making(draw).tree(draw(st.integers(1, MOST_LEAVES))))


class _Making:
    """Makes trees of so many leaves."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]):
        self.draw = draw

    def tree(self, leaves: int) -> Tree:
        if leaves == 1:
            return self.leaf()
        blocks = [self.sequence, self.parallel, self.choice, self.some, self.loop, self.loop]
        return self.one_of(*blocks, self.activity, self.activity, self.activity)(leaves)

    def leaf(self) -> Tree:
        return self.one_of(Task(), Task(), Timer(self.number(1, 6)))

    def sequence(self, leaves: int) -> Tree:
        return Sequence(self.several(leaves))

    def parallel(self, leaves: int) -> Tree:
        return Parallel(self.several(leaves))

    def choice(self, leaves: int) -> Tree:
        return Choice(self.perhaps_skipped(leaves))

    def some(self, leaves: int) -> Tree:
        return Some(self.perhaps_skipped(leaves))

    def loop(self, leaves: int) -> Tree:
        """One in which nobody need do anything would go round at once: there somebody does."""
        body, redo = self.several(leaves)[:2]
        redo = self.one_of(redo, SILENT)
        return Loop(Sequence((body, Task())) if can_be_silent(body) and can_be_silent(redo) else body, redo)

    def activity(self, leaves: int) -> Activity:
        """A leaf, or, of several leaves, one with events or a sub-process, perhaps with events."""
        if leaves == 1:
            return self.leaf()
        shares = self.shares(leaves, self.number(1, min(3, leaves)))
        events = tuple(self.event(share) for share in shares[1:])
        return Task(events) if shares[0] == 1 and events else Sub(self.tree(shares[0]), events)

    def event(self, leaves: int) -> Event:
        interrupting = self.one_of(True, False)
        return Event(self.activity(leaves), self.number(1, 6), interrupting, 1 if interrupting else self.number(1, 3))

    def several(self, leaves: int) -> tuple[Tree, ...]:
        return tuple(self.tree(share) for share in self.shares(leaves, self.number(2, min(3, leaves))))

    def perhaps_skipped(self, leaves: int) -> tuple[Tree, ...]:
        skipped = self.number(1, 4) == 4
        return (self.tree(leaves), SILENT) if skipped else self.several(leaves)

    def shares(self, leaves: int, parts: int) -> list[int]:
        """So many numbers from 1 that make up the leaves."""
        shares = []
        for others in range(parts - 1, 0, -1):
            shares.append(self.number(1, leaves - others))
            leaves -= shares[-1]
        return [*shares, leaves]

    def number(self, least: int, most: int) -> int:
        return int(self.draw(st.integers(least, most)))

    def one_of(self, *values: T) -> T:
        chosen: T = self.draw(st.sampled_from(values))
        return chosen
