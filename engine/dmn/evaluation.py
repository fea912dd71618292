"""One evaluation of decisions: what it was given, what it has decided, and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.feel.converting import Misfit, converted
from engine.feel.expression import ground
from engine.feel.scope import Ground
from engine.feel.sites import FeelWarning, Site
from engine.feel.temporal import read_date, read_date_and_time, read_duration, read_time
from engine.feel.types import ANY, SIMPLE, ContextOf, ListOf, Type
from engine.feel.work import Work

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Consulted:
    """A decision table that was asked: the address and name of what it stands in, the 1-based rules hit, the inputs by their labels."""

    address: str
    name: str
    rules: tuple[int, ...]
    inputs: Values = field(default_factory=dict)

    @property
    def element(self) -> str:
        """The id of what the table stands in."""
        return self.address.rpartition("#")[2]


@dataclass(frozen=True)
class Decided:
    """A value of FEEL and why: the tables that were asked, in their order, the decision's own among them, and the warnings
    that say what is null.
    """

    value: Any
    own: Consulted | None = None
    consulted: tuple[Consulted, ...] = ()
    warnings: tuple[FeelWarning, ...] = ()

    @property
    def rules(self) -> tuple[int, ...]:
        """The 1-based numbers of the rules of the decision's own table that were hit."""
        return self.own.rules if self.own is not None else ()

    @property
    def inputs(self) -> Values:
        """What the decision's own table was given, by the labels of its inputs."""
        return self.own.inputs if self.own is not None else {}

    @property
    def required(self) -> tuple[Consulted, ...]:
        """The tables that were asked on the way to the decision's own."""
        return tuple(each for each in self.consulted if each is not self.own)


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


_READ: Mapping[Type, Callable[[str], Any]] = {
    SIMPLE["date"]: read_date,
    SIMPLE["time"]: read_time,
    SIMPLE["date and time"]: read_date_and_time,
    SIMPLE["days and time duration"]: read_duration,
    SIMPLE["years and months duration"]: read_duration,
}


def handed_in(value: Any, type: Type | None) -> Any:
    """A value as it comes from outside: JSON has no dates, and says them as ISO 8601 text where the type asks for one."""
    wanted = ANY if type is None else type.plain
    if isinstance(value, str) and wanted in _READ:
        read = _READ[wanted](value)
        return value if read is None else read
    if isinstance(value, list) and isinstance(wanted, ListOf):
        return [handed_in(item, wanted.item) for item in value]
    if isinstance(value, dict) and isinstance(wanted, ContextOf):
        return {name: handed_in(item, wanted.entries.get(name)) for name, item in value.items()}
    return value


def typed(value: Any, type: Type | None, work: Work, name: str) -> Any:
    """The value as one of the type; null, with a warning that names what should have had it, if it is none."""
    if type is None or value is None:
        return value
    try:
        return converted(value, type)
    except Misfit as misfit:
        work.warn(Site(name, 0, len(name)), str(misfit))
        return None
