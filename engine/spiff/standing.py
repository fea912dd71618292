"""Where a case stands, and whether its tokens could stand there under another version too."""

from collections.abc import Iterator
from typing import Any

from engine.sentences import say
from engine.spiff.awaiting import Several
from engine.spiff.events import Boundary, Catch, EventGateway, Trigger, waits_beside
from engine.spiff.gateways import Join
from engine.spiff.loops import ForEach
from engine.spiff.notices import AwaitedNotice
from engine.spiff.plan import Node, Plan
from engine.spiff.subprocesses import SubProcess
from engine.spiff.tokens import Token
from engine.spiff.waiting import AwaitedMessage, AwaitedTimer


def elements(flow: Any) -> list[str]:
    """The elements at which tokens stand, those that hold other tokens left out, in the order in which they came."""
    every = sorted(flow.index.values(), key=lambda token: token.id)
    every = [token for token in every if not waits_beside(token)]
    holding = {token.internal_data.get("host") for token in every} | set(flow.subprocesses)
    return list(dict.fromkeys(token.task_spec.bpmn_id for token in every if token.id not in holding))


def is_timer(node: Any) -> bool:
    """Whether the clock is waited for at the node."""
    return isinstance(getattr(node, "awaited", None), AwaitedTimer)


def is_notice(node: Any) -> bool:
    """Whether a notice is to be sent from the node."""
    return isinstance(getattr(node, "awaited", None), AwaitedNotice)


def is_message(node: Any) -> bool:
    """Whether a message is waited for at the node."""
    return isinstance(getattr(node, "awaited", None), AwaitedMessage)


def stands(token: Token) -> bool:
    """Whether the case stands here: the token hangs on no other, and does not only wait for something to begin."""
    return token.host is None and not waits_beside(token)


def why_lost(token: Token, other: Plan) -> str | None:
    """Why the token, with what it consists of, cannot stand in the other version's scope; None if it can."""
    for each in (token, *dependents(token)):
        reason = _why_not(each, other)
        if reason is not None:
            return reason
    return None


def dependents(token: Token) -> Iterator[Token]:
    """What the token consists of: the instances of a loop, the alternatives of an event gateway, the parts of an event."""
    for other in token.workflow.hosted(token):
        if not isinstance(other.task_spec, Boundary):
            yield other
            yield from dependents(other)


def lost_undoing(scope: Any, other: Plan) -> list[tuple[str, str]]:
    """The activities of a scope that were done and could be undone, and could not be in the other version; and why."""
    known = other.undoing.by if other.undoing is not None else {}
    reason = say("what was done there can be undone, and in that version it could not.")
    return [(name, reason) for name, *_more in scope.done if name not in known]


def cannot_begin(element: str, plan: Plan) -> str | None:
    """Why no token can go on at an element of this scope; None if one can."""
    node = plan.task_specs.get(element)
    if node is None or "~" in element:
        return say("it is not in the same process or sub-process of that version.")
    beside = isinstance(node, Boundary | Trigger) or (isinstance(node, SubProcess) and node.by_event)
    undoes = plan.undoing is not None and node in plan.undoing.by.values()
    if beside or undoes:
        return say("it only begins when what it waits for happens.")
    if isinstance(node, Join) and node.counts:
        return say("paths meet there: name an element behind it.")
    return None


def _why_not(token: Token, other: Plan) -> str | None:
    node = token.task_spec
    found = other.task_specs.get(node.name)
    if found is None:
        return say("it is not in that version.")
    if not _alike(node, found):
        return say("it is another kind of element there.")
    via = token.internal_data.get("via")
    if isinstance(node, Join) and via is not None and via not in found.entrances:
        return say("the flow by which it was reached is not in that version.")
    return None


def _alike(one: Node, two: Node) -> bool:
    if type(one) is not type(two):
        return False
    if isinstance(one, EventGateway):
        return {(way.flow, way.target) for way in one.ways} == {(way.flow, way.target) for way in two.ways}
    if isinstance(one, ForEach) and isinstance(two, ForEach):
        return one.parallel == two.parallel
    if isinstance(one, SubProcess) and isinstance(two, SubProcess):
        return one.by_event == two.by_event
    if isinstance(one, Catch) and isinstance(two, Catch):
        return _awaits_alike(one.awaited, two.awaited)
    return True


def _awaits_alike(one: Any, two: Any) -> bool:
    if isinstance(one, Several) and isinstance(two, Several):
        kinds = [[type(each) for each in several.each()] for several in (one, two)]
        return kinds[0] == kinds[1] and one.all_of_them == two.all_of_them
    return type(one) is type(two)
