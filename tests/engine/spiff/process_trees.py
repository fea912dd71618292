"""Sound process trees as values (van der Aalst, Process Mining, 2016, 3.2.8), with what BPMN puts on activities.

A tree has no states that it cannot leave, however it is put together: so must be the diagram that is drawn from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import count
from typing import Any


@dataclass(frozen=True)
class Silent:
    """Nothing is done."""


@dataclass(frozen=True)
class Timer:
    """A leaf: some hours pass."""

    hours: int
    name: str = "t"


@dataclass(frozen=True)
class Event:
    """A timer on the boundary of an activity, and the activity behind it.

    If it interrupts, that one is done instead of the rest of its host; if not, beside everything else in its scope,
    each of the `times` that it happens.
    """

    path: "Activity"
    hours: int
    interrupting: bool
    times: int = 1
    name: str = "b"


@dataclass(frozen=True)
class Task:
    """A leaf: somebody does something."""

    events: tuple[Event, ...] = ()
    name: str = "u"


@dataclass(frozen=True)
class Sub:
    """A tree drawn as a sub-process: its scope is done when everything begun in it is."""

    inside: "Tree"
    events: tuple[Event, ...] = ()
    name: str = "p"


@dataclass(frozen=True)
class Sequence:
    """One after the other."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True)
class Choice:
    """One of them."""

    parts: tuple["Tree", ...]
    name: str = "x"


@dataclass(frozen=True)
class Some:
    """One or several of them, at the same time."""

    parts: tuple["Tree", ...]
    name: str = "o"


@dataclass(frozen=True)
class Parallel:
    """All of them, at the same time."""

    parts: tuple["Tree", ...]
    name: str = "a"


@dataclass(frozen=True)
class Loop:
    """The body, and again and again the other part and the body."""

    body: "Tree"
    redo: "Tree"
    name: str = "l"


Activity = Timer | Task | Sub
Tree = Silent | Activity | Sequence | Choice | Some | Parallel | Loop
SILENT = Silent()


def named(tree: Any, numbers: Iterator[int] | None = None) -> Any:
    """The tree with a name of its own for everything in it."""
    numbers = count(1) if numbers is None else numbers
    changed: dict[str, Any] = {"name": f"{tree.name}{next(numbers)}"} if hasattr(tree, "name") else {}
    for field in fields(tree):
        value = getattr(tree, field.name)
        if isinstance(value, tuple):
            changed[field.name] = tuple(named(each, numbers) for each in value)
        elif is_dataclass(value):
            changed[field.name] = named(value, numbers)
    return replace(tree, **changed)


def within(tree: Any) -> Iterator[Any]:
    """The tree and everything in it."""
    yield tree
    for part in _parts(tree):
        yield from within(part)


def overtaken(tree: Any, again: bool = False) -> Iterator[Event]:
    """The events that can happen again in the same scope while what lies behind them is not yet done."""
    if isinstance(tree, Event) and again and not tree.interrupting:
        yield tree
    for part in _parts(tree):
        own_scope = isinstance(tree, Sub) and part is tree.inside
        yield from overtaken(part, not own_scope and (again or isinstance(tree, Loop)))


def ways(tree: Tree) -> dict[str, range]:
    """What can be decided at each choice: the number of a part, 1 to go round again, or the parts as bits of a number."""
    found: dict[str, range] = {}
    for each in within(tree):
        match each:
            case Choice(parts, name):
                found[name] = range(len(parts))
            case Some(parts, name):
                found[name] = range(1, 2 ** len(parts))
            case Loop(name=name):
                found[name] = range(2)
    return found


def can_be_silent(tree: Tree) -> bool:
    """Whether it may be over without anybody having done anything."""
    match tree:
        case Timer() | Task():
            return False
        case Sub(inside=inside) | Loop(body=inside):
            return can_be_silent(inside)
        case Choice(parts) | Some(parts):
            return any(can_be_silent(part) for part in parts)
        case Sequence(parts) | Parallel(parts):
            return all(can_be_silent(part) for part in parts)
    return True


def _parts(tree: Any) -> Iterator[Any]:
    for value in (getattr(tree, field.name) for field in fields(tree)):
        yield from (each for each in (value if isinstance(value, tuple) else (value,)) if is_dataclass(each))
