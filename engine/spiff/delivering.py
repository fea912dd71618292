"""Who has what was thrown.

A signal reaches everything in the case that waits for it, a message the one that has waited longest. Errors and escalations climb
from the scope in which they are thrown to the innermost that catches them, the same code before any code (BPMN 2.0.2, 10.5.1 and 13.5).
"""

from dataclasses import dataclass
from typing import Any

from engine.diagram.parts import EventDefinition
from engine.facts import MessageSent
from engine.spiff.awaiting import AwaitedThrow
from engine.spiff.events import Boundary, Catch, Trigger
from engine.spiff.subprocesses import SubProcess
from engine.spiff.tokens import Token
from engine.spiff.waiting import AwaitedMessage


@dataclass(frozen=True)
class Thrown:
    """What was thrown, by which element and in which scope; a message's correlation key, and who may have it."""

    definition: EventDefinition
    element: str
    scope: Any
    waiting: frozenset[int] = frozenset()
    """The tokens that waited for anything when it was thrown."""
    key: Any = None
    receivers: frozenset[str] | None = None
    by: Token | None = None
    """The token that what it throws stops, unless something took it away before."""


def deliver(thrown: Thrown) -> None:
    """Whoever waits for it has it; an error that nobody catches ends the process in which it was thrown."""
    if thrown.by is not None and thrown.scope.tasks.get(thrown.by.id) is not thrown.by:
        return
    if thrown.definition.kind == "message":
        _send(thrown)
    elif thrown.definition.kind == "signal":
        waiting = thrown.scope.top_workflow.event_manager
        for token in sorted(waiting.tasks.values(), key=lambda each: each.id):
            if token.id in thrown.waiting and token.id in waiting.tasks and _catches(token, thrown.definition):
                token.task_spec.happen(token)
    else:
        catcher, process = _on_own_boundary(thrown), thrown.scope
        if catcher is None:
            catcher, process = _climb(thrown.definition, thrown.scope)
        if catcher is not None:
            catcher.task_spec.happen(catcher)
        elif thrown.definition.kind == "error":
            top = thrown.scope.top_workflow
            if process.spec.name == top.spec.own:
                top.outcome = (thrown.element, thrown.scope.spec.node(thrown.element).bpmn_name)
            process.cancel_all()
            top.perhaps_empty.append(process)


def _send(thrown: Thrown) -> None:
    top = thrown.scope.top_workflow
    name = thrown.definition.code or ""
    waiting = sorted(top.event_manager.tasks.values(), key=lambda each: each.id)
    receiver = next((token for token in waiting if _receives(token, name, thrown)), None)
    top.tell(MessageSent(thrown.element, name, None if receiver is None else top.place_of(receiver)))
    if receiver is not None:
        receiver.task_spec.happen(receiver)


def _receives(token: Token, name: str, thrown: Thrown) -> bool:
    node = token.task_spec
    if token.id not in thrown.waiting or not isinstance(node, Catch):
        return False
    if not isinstance(node.awaited, AwaitedMessage) or node.awaited.message != name:
        return False
    if thrown.receivers is not None and node.bpmn_id not in thrown.receivers:
        return False
    if "key" not in token.internal_data:
        return True
    key = token.internal_data["key"]
    return isinstance(key, bool) == isinstance(thrown.key, bool) and bool(key == thrown.key)


def _on_own_boundary(thrown: Thrown) -> Token | None:
    """What catches it on the boundary of the activity that throws it, or of the loop that repeats this."""
    activities = [each for each in (thrown.by, thrown.by.host) if each is not None] if thrown.by is not None else []
    watching = [each for activity in activities for each in thrown.scope.hosted(activity)]
    return _first(thrown.scope, [each for each in watching if isinstance(each.task_spec, Boundary)], thrown.definition)


def _climb(thrown: EventDefinition, scope: Any) -> tuple[Token | None, Any]:
    """The token that catches what is thrown in a scope: the innermost, and there the one of the same code first.

    Where there is none, the process that was left uncaught.
    """
    handles = False
    while True:
        triggers = [] if handles else [each for each in scope.live() if isinstance(each.task_spec, Trigger)]
        if found := _first(scope, triggers, thrown):
            return found, scope
        host: Token | None = scope.host
        if host is None or host.task_spec.is_pool:
            return None, scope
        scope = host.workflow
        watching = [*scope.hosted(host), *([] if host.host is None else scope.hosted(host.host))]
        if found := _first(scope, [each for each in watching if isinstance(each.task_spec, Boundary)], thrown):
            return found, scope
        handles = isinstance(host.task_spec, SubProcess) and host.task_spec.by_event


def _first(scope: Any, tokens: list[Token], thrown: EventDefinition) -> Token | None:
    every = [each for token in tokens for each in (token, *scope.hosted(token))]
    catching = [token for token in every if _catches(token, thrown)]
    exact = [token for token in catching if token.task_spec.awaited.definition.code is not None]
    return next(iter([*exact, *catching]), None)


def _catches(token: Token, thrown: EventDefinition) -> bool:
    node = token.task_spec
    return isinstance(node, Catch) and isinstance(node.awaited, AwaitedThrow) and node.awaited.catches(thrown)
