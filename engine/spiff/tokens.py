"""A token on the diagram: the library's task without its clock and its random id."""

from typing import Any

from engine.spiff.library import Task, TaskState


class Token(Task):  # type: ignore[misc]
    """One token; its id is the case's own counter, and what it must remember stands in `internal_data` as JSON.

    via: the flow it came by (at a join)            host: the token it depends on (boundary event, loop instance)
    n: its occurrence (tasks, timers, messages)      due, left, every: its timer (UTC), rounds still to come, interval
    aside: it came from a non-interrupting boundary event and is not the main line
    local: names that only it and what is inside see  items, begun, done, out: how far a loop has come (`loops`)
    at: where the scope in it begins                  key: what a message must carry to be meant for it
    held, again: conditions that were true already    had: the flows that activated a complex gateway
    enough: an ad hoc sub-process has come to its end way: the flow that an event-based gateway was left by
    done: what was done in it and can be undone       left, now, for, cancels: what is being undone (`undoing`)
    """

    def __init__(
        self, workflow: Any, task_spec: Any, parent: Any = None, state: int = TaskState.FUTURE, id: Any = None
    ):
        # Not super().__init__: it draws a random id and reads the clock.
        self.workflow = workflow
        self.id = workflow.top_workflow.next_id() if id is None else id
        self.task_spec = task_spec
        self._parent = None if parent is None else parent.id
        self._children: list[int] = []
        self._state = state
        self.triggered = False
        self.thread_id = 0
        self.last_state_change = 0.0
        self.data: dict[str, Any] = {}
        self.internal_data: dict[str, Any] = {}
        workflow.tasks[self.id] = self
        if parent is not None:
            parent._child_added_notify(self)
            workflow.top_workflow.added(self)

    def _set_state(self, value: int) -> None:
        """The library reads the clock here."""
        self._state = value

    def _add_child(self, task_spec: Any, state: int = TaskState.FUTURE) -> "Token":
        return Token(self.workflow, task_spec, self, state)

    @property
    def aside(self) -> bool:
        """Whether it only accompanies the main line."""
        return "aside" in self.internal_data

    @property
    def host(self) -> "Token | None":
        """The token that this one depends on, in the same scope."""
        found: Token | None = self.workflow.tasks.get(self.internal_data.get("host"))
        return found
