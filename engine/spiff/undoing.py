"""Compensation: what was done is undone, the last first (BPMN 2.0.2, 10.7 and 13.4.5).

Each scope remembers the activities in it that can be undone and were done: their nodes, and for a sub-process what was done inside.
"""

from collections.abc import Mapping
from typing import Any

from engine.diagram.compensation import can_be_undone, undoing_event_of
from engine.diagram.model import Diagram
from engine.diagram.parts import EventDefinition, is_undoing
from engine.spiff.library import TaskState
from engine.spiff.plan import Node, Plan, Undoings
from engine.spiff.subprocesses import SubProcess
from engine.spiff.tokens import Token


class Driver(Node):
    """Lets what is left be undone, one after the other; `for` is the token that waits for it, `cancels` a transaction's end."""

    resting = TaskState.STARTED

    def _run_hook(self, my_task: Token) -> bool | None:
        return None if self.goes_on(my_task) else True

    def goes_on(self, token: Token) -> bool:
        """Whether there was something left: it is being undone now."""
        left = token.internal_data["left"]
        token.internal_data.pop("now", None)
        if not left:
            return False
        token.internal_data["now"] = name, done, local = left.pop()
        more = {"done": done} if done else {}
        node = self.plan.undoing.by[name] if self.plan.undoing is not None else self
        token.workflow.add(node, host=token.id, **more, **({"local": local} if local else {}))
        return True

    def hosted_done(self, token: Token, hosted: Token) -> None:
        """One thing is undone; the next one's turn."""
        if not self.goes_on(token):
            token.complete()

    def withdrawn(self, token: Token) -> None:
        """What was not undone can still be."""
        kept = token.internal_data
        token.workflow.done += [*kept["left"], *([kept["now"]] if "now" in kept else [])]

    def _on_complete_hook(self, my_task: Token) -> None:
        top = my_task.workflow.top_workflow
        waiting = top.index.get(my_task.internal_data.get("for"))
        if waiting is not None:
            waiting.complete()
            top.perhaps_empty.append(waiting.workflow)
        if "cancels" in my_task.internal_data:
            top.throw(EventDefinition("cancel"), self.bpmn_id, my_task.workflow)


class Reopened(SubProcess):
    """A sub-process that was done, open once more to undo what was done in it."""

    def _run_hook(self, my_task: Token) -> bool | None:  # type: ignore[override]
        undoing, done = self.inner.undoing, my_task.internal_data.pop("done", [])
        if undoing is None or (undoing.whole is None and not done):
            return True
        inside = my_task.workflow.top_workflow.create_subprocess(my_task, self.inner.name)
        inside.done = done
        if undoing.whole is not None:
            inside.add(undoing.whole)
        else:
            begin(inside, None)
        return None

    def _on_complete_hook(self, my_task: Token) -> None:
        self.tell_host(my_task)


def undoings(plan: Plan, scope: str, diagram: Diagram, built: Mapping[str, Plan]) -> Undoings | None:
    """How what was done in a scope is undone; None where nothing can be."""
    by: dict[str, Node] = {}
    for element in diagram.inside(scope):
        if not can_be_undone(diagram, element):
            continue
        handlers = [each.handler for each in diagram.boundaries(element.id) if is_undoing(each)]
        if handlers:
            by[element.id] = plan.node(handlers[0] or "")
        else:
            name = element.id if element.loop is None else f"{element.id}~each"
            inner = built[element.calls or element.id]
            by[name] = Reopened(plan, element.id, element.name, inner, f"{element.id}~undo")
    around, event = diagram.elements.get(scope), undoing_event_of(diagram, scope)
    if not by and event is None and (around is None or not around.transaction):
        return None
    whole = None if event is None else plan.node(event.id)
    return Undoings(Driver(plan, scope, "", "~undo"), by, whole)


def begin(scope: Any, activity: str | None, **more: Any) -> bool:
    """What was done in a scope (of one activity, or all) begins to be undone; whether there was anything."""
    undoing = scope.spec.undoing
    if undoing is None:
        return False
    chosen = [each for each in scope.done if activity in (None, each[0].partition("~")[0])]
    scope.done = [each for each in scope.done if each not in chosen]
    if not chosen and "cancels" not in more:
        return False
    scope.add(undoing.driver, left=chosen, **more)
    return True


def portions(scope: Any) -> list[Any]:
    """What was done in the sub-processes that are still at work there, as if they had been done (BPMN 2.0.2, 10.7)."""
    undoing, inner = scope.spec.undoing, scope.top_workflow.subprocesses
    found = []
    for token in scope.live():
        if token.id in inner and undoing is not None and token.task_spec.name in undoing.by:
            inside = inner[token.id]
            done = [*inside.done, *portions(inside)]
            found += [[token.task_spec.name, done, token.internal_data.get("local", {})]] if done else []
    return found


def scope_of(thrown_in: Any, activity: str | None) -> Any:
    """The scope whose activities are meant: an event sub-process undoes what lies around it."""
    scope = thrown_in
    while scope.host is not None and isinstance(scope.host.task_spec, SubProcess) and scope.host.task_spec.by_event:
        own = scope.spec.undoing
        if activity is not None and own is not None and any(name.partition("~")[0] == activity for name in own.by):
            return scope
        scope = scope.host.workflow
    return scope
