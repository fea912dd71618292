"""A procedure's diagram as plain values: what it says, without XML and without an engine."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeVar

ACTIVITIES = frozenset({"userTask", "scriptTask", "businessRuleTask", "receiveTask", "subProcess"})
GATEWAYS = frozenset({"exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway"})
EVENTS = frozenset({"startEvent", "endEvent", "boundaryEvent", "intermediateCatchEvent"})


@dataclass(frozen=True)
class Timer:
    """When a timer event happens: an instant, a duration, or a cycle; `text` is FEEL if it begins with `=`."""

    kind: Literal["date", "duration", "cycle"]
    text: str


@dataclass(frozen=True)
class Loop:
    """How often an activity is done: once for each item of a list, or again while a condition holds."""

    kind: Literal["parallel", "sequential", "standard"]
    collection: str = ""
    item: str = ""
    condition: str = ""
    test_before: bool = False
    maximum: int | None = None


@dataclass(frozen=True)
class Element:
    """One flow node; `kind` is its BPMN name (`userTask`, …), `scope` the process or sub-process around it."""

    id: str
    kind: str
    name: str
    scope: str
    lane: str | None = None
    documentation: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    form: str | None = None
    groups: str | None = None
    due: str | None = None
    script: str | None = None
    decision: str | None = None
    result: str | None = None
    loop: Loop | None = None
    timer: Timer | None = None
    message: str | None = None
    correlation: str | None = None
    terminate: bool = False
    attached_to: str | None = None
    interrupting: bool = True
    by_event: bool = False
    default: str | None = None

    @property
    def checks(self) -> str | None:
        """The element whose completer may not do this task."""
        return self.properties.get("checks")

    @property
    def clauses(self) -> tuple[str, ...]:
        """The ids of the clauses that this element fulfils."""
        return tuple(self.properties.get("clauses", "").split())

    @property
    def roles(self) -> tuple[str, ...]:
        """Who may report the message: the property `roles`, else the lane."""
        named = tuple(role.strip() for role in self.properties.get("roles", "").split(",") if role.strip())
        return named or ((self.lane,) if self.lane else ())


@dataclass(frozen=True)
class Flow:
    """One sequence flow; `condition` is FEEL beginning with `=`."""

    id: str
    source: str
    target: str
    scope: str
    name: str = ""
    condition: str | None = None
    properties: Mapping[str, str] = field(default_factory=dict)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The ids of the clauses that this flow fulfils."""
        return tuple(self.properties.get("clauses", "").split())


@dataclass(frozen=True)
class Diagram:
    """A procedure as it is drawn; elements and flows by id, in the order of the file."""

    file: str
    process_id: str
    name: str
    properties: Mapping[str, str]
    elements: Mapping[str, Element]
    flows: Mapping[str, Flow]
    lanes: tuple[str, ...] = ()
    drawn: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The clauses cited by what is only drawn (pools, lanes, annotations), by its id."""

    def citations(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every element and flow that names clauses, with their ids."""
        process = tuple(self.properties.get("clauses", "").split())
        cited = [(self.process_id, process), *((each.id, each.clauses) for each in self.elements.values())]
        cited += [(flow.id, flow.clauses) for flow in self.flows.values()]
        return [(where, clauses) for where, clauses in (*cited, *self.drawn.items()) if clauses]

    def outgoing(self, element: str) -> list[Flow]:
        """The flows that leave an element, in the order of the file."""
        return list(self._by_source.get(element, ()))

    def incoming(self, element: str) -> list[Flow]:
        """The flows that lead to an element, in the order of the file."""
        return list(self._by_target.get(element, ()))

    def inside(self, scope: str) -> list[Element]:
        """The elements directly inside the process or a sub-process, in the order of the file."""
        return list(self._by_scope.get(scope, ()))

    def scopes(self) -> list[str]:
        """The process and every sub-process, outer ones first."""
        return [self.process_id, *(each.id for each in self.elements.values() if each.kind == "subProcess")]

    def boundaries(self, activity: str) -> list[Element]:
        """The events on an activity's boundary, in the order of the file."""
        return list(self._by_host.get(activity, ()))

    def opening_task(self) -> Element | None:
        """The user task right behind the none start event: the one that opening a complaint fills."""
        starts = [element for element in self.inside(self.process_id) if element.kind == "startEvent"]
        behind = [self.elements.get(flow.target) for start in starts for flow in self.outgoing(start.id)]
        return next((element for element in behind if element is not None and element.kind == "userTask"), None)

    # A stranger's file may have thousands of elements: each is looked at once, not once for every other one.

    @cached_property
    def _by_source(self) -> dict[str | None, list[Flow]]:
        return _grouped(self.flows.values(), lambda flow: flow.source)

    @cached_property
    def _by_target(self) -> dict[str | None, list[Flow]]:
        return _grouped(self.flows.values(), lambda flow: flow.target)

    @cached_property
    def _by_scope(self) -> dict[str | None, list[Element]]:
        return _grouped(self.elements.values(), lambda element: element.scope)

    @cached_property
    def _by_host(self) -> dict[str | None, list[Element]]:
        return _grouped(self.elements.values(), lambda element: element.attached_to)


_Kind = TypeVar("_Kind")


def _grouped(each: Iterable[_Kind], key: Callable[[_Kind], str | None]) -> dict[str | None, list[_Kind]]:
    groups: dict[str | None, list[_Kind]] = {}
    for one in each:
        groups.setdefault(key(one), []).append(one)
    return groups
