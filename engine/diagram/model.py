"""A procedure's diagram as plain values: what it says, without XML and without an engine."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from engine.diagram.parts import Element, Flow, is_link
from engine.diagram.problems import Problem


@dataclass(frozen=True)
class Diagram:
    """A procedure as it is drawn; elements and flows by id, in the order of the file."""

    file: str
    process_id: str
    name: str
    properties: Mapping[str, str]
    elements: Mapping[str, Element]
    flows: Mapping[str, Flow]
    partners: tuple[str, ...] = ()
    """The other executable pools, which run in the same case."""
    called: tuple[str, ...] = ()
    """The processes that call activities call."""
    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Where the message flows lead that leave an element."""
    pools: Mapping[str, str] = field(default_factory=dict)
    """The executable processes, by the ids of the pools that show them."""
    lanes: tuple[str, ...] = ()
    drawn: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The clauses cited by what is only drawn (pools, lanes, annotations), by its id."""
    noted: tuple[Problem, ...] = ()
    """What may be meant in the file itself; the check tells it too."""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    """The line of the file that each id stands in, from 1."""

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

    def throws(self, link: Element) -> list[Element]:
        """The link throw events that lead to a link catch event of the same scope."""
        return [each for each in self._links(link) if each.kind == "intermediateThrowEvent"]

    def catches(self, link: Element) -> list[Element]:
        """The link catch events that a link throw event of the same scope leads to; it must be one."""
        return [each for each in self._links(link) if each.kind == "intermediateCatchEvent"]

    def _links(self, link: Element) -> list[Element]:
        if not is_link(link):
            return []
        return [each for each in self.inside(link.scope) if is_link(each) and each.definition == link.definition]

    def beginnings(self, scope: str) -> list[list[Element]]:
        """The ways in which a scope can begin, each with all elements that begin together (BPMN 2.0.2, 10.5.2 and 13.3.4).

        A process begins with one of its start events, first those without a symbol, or with an event behind an instantiating
        gateway or in an instantiating receive task; without these, with all to which nothing leads. So does a sub-process.
        """
        inside = self.inside(scope)
        starts = [each for each in inside if each.kind == "startEvent"]
        starts.sort(key=lambda each: not each.is_symbol_free)
        starts += [each for each in inside if each.instantiates and each.kind == "receiveTask"]
        gates = [each for each in inside if each.instantiates and each.kind == "eventBasedGateway"]
        behind = [flow.target for each in gates for flow in self.outgoing(each.id)]
        starts += [self.elements[each] for each in behind if each in self.elements]
        if starts:
            return [[each] for each in starts]
        together = [each for each in inside if not self.incoming(each.id) and not _comes_by_itself(each)]
        return [together] if together else []

    def behind(self, flow: str, without: str) -> frozenset[str]:
        """The elements from which a token can come to a flow without passing one element."""
        found: set[str] = set()
        waiting = [self.flows[flow].source]
        while waiting:
            element = waiting.pop()
            if element in found or element == without:
                continue
            found.add(element)
            waiting += [before.source for before in self.incoming(element)]
            attached = self.elements[element].attached_to
            waiting += [attached] if attached is not None else []
            waiting += [throw.id for throw in self.throws(self.elements[element])]
        return frozenset(found)

    def scopes(self) -> list[str]:
        """The processes and every sub-process, outer ones first."""
        inner = [each.id for each in self.elements.values() if each.kind == "subProcess"]
        return [self.process_id, *self.partners, *self.called, *inner]

    def callers(self, process: str) -> list[Element]:
        """The activities that call a process."""
        return list(self._by_called.get(process, ()))

    def process_around(self, element: Element) -> str:
        """The process in which the element lies."""
        scope = element.scope
        while scope in self.elements:
            scope = self.elements[scope].scope
        return scope

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
    def _by_called(self) -> dict[str | None, list[Element]]:
        return _grouped(self.elements.values(), lambda element: element.calls)

    @cached_property
    def _by_host(self) -> dict[str | None, list[Element]]:
        return _grouped(self.elements.values(), lambda element: element.attached_to)


def _comes_by_itself(element: Element) -> bool:
    if is_link(element) and element.kind == "intermediateCatchEvent":
        return True
    return element.kind == "boundaryEvent" or element.by_event or element.for_compensation


_Kind = TypeVar("_Kind")


def _grouped(each: Iterable[_Kind], key: Callable[[_Kind], str | None]) -> dict[str | None, list[_Kind]]:
    groups: dict[str | None, list[_Kind]] = {}
    for one in each:
        groups.setdefault(key(one), []).append(one)
    return groups
