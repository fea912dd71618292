"""Sub-processes: a scope of their own inside a token."""

from engine.spiff.library import TaskState
from engine.spiff.plan import Node, Plan
from engine.spiff.tokens import Token


class SubProcess(Node):
    """Holds a scope; done when nothing is left inside."""

    resting = TaskState.STARTED

    def __init__(
        self, plan: Plan, element: str, title: str, inner: Plan, name: str | None = None, by_event: bool = False
    ):
        super().__init__(plan, element, title, name)
        self.inner = inner
        self.by_event = by_event

    def _run_hook(self, my_task: Token) -> None:
        my_task.workflow.top_workflow.create_subprocess(my_task, self.inner.name).begin()
        my_task.workflow.arm(my_task)

    def withdrawn(self, token: Token) -> None:
        """Everything inside is taken away too."""
        inside = token.workflow.top_workflow.subprocesses.pop(token.id, None)
        if inside is not None:
            inside.cancel_all()
