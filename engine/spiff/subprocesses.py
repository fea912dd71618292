"""Sub-processes, called processes and the pools of a case: a scope of their own inside a token."""

from typing import Self

from engine.sentences import say
from engine.spiff.expressions import Formula, json_of, local_of
from engine.spiff.library import TaskState
from engine.spiff.plan import Node, Plan
from engine.spiff.tokens import Token


class SubProcess(Node):
    """Holds a scope; done when nothing is left inside.

    `handed_in` are names that only the inside sees, `handed_out` names of the document that are given when it is done.
    """

    resting = TaskState.STARTED

    def __init__(
        self, plan: Plan, element: str, title: str, inner: Plan, name: str | None = None, by_event: bool = False
    ):
        super().__init__(plan, element, title, name)
        self.inner = inner
        self.by_event = by_event
        self.handed_in: tuple[tuple[str, Formula], ...] = ()
        self.handed_out: tuple[tuple[str, Formula], ...] = ()

    def mapping(self, inputs: tuple[tuple[str, str], ...], outputs: tuple[tuple[str, str], ...]) -> Self:
        """The same, with these names handed in and out (FEEL)."""
        self.handed_in = tuple(
            (name, Formula.of(self.bpmn_id, say("input `{name}`", name=name), text)) for name, text in inputs
        )
        self.handed_out = tuple(
            (name, Formula.of(self.bpmn_id, say("output `{name}`", name=name), text)) for name, text in outputs
        )
        return self

    def _run_hook(self, my_task: Token) -> None:
        if self.handed_in:
            given = {name: local_of(self.bpmn_id, formula.value(my_task)) for name, formula in self.handed_in}
            my_task.internal_data["local"] = {**my_task.internal_data.get("local", {}), **given}
        inside = my_task.workflow.top_workflow.create_subprocess(my_task, self.inner.name)
        inside.begin(my_task.internal_data.pop("at", None))
        my_task.workflow.arm(my_task)

    def _on_complete_hook(self, my_task: Token) -> None:
        top = my_task.workflow.top_workflow
        for name, formula in self.handed_out:
            top.give(self.bpmn_id, name, json_of(self.bpmn_id, formula.value(my_task)))
        super()._on_complete_hook(my_task)

    def withdrawn(self, token: Token) -> None:
        """Everything inside is taken away too."""
        inside = token.workflow.top_workflow.subprocesses.pop(token.id, None)
        if inside is not None:
            inside.cancel_all()
