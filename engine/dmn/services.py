"""Decision services (DMN 1.5, 6.3.9), and all that a file defines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from engine.dmn.evaluation import Decided, DecisionWork, Evaluation, Values, handed_in, typed
from engine.dmn.model import Decision, Element, InputData, KnowledgeModel, decided, reasoned
from engine.dmn.table import Table
from engine.feel.types import ANY, Type
from engine.feel.values import Function
from engine.feel.work import check_depth, evaluating


@dataclass(frozen=True)
class DecisionService(Element):
    """Decisions that are called together: inputs are handed in, and what the outputs decide is given back."""

    inputs: tuple[InputData | Decision, ...]
    outputs: tuple[Decision, ...]
    type: Type | None = None

    def result(self, evaluation: Evaluation) -> Function:
        """The service as a function: its parameters are the input data, then the input decisions."""
        types = tuple(each.type or ANY for each in self.inputs)
        names = tuple(each.name for each in self.inputs)

        cost, levels = self._cost
        work = evaluation.work

        def call(*arguments: Any) -> Any:
            work.spend(cost)
            work.deep += levels
            check_depth(work.deep)
            try:
                return self._answer(arguments, evaluation)
            finally:
                work.deep -= levels

        return Function(self.name, names, call, types, self.type)

    @cached_property
    def _cost(self) -> tuple[int, int]:
        """The steps of a call, and the levels that it goes deep."""
        inside = reasoned(*self.outputs, but={each.address for each in self.inputs})
        return 10 + sum(10 + each.logic.size for each in inside), 20 + 6 * min(len(inside), 100)

    def decide(self, given: Values) -> Decided:
        """What the service answers when it is asked from outside; an input that is not given is null."""
        work = DecisionWork()
        with evaluating(work):
            outer = Evaluation(given, work)
            handed = [handed_in(outer.ground[each.name], each.type) for each in self.inputs]
            arguments = [
                typed(value, each.type, work, each.name) for value, each in zip(handed, self.inputs, strict=True)
            ]
            answer = decided(lambda: self._answer(arguments, outer), self.label)
            value = typed(answer, self.type, work, self.name)
        return Decided(value, None, tuple(work.consulted), tuple(work.warnings))

    def _answer(self, arguments: Sequence[Any], outer: Evaluation) -> Any:
        """Nothing of what is given outside is seen inside but functions, such as `now`."""
        known = {each.address: value for each, value in zip(self.inputs, arguments, strict=True)}
        functions = {name: each for name, each in outer.ground.given.items() if isinstance(each, Function)}
        inner = Evaluation(functions, outer.work, known)
        if len(self.outputs) == 1:
            return self.outputs[0].result(inner)
        return {each.name: each.result(inner) for each in self.outputs}

    @property
    def names(self) -> frozenset[str]:
        """None: everything is handed in."""
        return frozenset()


@dataclass(frozen=True)
class Definitions:
    """The decisions and services of one file, by their ids."""

    path: str
    decisions: Mapping[str, Decision]
    services: Mapping[str, DecisionService] = field(default_factory=dict)
    models: tuple[KnowledgeModel, ...] = ()

    def tables(self) -> Iterator[Table]:
        """All decision tables of the file's decisions and knowledge models."""
        for element in (*self.decisions.values(), *self.models):
            yield from element.logic.tables

    def named(self, name: str) -> "Decision | DecisionService | None":
        """The decision or service of this id or name."""
        every: list[Decision | DecisionService] = [*self.decisions.values(), *self.services.values()]
        return next((each for each in every if name in (each.id, each.name, each.label)), None)
