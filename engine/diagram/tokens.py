"""Where tokens can go in one scope: the steps of BPMN without its data, each choice being possible (BPMN 2.0.2, 13.4).

A token lies on a flow or is at work in an activity; a state is all of them, in their order. Sub-processes are single activities,
and their event sub-processes, which may end the scope at any time, are left aside.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from engine.diagram.model import Diagram
from engine.diagram.parts import ACTIVITIES, Element, Flow, is_link, is_undoing

Tokens = tuple[str, ...]
MOST_ALIKE = 3
"""Tokens at one place beyond which a state is not followed: there is no end to them."""
MOST_WAYS = 6
"""Flows out of an inclusive gateway of which every choice is looked at."""


@dataclass(frozen=True)
class Step:
    """A node that a token passes, and the tokens there are then."""

    element: str
    tokens: Tokens


class TokenGame:
    """The steps of one scope."""

    def __init__(self, diagram: Diagram, scope: str):
        self.diagram = diagram
        inside = diagram.inside(scope)
        self.most_alike = max([MOST_ALIKE, *(each.start_quantity for each in inside)])
        self.behind: dict[tuple[str, str], frozenset[str]] = {}
        self.ending = {
            flow.id
            for element in inside
            if element.kind == "endEvent" and not _ends_all(element)
            for flow in diagram.incoming(element.id)
        }
        begun = [[self._at(element.id) for element in each] for each in diagram.beginnings(scope)] or [[]]
        self.starts = [self._sorted(each) for each in begun]

    def steps(self, tokens: Tokens) -> Iterator[Step]:
        """Every step that is possible."""
        for token in dict.fromkeys(tokens):
            if token.startswith("@"):
                yield from self._from_node(token, tokens)
            else:
                yield from self._into(self.diagram.elements[self.diagram.flows[token].target], token, tokens)

    def waiting_at(self, token: str) -> Element:
        """The element that a token stands before, or at."""
        name = token[1:].partition("!")[0] if token.startswith("@") else self.diagram.flows[token].target
        return self.diagram.elements[name]

    def _at(self, element: str) -> str:
        return f"@{element}"

    def _from_node(self, token: str, tokens: Tokens) -> Iterator[Step]:
        """An activity, or where the scope begins: it is left, by its flows or over its boundary."""
        name, *fired = token[1:].split("!")
        element, rest = self.diagram.elements[name], _without(tokens, token)
        many = element.completion_quantity
        yield from (Step(name, self._sorted([*rest, *(way * many)])) for way in self._ways(element))
        for boundary in (each for each in self.diagram.boundaries(name) if not is_undoing(each)):
            out = [flow.id for flow in self.diagram.outgoing(boundary.id)]
            if boundary.interrupting:
                yield Step(boundary.id, self._sorted([*rest, *out]))
            elif boundary.id not in fired:
                yield Step(boundary.id, self._sorted([*rest, f"{token}!{boundary.id}", *out]))

    def _into(self, element: Element, flow: str, tokens: Tokens) -> Iterator[Step]:
        rest = _without(tokens, flow)
        if element.kind in ACTIVITIES:
            coming = [each.id for each in self.diagram.incoming(element.id)]
            others = [each for each in rest if each in coming][: element.start_quantity - 1]
            if len(others) + 1 == element.start_quantity:
                for each in others:
                    rest = _without(rest, each)
                yield Step(element.id, self._sorted([*rest, self._at(element.id)]))
        elif element.kind == "endEvent":
            yield Step(element.id, () if _ends_all(element) else rest)
        elif element.kind in ("parallelGateway", "inclusiveGateway"):
            consumed = self._joined(element, tokens)
            if consumed is not None:
                left = list(tokens)
                for each in consumed:
                    left.remove(each)
                yield from (Step(element.id, self._sorted([*left, *way])) for way in self._ways(element))
        else:
            yield from (Step(element.id, self._sorted([*rest, *way])) for way in self._ways(element))

    def _joined(self, element: Element, tokens: Tokens) -> list[str] | None:
        """The tokens that a join takes together; None while it waits."""
        incoming = [flow.id for flow in self.diagram.incoming(element.id)]
        waiting = [flow for flow in incoming if flow in tokens]
        if len(waiting) == len(incoming):
            return waiting
        if element.kind == "parallelGateway":
            return None
        others = [self.waiting_at(token).id for token in tokens if token not in incoming]
        empty = [flow for flow in incoming if flow not in waiting]
        return None if any(self._holds_up(element, other, empty, waiting) for other in others) else waiting

    def _holds_up(self, join: Element, other: str, empty: Sequence[str], waiting: Sequence[str]) -> bool:
        """Whether an inclusive join waits for a token there (BPMN 2.0.2, table 13.3)."""
        comes_anew = any(other in self._before(join, flow) for flow in empty)
        return comes_anew and not any(other in self._before(join, flow) for flow in waiting)

    def _before(self, join: Element, flow: str) -> frozenset[str]:
        """The elements from which a token can come to a flow, not through the join that it leads to; found once."""
        key = (join.id, flow)
        if key not in self.behind:
            self.behind[key] = self.diagram.behind(flow, join.id)
        return self.behind[key]

    def _ways(self, element: Element) -> list[list[str]]:
        """The choices of flows by which a token can leave."""
        if is_link(element) and element.kind == "intermediateThrowEvent":
            return [[flow.id for catch in self.diagram.catches(element) for flow in self.diagram.outgoing(catch.id)]]
        flows = self.diagram.outgoing(element.id)
        if not flows:
            return [[]]
        if element.kind in ("exclusiveGateway", "eventBasedGateway"):
            return [[flow.id] for flow in flows]
        if element.kind in ("inclusiveGateway", "complexGateway") or any(flow.condition is not None for flow in flows):
            return _choices(element, flows)
        return [[flow.id for flow in flows]]

    def _sorted(self, tokens: Sequence[str]) -> Tokens:
        """The tokens in their order; those that have nothing before them but a plain end are gone at once."""
        return tuple(sorted(token for token in tokens if token not in self.ending))


def _ends_all(element: Element) -> bool:
    """Whether the end event ends everything else in its scope."""
    return element.terminate or (element.definition is not None and element.definition.kind in ("error", "cancel"))


def _choices(element: Element, flows: Sequence[Flow]) -> list[list[str]]:
    """Every choice of the conditional flows that is not empty, or the default; flows without a condition are always taken."""
    inclusive = element.kind == "inclusiveGateway"
    always = [flow.id for flow in flows if flow.condition is None and flow.id != element.default and not inclusive]
    if len(always) == len(flows):
        return [always]
    chosen = [flow.id for flow in flows if flow.id not in always and flow.id != element.default]
    default = [[element.default]] if element.default is not None else [[]] if always else []
    if len(chosen) > MOST_WAYS:
        return [[*always, *chosen], *([*always, each] for each in chosen), *([*always, *each] for each in default)]
    some = chain.from_iterable(combinations(chosen, count) for count in range(1, len(chosen) + 1))
    return [*([*always, *each] for each in some), *([*always, *each] for each in default)]


def _without(tokens: Tokens, token: str) -> Tokens:
    place = tokens.index(token)
    return tokens[:place] + tokens[place + 1 :]
