"""Whether a diagram always comes to its end: no join waits for ever, no path goes round for ever, nothing is dead.

Found by playing all that tokens can do in each scope, within a bound: option to complete, proper completion and no dead element
(van der Aalst, The Application of Petri Nets to Workflow Management, 1998). Beyond the bound nothing is claimed.
"""

from collections import Counter

from engine.diagram.model import Diagram
from engine.diagram.report import Report
from engine.diagram.restless import check_restless
from engine.diagram.tokens import TokenGame, Tokens
from engine.sentences import say

MOST_STATES = 5_000
"""States of one scope that are looked at."""
MOST_WANTED = 8
"""Tokens that an activity waits for, or gives, up to which they are followed."""
MOST_MOVED = 200_000
"""Tokens that are written down in all states of one scope."""


def check_soundness(report: Report) -> None:
    """What tokens can come to, for diagrams whose parts are connected as they must be."""
    flows, known = report.diagram.flows.values(), report.diagram.elements
    whole = all(flow.source in known and flow.target in known for flow in flows)
    if not whole or any(problem.is_error and problem.rule in _BROKEN for problem in report.problems):
        return
    for scope in report.diagram.scopes():
        if not _is_free(report.diagram, scope):
            _Exploring(report, scope).told()
    check_restless(report)


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
