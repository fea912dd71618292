"""The names of the other engine in a tree, as they are called here."""

from engine.diagram.camunda7.juel.refusal import NotTurned
from engine.diagram.camunda7.juel.tree import Both, Choice, Empty, Literal, Minus, Name, Not, Tree
from engine.diagram.names import RESERVED

_COUNTS = {
    "nrOfInstances": "numberOfInstances",
    "nrOfActiveInstances": "numberOfActiveInstances",
    "nrOfCompletedInstances": "numberOfCompletedInstances",
}
_LOOP_COUNTER = Name(("loopCounter",))
_FROM_ZERO = Both("-", _LOOP_COUNTER, Literal("1"))
"""The other engine counts from 0."""
_THEIRS = frozenset({"execution", "task", "caseExecution", "connector", "externalTask", "authenticatedUserId"})


def ours(tree: Tree, counts: bool) -> Tree:
    """The tree with our names; NotTurned for what is known to the other engine only.

    `counts` says whether the expression sees how many instances there are.
    """
    match tree:
        case Name():
            return _named(tree, counts)
        case Not(operand) | Minus(operand) | Empty(operand):
            return type(tree)(ours(operand, counts))
        case Both(operator, left, right):
            return Both(operator, ours(left, counts), ours(right, counts))
        case Choice(condition, then, otherwise):
            return Choice(ours(condition, counts), ours(then, counts), ours(otherwise, counts))
        case _:
            return tree


def names(tree: Tree) -> set[str]:
    """The names that it reads."""
    match tree:
        case Name((first, *_)):
            return {first}
        case Not(operand) | Minus(operand) | Empty(operand):
            return names(operand)
        case Both(_, left, right):
            return names(left) | names(right)
        case Choice(condition, then, otherwise):
            return names(condition) | names(then) | names(otherwise)
        case _:
            return set()


def _named(name: Name, counts: bool) -> Tree:
    first = name.parts[0]
    if name == _LOOP_COUNTER:
        return _FROM_ZERO
    if first in _COUNTS and counts:
        return Name((_COUNTS[first], *name.parts[1:]))
    if first in _COUNTS:
        raise NotTurned(f"`{first}` is known in the completion condition of a parallel loop only")
    if first in _THEIRS:
        raise NotTurned(f"`{first}` is something of the other engine's own")
    if first in RESERVED:
        raise NotTurned(f"`{first}` means something of its own here, and the answer needs another name")
    return name
