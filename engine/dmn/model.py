"""What a model consists of: input data, decisions and knowledge models (DMN 1.5, chapter 6)."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from engine.dmn.citing import Citation
from engine.dmn.errors import DecisionFailed
from engine.dmn.evaluation import Decided, DecisionWork, Evaluation, Values, handed_in, typed
from engine.dmn.requiring import Required
from engine.dmn.table import Table
from engine.feel.compiling import Closure
from engine.feel.errors import FeelLimitExceeded
from engine.feel.scope import Scope
from engine.feel.types import Type
from engine.feel.values import Function
from engine.feel.work import evaluating


@dataclass(frozen=True)
class Logic:
    """What an element's boxed expression says: how it is evaluated, what it reads, the tables in it, its size in steps."""

    closure: Closure
    names: frozenset[str] = frozenset()
    tables: tuple[Table, ...] = ()
    size: int = 1


@dataclass(frozen=True)
class Element(ABC):
    """What can be required; `address` is `namespace#id`, `name` what its result is called, `label` what it is called itself."""

    address: str
    name: str
    label: str

    @property
    def id(self) -> str:
        """The element's id in its file."""
        return self.address.rpartition("#")[2]

    @abstractmethod
    def result(self, evaluation: Evaluation) -> Any:
        """What the element gives to those that require it, found out once in an evaluation."""

    @property
    @abstractmethod
    def names(self) -> frozenset[str]:
        """The names that the element, and those that it requires, read from outside."""


@dataclass(frozen=True)
class InputData(Element):
    """Something that is given."""

    type: Type | None = None

    def result(self, evaluation: Evaluation) -> Any:
        """What is given by this name, as a value of the type."""
        if self.address not in evaluation.known:
            given = handed_in(evaluation.ground[self.name], self.type)
            evaluation.known[self.address] = typed(given, self.type, evaluation.work, self.name)
        return evaluation.known[self.address]

    @property
    def names(self) -> frozenset[str]:
        """Its own."""
        return frozenset({self.name})


@dataclass(frozen=True)
class Reasoned(Element):
    """An element with logic, and what it requires for it."""

    logic: Logic
    required: tuple[Required, ...] = ()

    def scope(self, evaluation: Evaluation) -> Scope:
        """What its logic sees: what it requires, and what is given."""
        seen: dict[str, Any] = {}
        for each in sorted(self.required, key=lambda each: -len(each.path)):
            around = seen
            for name in each.path[:-1]:
                around = around.setdefault(name, {})
            around.setdefault(each.path[-1], each.element.result(evaluation))
        return Scope(seen, evaluation.ground)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that the logic reads and nothing required gives, and those of what is required."""
        given = {each.path[0] for each in self.required}
        return (self.logic.names - given).union(*(each.element.names for each in self.required))


@dataclass(frozen=True)
class Decision(Reasoned):
    """A decision; `cited` are its rules, or itself, that name clauses."""

    type: Type | None = None
    cited: tuple[Citation, ...] = ()

    def result(self, evaluation: Evaluation) -> Any:
        """The decision's value; DecisionFailed where it has none."""
        if self.address not in evaluation.known:
            value = self.logic.closure(self.scope(evaluation))
            evaluation.known[self.address] = typed(value, self.type, evaluation.work, self.name)
        return evaluation.known[self.address]

    def decide(self, given: Values) -> Decided:
        """The answer over these names (JSON or FEEL values); DecisionFailed where there is none.

        Required decisions are decided first, each once, and their results are seen under their variables' names.
        """
        work = DecisionWork()
        with evaluating(work):
            value = decided(lambda: self.result(Evaluation(given, work)), self.label)
        own = next((each for each in reversed(work.consulted) if each.address == self.address), None)
        return Decided(value, own, tuple(work.consulted), tuple(work.warnings))

    def citations(self) -> list[Citation]:
        """The decision and its rules that name clauses, with their ids; those of required decisions too, each once."""
        return [each for element in reasoned(self) if isinstance(element, Decision) for each in element.cited]


@dataclass(frozen=True)
class KnowledgeModel(Reasoned):
    """A function that decisions share; its logic makes it where it is required, and it may call itself."""

    type: Type | None = None

    def result(self, evaluation: Evaluation) -> Function | None:
        """The function; null without logic."""
        if self.address not in evaluation.known:
            scope = self.scope(evaluation)
            made: Function | None = self.logic.closure(scope)
            if made is not None:
                made = replace(made, name=self.name, result=self.type)
            evaluation.known[self.address] = scope[self.name] = made
        return evaluation.known[self.address]  # type: ignore[no-any-return]


def reasoned(*elements: Element, but: Collection[str] = ()) -> list[Reasoned]:
    """The elements with logic among these, and all that they require, each once; not those at the addresses `but`."""
    found: dict[str, Reasoned] = {}
    waiting = list(elements)
    while waiting:
        element = waiting.pop(0)
        if isinstance(element, Reasoned) and element.address not in found and element.address not in but:
            found[element.address] = element
            waiting += [each.element for each in element.required]
    return list(found.values())


def decided(decide: Callable[[], Any], name: str) -> Any:
    """What is decided; FeelLimitExceeded where it goes too deep."""
    try:
        return decide()
    except RecursionError:
        raise FeelLimitExceeded(f"`{name}` goes too deep.") from None


def failing(sentence: str) -> Closure:
    """The closure of logic that could not be read."""

    def fail(scope: Scope) -> Any:
        raise DecisionFailed(sentence)

    return fail
