"""Whether a diagram always comes to its end: no join waits for ever, no path goes round for ever, nothing is dead.

Found by playing all that tokens can do in each scope, within a bound: option to complete, proper completion and no dead element
(van der Aalst, The Application of Petri Nets to Workflow Management, 1998). Beyond the bound nothing is claimed.
"""

from collections import Counter
from collections.abc import Iterator

from engine.diagram.model import Diagram
from engine.diagram.parts import GATEWAYS
from engine.diagram.report import Report
from engine.diagram.tokens import TokenGame, Tokens
from engine.sentences import say

MOST_STATES = 5_000
"""States of one scope that are looked at."""
MOST_WANTED = 8
"""Tokens that an activity waits for, or gives, up to which they are followed."""
MOST_MOVED = 200_000
"""Tokens that are written down in all states of one scope."""
_AT_ONCE = GATEWAYS - {"eventBasedGateway"} | {
    "task", "manualTask", "scriptTask", "businessRuleTask", "sendTask", "intermediateThrowEvent", "subProcess",
}  # fmt: skip
"""What is passed without waiting for anybody; a sub-process, if all in it is."""


def check_soundness(report: Report) -> None:
    """What tokens can come to, for diagrams whose parts are connected as they must be."""
    flows, known = report.diagram.flows.values(), report.diagram.elements
    whole = all(flow.source in known and flow.target in known for flow in flows)
    if not whole or any(problem.is_error and problem.rule in _BROKEN for problem in report.problems):
        return
    for scope in report.diagram.scopes():
        if not _is_free(report.diagram, scope):
            _Exploring(report, scope).told()
    _check_restless(report)


_BROKEN = frozenset(
    {
        "one-start",
        "default-elsewhere",
        "flow-to-here",
        "flow-from-here",
        "path-stops",
        "unreachable",
        "link",
        "empty",
        "event-gateway",
    }
)


def _is_free(diagram: Diagram, scope: str) -> bool:
    """Whether the token game does not know what is done there: complex gateways, ad hoc sub-processes, many tokens at a time."""
    around = diagram.elements.get(scope)
    inside = diagram.inside(scope)
    many = (each.start_quantity > MOST_WANTED or each.completion_quantity > MOST_WANTED for each in inside)
    joins = (each.kind == "complexGateway" and len(diagram.incoming(each.id)) > 1 for each in inside)
    return any(many) or any(joins) or (around is not None and around.ad_hoc is not None)


class _Exploring:
    """All states of one scope."""

    def __init__(self, report: Report, scope: str):
        self.report = report
        self.scope = scope
        self.game = TokenGame(report.diagram, scope)
        self.after: dict[Tokens, list[Tokens]] = {}
        self.crowded: set[str] = set()
        self.whole = self._explored()

    def _explored(self) -> bool:
        """Whether every state was looked at."""
        waiting, moved = list(self.game.starts), 0
        while waiting:
            tokens = waiting.pop()
            if tokens in self.after:
                continue
            if len(self.after) >= MOST_STATES or moved > MOST_MOVED:
                return False
            self.after[tokens] = []
            alike = [token for token, count in Counter(tokens).items() if count > 1 and not token.startswith("@")]
            self.crowded.update(alike)
            if any(count > self.game.most_alike for count in Counter(tokens).values()):
                return False
            for step in self.game.steps(tokens):
                self.after[tokens].append(step.tokens)
                waiting.append(step.tokens)
                moved += 1 + len(step.tokens)
                if moved > MOST_MOVED:
                    return False
        return True

    def told(self) -> None:
        """What was found is told, the worst first."""
        stuck = [tokens for tokens, after in self.after.items() if tokens and not after and self._is_stuck(tokens)]
        joins = {self.game.waiting_at(token).id: tokens for tokens in stuck for token in tokens}
        for join, tokens in joins.items():
            self._tell_stuck(join, tokens)
        if self.whole and not joins:
            self._tell_endless()
        for flow in sorted(self.crowded) if not joins else ():
            sentence = (
                "Several tokens can lie on this flow at a time: what is behind it may be done several times at once."
            )
            hint = "If that is not meant, join the parallel paths with a parallel gateway."
            self.report.tell(self.report.diagram.flows[flow], "not-synchronised", sentence, hint, severity="warning")

    def _is_stuck(self, tokens: Tokens) -> bool:
        return not any(count > self.game.most_alike for count in Counter(tokens).values())

    def _tell_stuck(self, join: str, tokens: Tokens) -> None:
        diagram = self.report.diagram
        missing = [flow.id for flow in diagram.incoming(join) if flow.id not in tokens]
        sentence = "This join can wait for ever: a token may have come here that `{flows}` never brings one to."
        sentence = say(sentence, flows=", ".join(missing))
        hint = "Join alternative paths with an exclusive gateway, and parallel ones with a parallel gateway."
        self.report.tell(diagram.elements[join], "waits-for-ever", sentence, hint)

    def _tell_endless(self) -> None:
        """States from which the end cannot be reached."""
        before: dict[Tokens, list[Tokens]] = {}
        for tokens, after in self.after.items():
            for each in after:
                before.setdefault(each, []).append(tokens)
        ends: set[Tokens] = set()
        waiting: list[Tokens] = [()]
        while waiting:
            tokens = waiting.pop()
            if tokens not in ends:
                ends.add(tokens)
                waiting += before.get(tokens, [])
        lost = [tokens for tokens in self.after if tokens not in ends]
        if lost:
            element = self.game.waiting_at(lost[0][0])
            sentence = "From here the end cannot be reached: the path goes round for ever."
            self.report.tell(element, "no-way-out", sentence, "Draw a way out of the circle.")


def _check_restless(report: Report) -> None:
    """A circle in which nobody does anything and no time passes runs until its condition ends it, or the budget does."""
    diagram = report.diagram
    at_once = _without_joins({each for each in diagram.elements if _is_at_once(diagram, each)}, diagram)
    for circle in _circles(diagram, at_once):
        sentence = "This circle waits for nobody: it is gone through again and again in one step."
        hint = "Put a task or a timer into it, or count in one expression."
        report.tell(diagram.elements[circle], "restless-circle", sentence, hint, severity="warning")


def _without_joins(at_once: set[str], diagram: Diagram) -> set[str]:
    """Without the parallel joins that wait for a path on which somebody does something (BPMN 2.0.2, 13.4.1)."""
    joins = {each for each in at_once if diagram.elements[each].kind == "parallelGateway"}
    while waiting := {join for join in joins if any(flow.source not in at_once for flow in diagram.incoming(join))}:
        at_once, joins = at_once - waiting, joins - waiting
    return at_once


def _is_at_once(diagram: Diagram, element: str) -> bool:
    found = diagram.elements[element]
    if found.kind == "subProcess":
        inside = diagram.inside(element)
        return not found.by_event and all(
            each.kind in ("startEvent", "endEvent") or _is_at_once(diagram, each.id) for each in inside
        )
    return found.kind in _AT_ONCE and found.service is None


def _circles(diagram: Diagram, at_once: set[str]) -> Iterator[str]:
    """One element of each circle of such elements: what is left when those that nothing leads to are taken away."""
    leads = {name: [flow.source for flow in diagram.incoming(name) if flow.source in at_once] for name in at_once}
    following = {name: [flow.target for flow in diagram.outgoing(name) if flow.target in at_once] for name in at_once}
    for ways, others in ((leads, following), (following, leads)):
        waiting = [name for name in ways if not ways[name]]
        while waiting:
            name = waiting.pop()
            for other in others.pop(name, []):
                if other in ways:
                    ways[other] = [each for each in ways[other] if each != name]
                    if not ways[other]:
                        waiting.append(other)
            ways.pop(name, None)
        others_left = set(ways)
        for each in list(others):
            if each not in others_left:
                others.pop(each)
    yield from _one_each(following)


def _one_each(following: dict[str, list[str]]) -> Iterator[str]:
    seen: set[str] = set()
    for name in sorted(following):
        if name not in seen:
            yield name
        waiting = [name]
        while waiting:
            each = waiting.pop()
            if each not in seen:
                seen.add(each)
                waiting += following.get(each, [])
