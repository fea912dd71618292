"""The language of a process tree, word by word, for tests only: what is left of a tree when something in it was done.

What is left of a tree is a tree again (as the derivatives of a regular expression are expressions; Brzozowski, 1964), so that
there are no tokens and no joins here that could be wrong as those of the engine. A tree that has *begun* has nothing to decide at
its front: what is there waits.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Any

from process_trees import SILENT, Choice, Event, Loop, Parallel, Sequence, Silent, Some, Sub, Task, Timer, Tree

ANY: Mapping[str, int] = {}
"""Nothing is decided: a language has every way in it."""


def begun(tree: Tree, decided: Mapping[str, int] = ANY) -> Iterator[Tree]:
    """What can be there at once when the tree begins."""
    match tree:
        case Silent() | Task() | Timer():
            yield tree
        case Sub(inside=inside):
            yield from (_around(tree, each) for each in begun(inside, decided))
        case Sequence((first, *rest)):
            for each in begun(first, decided):
                yield from begun(Sequence(tuple(rest)), decided) if each == SILENT else [Sequence((each, *rest))]
        case Sequence():
            yield SILENT
        case Parallel(parts):
            yield from (_together(each) for each in product(*(tuple(begun(part, decided)) for part in parts)))
        case Choice() | Some() | Loop():
            for each in _meant(tree, decided):
                yield from begun(each, decided)


def _meant(tree: Choice | Some | Loop, decided: Mapping[str, int]) -> Iterator[Tree]:
    """The trees that the choice stands for; a loop stands for its body, and the choice of all that again."""
    match tree:
        case Choice(parts, name):
            yield from (parts[n] for n in _ways(name, range(len(parts)), decided))
        case Some(parts, name):
            for bits in _ways(name, range(1, 2 ** len(parts)), decided):
                yield Parallel(tuple(part for n, part in enumerate(parts) if bits >> n & 1))
        case Loop(body, redo, name):
            yield Sequence((body, Choice((SILENT, Sequence((redo, tree))), name)))


def after(tree: Tree, done: str, decided: Mapping[str, int] = ANY) -> Iterator[tuple[Tree, tuple[Tree, ...]]]:
    """What can be left of a tree that has begun, and what has begun beside it in its scope."""
    match tree:
        case Task() | Timer() if tree.name == done:
            yield SILENT, ()
        case Sequence((first, *rest)):
            for left, beside in after(first, done, decided):
                yield from ((each, beside) for each in begun(Sequence((left, *rest)), decided))
        case Parallel(parts):
            for n, part in enumerate(parts):
                for left, beside in after(part, done, decided):
                    yield _together((*parts[:n], left, *parts[n + 1 :])), beside
        case Sub(inside=inside):
            for left, beside in after(inside, done, decided):
                yield _around(tree, _together((left, *beside))), ()
    yield from _happened(tree, done, decided)


def _happened(host: Any, done: str, decided: Mapping[str, int]) -> Iterator[tuple[Tree, tuple[Tree, ...]]]:
    """The same where it is an event on the boundary."""
    for event in (each for each in _events(host) if each.name == done):
        others = tuple(each for each in host.events if each != event)
        again = (replace(event, times=event.times - 1),) if event.times > 1 else ()
        for path in begun(event.path, decided):
            yield (path, ()) if event.interrupting else (replace(host, events=others + again), (path,))


def waiting(tree: Tree) -> Counter[str]:
    """The names of all that can be done next in a tree that has begun."""
    found = Counter(event.name for event in _events(tree))
    match tree:
        case Task() | Timer():
            found[tree.name] += 1
        case Sub(inside=inside) | Sequence((inside, *_)):
            found += waiting(inside)
        case Parallel(parts):
            for part in parts:
                found += waiting(part)
    return found


def beginning(tree: Tree, decided: Mapping[str, int] = ANY) -> frozenset[Tree]:
    """What a process can be when it begins."""
    return frozenset(begun(Sub(tree), decided))


def following(states: Iterable[Tree], done: str, decided: Mapping[str, int] = ANY) -> frozenset[Tree]:
    """What the process can be when this was done."""
    return frozenset(left for state in states for left, _ in after(state, done, decided))


def accepts(tree: Tree, word: Iterable[str]) -> bool:
    """Whether a process may end when this was done, in this order."""
    states = beginning(tree)
    for done in word:
        states = following(states, done)
    return SILENT in states


def _events(tree: Tree) -> tuple[Event, ...]:
    return tree.events if isinstance(tree, Task | Sub) else ()


def _ways(name: str, all_of_them: range, decided: Mapping[str, int]) -> Iterable[int]:
    return (decided[name],) if name in decided else all_of_them


def _around(sub: Sub, inside: Tree) -> Tree:
    return SILENT if inside == SILENT else replace(sub, inside=inside)


def _together(parts: Iterable[Tree]) -> Tree:
    """What is there at the same time, in one order, so that equal states are one."""
    left = sorted((part for part in parts if part != SILENT), key=repr)
    return Parallel(tuple(left)) if left else SILENT
