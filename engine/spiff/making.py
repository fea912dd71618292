"""The node that executes an element."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.diagram.model import Diagram
from engine.diagram.parts import ACTIVITIES, Element, EventDefinition, is_link, is_undoing
from engine.dmn import Decision
from engine.sentences import say
from engine.spiff.awaiting import AwaitedCondition, AwaitedThrow, Several
from engine.spiff.complex import Complex
from engine.spiff.documents import Document
from engine.spiff.events import Boundary, Catch, EventGateway, Part
from engine.spiff.expressions import Formula
from engine.spiff.gateways import Exclusive, Inclusive, Parallel
from engine.spiff.loops import Again, ForEach
from engine.spiff.notices import AwaitedNotice
from engine.spiff.plan import Node, Plan
from engine.spiff.subprocesses import SubProcess
from engine.spiff.tasks import BusinessRuleTask, ScriptTask, UserTask
from engine.spiff.throwing import End, Link, Said, Start, Throw
from engine.spiff.waiting import Awaited, AwaitedMessage, AwaitedTimer


@dataclass(frozen=True)
class Maker:
    """Makes the nodes of one diagram; `built` are the plans of its scopes."""

    diagram: Diagram
    decisions: Mapping[str, Decision]
    built: dict[str, Plan]

    def node(self, plan: Plan, element: Element) -> Node | None:
        """The node of this element; None for a compensation event, at which no token is ever."""
        if element.kind in ACTIVITIES:
            activity = self._perhaps_repeated(plan, element)
            activity.is_activity, activity.instantiates = not element.for_compensation, element.instantiates
            return activity
        match element.kind:
            case "exclusiveGateway":
                return Exclusive(plan, element.id, element.name, element.default)
            case "inclusiveGateway":
                return Inclusive(plan, element.id, element.name, element.default)
            case "complexGateway":
                activation = Formula.of(element.id, say("activation condition"), element.activation or "=true")
                return Complex(plan, element.id, element.name, element.default, activation)
            case "parallelGateway":
                return Parallel(plan, element.id, element.name)
            case "eventBasedGateway":
                return EventGateway(plan, element.id, element.name)
            case _:
                return self._event(plan, element)

    def _event(self, plan: Plan, element: Element) -> Node | None:
        match element.kind:
            case "startEvent":
                return Start(plan, element.id, element.name)
            case "endEvent":
                return End(plan, element.id, element.name, self._said(element), self._names_outcome(element))
            case "intermediateThrowEvent" if is_link(element):
                return Link(plan, element.id, element.name, self.diagram.catches(element)[0].id)
            case "intermediateThrowEvent":
                return Throw(plan, element.id, element.name, self._said(element))
            case "intermediateCatchEvent" if is_link(element):
                return Node(plan, element.id, element.name)
        waits = awaited(plan, element, element.name)
        if waits is None:
            return None
        if element.kind == "boundaryEvent":
            return Boundary(plan, element.id, element.name, waits, element.interrupting)
        return Catch(plan, element.id, element.name, waits)

    def _said(self, element: Element) -> tuple[Said, ...]:
        """What the event throws, or the task sends."""
        said = []
        for each in element.events:
            if each.message is not None:
                key = Formula.of(element.id, say("correlation key"), each.correlation) if each.correlation else None
                said.append(Said(EventDefinition("message", each.message), key, self._receivers(element)))
            elif each.definition is not None:
                said.append(Said(each.definition))
            elif each.terminate:
                said.append(Said(EventDefinition("terminate")))
        return tuple(said)

    def _receivers(self, element: Element) -> frozenset[str] | None:
        """The elements to which its message flows lead; None if anyone may receive the message."""
        ends = self.diagram.messages.get(element.id)
        if ends is None:
            return None
        pools = {self.diagram.pools.get(end) for end in ends}
        inside = {each.id for each in self.diagram.elements.values() if self.diagram.process_around(each) in pools}
        return frozenset(inside | {end for end in ends if end in self.diagram.elements})

    def _names_outcome(self, element: Element) -> str:
        """Ends that are marked as outcomes, where any is; else every outermost end that the main line reaches."""
        process = self.diagram.process_id
        outermost = [each for each in self.diagram.inside(process) if each.kind == "endEvent"]
        marked = [each.id for each in outermost if each.properties.get("outcome") == "true"]
        if element.id in marked:
            return "always"
        return "never" if marked or element.scope != process else "main line"

    def _perhaps_repeated(self, plan: Plan, element: Element) -> Node:
        each = self._activity(plan, element, element.id if element.loop is None else f"{element.id}~each")
        if element.loop is None:
            return each
        kind = Again if element.loop.kind == "standard" else ForEach
        return kind(plan, element.id, element.name, each, element.loop)

    def _activity(self, plan: Plan, element: Element, name: str) -> Node:
        match element.kind:
            case "userTask":
                return UserTask(plan, element, name)
            case "scriptTask":
                return ScriptTask(plan, element, name)
            case "businessRuleTask":
                return BusinessRuleTask(plan, element, self.decisions[element.decision or ""], name)
            case "serviceTask" if element.service == "document":
                return Document(plan, element, name)
            case "serviceTask" | "sendTask" if element.service is not None:
                return Catch(plan, element.id, element.name, AwaitedNotice(element), name)
            case "sendTask":
                return Throw(plan, element.id, element.name, self._said(element), name)
            case "receiveTask":
                return Catch(plan, element.id, element.name, AwaitedMessage(element, element.name), name)
            case "subProcess" | "callActivity":
                inner = self.built[element.calls or element.id]
                return SubProcess(plan, element.id, element.name, inner, name).mapping(element.inputs, element.outputs)
            case _:
                return Node(plan, element.id, element.name, name)


def awaited(plan: Plan, element: Element, title: str) -> Awaited | None:
    """What a catching event waits for; None for compensation, which is not waited for."""
    if element.parts:
        told = [(f"{element.id}~{n}", part) for n, part in enumerate(element.parts, 1)]
        parts = [Part(plan, element.id, title, _one_awaited(part, title), name) for name, part in told]
        return Several(parts, element.all_of_them)
    return None if is_undoing(element) else _one_awaited(element, title)


def _one_awaited(element: Element, title: str) -> Awaited:
    if element.timer is not None:
        return AwaitedTimer(element, title)
    if element.definition is None:
        return AwaitedMessage(element, title)
    if element.definition.kind == "conditional":
        return AwaitedCondition(element.id, element.definition.condition)
    return AwaitedThrow(element.definition)
