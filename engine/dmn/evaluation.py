"""One evaluation of decisions: what it was given, what it has decided, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.dmn.types import fitting
from engine.feel.converting import Misfit
from engine.feel.expression import ground
from engine.feel.scope import Ground
from engine.feel.sites import Site
from engine.feel.types import Type
from engine.feel.work import Work

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Consulted:
    """A decision table that was asked: where it stands, its inputs by their labels, and the 1-based rules that were hit."""

    element: str
    rules: tuple[int, ...]
    inputs: Values = field(default_factory=dict)


class DecisionWork(Work):
    """The budget of an evaluation, and the tables that it consulted, in their order."""

    __slots__ = ("consulted",)

    def __init__(self) -> None:
        super().__init__()
        self.consulted: list[Consulted] = []


class Evaluation:
    """What is given by name, and the results of elements (by their addresses) as far as they are known."""

    def __init__(self, given: Values, work: DecisionWork, known: Mapping[str, Any] | None = None):
        self.ground: Ground = ground(given, work)
        self.work = work
        self.known: dict[str, Any] = dict(known or {})


def typed(value: Any, type: Type | None, work: Work, name: str) -> Any:
    """The value as one of the type; null, with a warning that names what should have had it, if it is none."""
    if type is None or value is None:
        return value
    try:
        return fitting(value, type)
    except Misfit as misfit:
        work.warn(Site(name, 0, len(name)), str(misfit))
        return None
