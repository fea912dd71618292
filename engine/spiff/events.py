"""Events that catch: what a case waits for, on its way, on the boundary of an activity, or beside everything else."""

from typing import Any

from engine.facts import ElementPassed
from engine.spiff.awaiting import Several
from engine.spiff.library import TaskState
from engine.spiff.plan import Node, Plan, Way
from engine.spiff.subprocesses import SubProcess
from engine.spiff.tokens import Token
from engine.spiff.waiting import Awaited


class Catch(Node):
    """A token waits here for a timer or a message: catch event, receive task."""

    resting = TaskState.WAITING

    def __init__(self, plan: Plan, element: str, title: str, awaited: Awaited, name: str | None = None):
        super().__init__(plan, element, title, name)
        self.awaited = awaited

    def _update_hook(self, my_task: Token) -> bool:
        my_task._set_state(TaskState.WAITING)
        my_task.workflow.top_workflow.event_manager.add_task(my_task)
        self.awaited.begin(my_task)
        my_task.workflow.arm(my_task)
        return False

    def happen(self, token: Token) -> None:
        """What the token waited for has come: it may go on."""
        gate = token.host
        if gate is not None and isinstance(gate.task_spec, EventGateway):
            token.internal_data.pop("host")
            gate.internal_data["way"] = token.internal_data.pop("via")
            gate.complete()
        self.go_on(token)

    def go_on(self, token: Token) -> None:
        """The token no longer waits."""
        token.workflow.top_workflow.event_manager.remove_task(token)
        token._ready()

    def rearm(self, token: Token) -> None:
        """What may come again is waited for again, by a fresh token."""
        left = self.awaited.again(token)
        if left is not None:
            token.workflow.add(self, **left)

    def withdrawn(self, token: Token) -> None:
        """It is no longer waited for."""
        waiting = token.workflow.top_workflow.event_manager
        if token.id in waiting.tasks:
            waiting.remove_task(token)
            self.awaited.drop(token)

    def restored(self, token: Token) -> None:
        """It is waited for again."""
        token.workflow.top_workflow.event_manager.add_task(token)

    def come(self, scope: Any, happened: bool) -> None:
        """The scope begins with what was waited for, if that has happened; else it is waited for."""
        if happened:
            scope.task_tree._add_child(self)._ready()
        else:
            scope.add(self)

    def part_happened(self, token: Token) -> None:
        """One of several things has happened: that is enough, or the others are waited for."""
        rest = [each for each in token.workflow.hosted(token) if isinstance(each.task_spec, Part)]
        if rest and isinstance(self.awaited, Several) and self.awaited.all_of_them:
            return
        for each in rest:
            each.cancel()
        self.happen(token)


class Part(Catch):
    """One of several things that an event waits for."""

    def happen(self, token: Token) -> None:
        """It has come, and the event is told."""
        whole, scope = token.host, token.workflow
        assert whole is not None
        scope.top_workflow.event_manager.remove_task(token)
        scope._remove_task(token.id)
        whole.task_spec.part_happened(whole)


class Boundary(Catch):
    """An event on an activity; it ends the activity, or, if not interrupting, leaves it running and may come again."""

    def __init__(self, plan: Plan, element: str, title: str, awaited: Awaited, interrupting: bool):
        super().__init__(plan, element, title, awaited)
        self.interrupting = interrupting

    def happen(self, token: Token) -> None:
        """The activity ends, or the event is waited for again; the token leaves by the event's flows."""
        host = token.host
        if not self.interrupting:
            self.rearm(token)
        token.internal_data.pop("host")
        if not self.interrupting or (host is not None and host.aside):
            token.internal_data["aside"] = True
        self.go_on(token)
        if self.interrupting and host is not None:
            host.cancel()


class Trigger(Catch):
    """The start event of an event sub-process, seen from the scope that it lies in."""

    def __init__(
        self,
        plan: Plan,
        start: str,
        title: str,
        awaited: Awaited,
        interrupting: bool,
        handler: SubProcess,
        at: str | None = None,
    ):
        super().__init__(plan, start, title, awaited)
        self.interrupting = interrupting
        self.handler = handler
        self.begins_at = {} if at is None else {"at": at}

    def happen(self, token: Token) -> None:
        """The event sub-process begins; an interrupting one takes everything else in the scope away first."""
        scope = token.workflow
        if self.interrupting:
            scope.cancel_all(but=token)
        else:
            self.rearm(token)
        scope.add(self.handler, **self.begins_at)
        scope.top_workflow.event_manager.remove_task(token)
        scope._remove_task(token.id)


def waits_beside(token: Token) -> bool:
    """Whether the token only waits for a boundary event, an event sub-process or another pool to begin."""
    node, host = token.task_spec, token.host
    whole = host.task_spec if isinstance(node, Part) and host is not None else node
    return isinstance(whole, Boundary | Trigger)


class EventGateway(Node):
    """Waits for the first of several events; the others are then no longer waited for."""

    resting = TaskState.STARTED

    def _run_hook(self, my_task: Token) -> None:
        aside = {"aside": True} if my_task.aside else {}
        for way in self.ways:
            my_task.workflow.add(self.plan.node(way.target), host=my_task.id, via=way.flow, **aside)

    def _on_complete_hook(self, my_task: Token) -> None:
        my_task.workflow.cancel_hosted(my_task)
        taken = my_task.internal_data["way"]
        my_task.workflow.top_workflow.tell(ElementPassed(self.bpmn_id, (taken,)))

    def chosen(self, token: Token) -> tuple[Way, ...]:
        """None of its own: the event that happened goes on."""
        return ()
