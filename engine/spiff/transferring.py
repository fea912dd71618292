"""A case's tokens carried over to another version: those whose elements are there stay, the others go on where they are told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.spiff import state
from engine.spiff.events import waits_beside
from engine.spiff.failures import StepFailed
from engine.spiff.flow import Flow
from engine.spiff.gateways import Parallel
from engine.spiff.plan import Plan
from engine.spiff.standing import cannot_begin, dependents, lost_undoing, stands, why_lost
from engine.spiff.tasks import UserTask
from engine.spiff.tokens import Token
from engine.spiff.waiting import AwaitedMessage, AwaitedTimer
from engine.spiff.world import World


@dataclass(frozen=True)
class Lost:
    """An element at which the case stands and which it cannot keep, and why; `movable` if its token can go on elsewhere.

    `scope` is the process or sub-process of the other version in which that must be; None where it has none.
    """

    element: str
    name: str
    reason: str
    scope: str | None = None

    @property
    def movable(self) -> bool:
        """Whether there is a choice."""
        return self.scope is not None


@dataclass
class _Before:
    """What the tokens that stay had around them before, and what is to go on elsewhere."""

    nodes: dict[int, Any] = field(default_factory=dict)
    bounds: dict[int, frozenset[str]] = field(default_factory=dict)
    triggers: dict[int, frozenset[str]] = field(default_factory=dict)
    arrivals: list[tuple[int, str, bool]] = field(default_factory=list)


def lost(flow: Flow, plan: Plan) -> list[Lost]:
    """Where the case stands and cannot stay under another version's process."""
    found: list[Lost] = []
    for scope, other in _scopes(flow, plan):
        found += [Lost(name, name, reason) for name, reason in lost_undoing(scope, other)]
        for token in filter(stands, scope.live()):
            reason = why_lost(token, other)
            if reason is not None:
                found.append(Lost(token.task_spec.bpmn_id, token.task_spec.bpmn_name, reason, other.name))
    return list(dict.fromkeys(found))


def transfer(
    flow: Flow, plan: Plan, plans: Mapping[str, Plan], world: World, to: Mapping[str, str], anew: bool
) -> Flow:
    """The same tokens under another version, not settled yet; StepFailed if one can neither stay nor go on.

    `to` names for elements where their tokens go on. What hung on a token and is not in that version is dropped, what is new
    there is waited for from now on; with `anew` deadlines are counted again. The old flow must be thrown away.
    """
    before = _Before()
    for scope, other in _scopes(flow, plan):
        _leave(scope, other, to, before)
    told, flow.facts = flow.facts, []
    fresh = state.restore(plan, plans, state.keep(flow), world)
    fresh.facts, fresh.completed, fresh.changed = told, False, True
    scopes: dict[int, Any] = {0: fresh, **fresh.subprocesses}
    for key, scope in list(scopes.items()):
        _adapt(scope, before, before.triggers.get(key, frozenset()), anew)
    for key, target, aside in before.arrivals:
        scopes[key].add(scopes[key].spec.node(target), **({"aside": True} if aside else {}))
    return fresh


def _scopes(flow: Flow, plan: Plan) -> Iterator[tuple[Any, Plan]]:
    """Each scope with the plan that it would have, outer ones first; those inside a token that is taken away are left out."""
    yield flow, plan
    waiting: list[tuple[Any, Plan]] = [(flow, plan)]
    while waiting:
        scope, other = waiting.pop()
        for token in scope.live():
            inside = flow.subprocesses.get(token.id)
            if inside is not None and why_lost(token, other) is None:
                pair = (inside, other.task_specs[token.task_spec.name].inner)
                waiting.append(pair)
                yield pair


def _leave(scope: Any, other: Plan, to: Mapping[str, str], before: _Before) -> None:
    """The tokens that cannot stay, or are told to go elsewhere, are gone, and so is what hung on others and is not there."""
    for name, why in lost_undoing(scope, other):
        raise StepFailed(name, why)
    key = scope.host.id if scope.host is not None else 0
    for token in filter(stands, scope.live()):
        if token.id not in scope.tasks:
            continue
        element = token.task_spec.bpmn_id
        reason: str | None = why_lost(token, other)
        target: str | None = to.get(element)
        if target is None and reason is not None:
            raise StepFailed(element, reason)
        if target is not None and (target != element or reason is not None):
            if (refusal := cannot_begin(target, other)) is not None:
                raise StepFailed(target, refusal)
            before.arrivals.append((key, target, token.aside))
            token.cancel()
    for token in scope.live():
        if waits_beside(token) and token.id in scope.tasks and _not_there(token, other):
            token.cancel()
    before.triggers[key] = frozenset(node.name for node in scope.spec.triggers)
    for token in scope.live():
        before.nodes[token.id] = token.task_spec
        bounds = scope.spec.boundaries.get(token.task_spec.name, ())
        before.bounds[token.id] = frozenset(node.name for node in bounds)


def _not_there(token: Token, other: Plan) -> bool:
    """Whether what waits beside the tokens does not in the other version, or hangs on something else there."""
    node, host = token.task_spec, token.host
    if why_lost(token, other) is not None or any(why_lost(each, other) for each in dependents(token)):
        return True
    if host is None or waits_beside(host):
        return host is None and node.name not in {each.name for each in other.triggers}
    return node.name not in {each.name for each in other.boundaries.get(host.task_spec.name, ())}


def _adapt(scope: Any, before: _Before, triggers: frozenset[str], anew: bool) -> None:
    """What is new in the version is waited for, and what it asks otherwise is offered anew."""
    staying = scope.live()
    for token in staying:
        _retell(token, before.nodes[token.id], anew)
    for node in scope.spec.triggers:
        if node.name not in triggers:
            scope.add(node)
    for token in staying:
        for node in scope.spec.boundaries.get(token.task_spec.name, ()):
            if node.name not in before.bounds[token.id]:
                scope.add(node, host=token.id)
    for token in staying:
        if isinstance(token.task_spec, Parallel) and token.id in scope.tasks:
            token.task_spec._update(token)  # perhaps it need not wait for a flow that is gone


def _retell(token: Token, was: Any, anew: bool) -> None:
    node, top = token.task_spec, token.workflow.top_workflow
    awaited = getattr(node, "awaited", None)
    if isinstance(node, UserTask):
        counted_again = anew and (node.due is not None or was.due is not None)
        if node.offer != was.offer or counted_again:
            node.withdrawn(token)
            top.leave_place(token)
            node.tell(token)
    elif isinstance(awaited, AwaitedMessage):
        if awaited.asks != was.awaited.asks:
            _again(token, awaited)
    elif isinstance(awaited, AwaitedTimer) and anew:
        for kept in ("due", "left", "every"):
            token.internal_data.pop(kept, None)
        _again(token, awaited)


def _again(token: Token, awaited: AwaitedMessage | AwaitedTimer) -> None:
    awaited.drop(token)
    token.workflow.top_workflow.leave_place(token)
    awaited.begin(token)
