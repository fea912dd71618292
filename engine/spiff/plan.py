"""The specification of one scope (the process, or a sub-process), and what all its nodes have in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.facts import ElementPassed
from engine.spiff.expressions import Formula
from engine.spiff.failures import StepFailed
from engine.spiff.library import BpmnProcessSpec, BpmnTaskSpec, TaskState, WorkflowSpec
from engine.spiff.tokens import Token

if TYPE_CHECKING:
    from engine.spiff.loops import Repeated


@dataclass(frozen=True)
class Way:
    """A sequence flow out of a node: where it leads, and under which condition."""

    flow: str
    target: str
    condition: Formula | None = None


@dataclass(frozen=True)
class Undoings:
    """How what was done in a scope is undone: by which node each activity, and what undoes the scope as a whole."""

    driver: "Node"
    by: "Mapping[str, Node]"
    whole: "Node | None" = None


class Plan(BpmnProcessSpec):  # type: ignore[misc]
    """The nodes of one scope by name. Built once per version, then only read."""

    def __init__(self, name: str):
        # Not BpmnProcessSpec.__init__: it makes nodes called Start and End, names that an analyst may use.
        WorkflowSpec.__init__(self, name=name)
        self.data_objects: dict[str, Any] = {}
        self.firsts: dict[str, tuple[Node, ...]] = {}
        """What begins together, by the first of them; the usual beginning comes first."""
        self.triggers: list[Node] = []
        self.boundaries: dict[str, list[Node]] = {}
        self.patient_joins: list[Node] = []
        self.own = name
        """The procedure's own process, where several pools lie in this plan."""
        self.undoing: Undoings | None = None
        self.enough: Formula | None = None
        """When an ad hoc sub-process is done before all in it is."""
        self.cancels_the_rest = True

    def node(self, name: str) -> "Node":
        """The node of this name."""
        found: Node = self.task_specs[name]
        return found


class Node(BpmnTaskSpec):  # type: ignore[misc]
    """A flow node. Its successors exist only once it is left: there is no predicted tree."""

    resting = TaskState.READY
    """The state in which its tokens are when nothing moves."""
    is_activity = False
    """Whether it is done by somebody or something, and not to compensate."""
    instantiates = False
    """Whether a process may begin here with what is waited for."""
    is_pool = False
    """Whether it stands for a whole pool."""

    def __init__(self, plan: Plan, element: str, title: str, name: str | None = None):
        super().__init__(plan, name or element)
        self.plan = plan
        self.bpmn_id = element
        self.bpmn_name = title
        self.ways: tuple[Way, ...] = ()
        self.default: str | None = None
        self.entrances: tuple[str, ...] = ()
        self.repeated: Repeated | None = None
        self.quantity = 1
        """How many tokens leave by each flow for one that came."""

    def test(self) -> None:
        """The reader has checked the diagram."""

    def _predict(self, my_task: Any, *args: Any, **kwargs: Any) -> None:
        """Nothing is predicted."""

    def _update_hook(self, my_task: Token) -> bool:
        return True

    def _on_ready_hook(self, my_task: Token) -> None:
        my_task.workflow.top_workflow.queue.append(my_task)

    def _run_hook(self, my_task: Token) -> bool | None:
        return True

    def _on_complete_hook(self, my_task: Token) -> None:
        scope = my_task.workflow
        scope.cancel_hosted(my_task)
        if self.repeated is not None:
            scope.done_here(my_task)
            self.repeated.instance_done(my_task)
            return
        ways = () if self.is_activity and scope.is_enough(my_task) else self.chosen(my_task)
        scope.top_workflow.tell(ElementPassed(self.bpmn_id, tuple(way.flow for way in ways)))
        for way in ways * self.quantity:
            scope.enter(way, my_task.aside)
        scope.done_here(my_task)
        self.tell_host(my_task)

    def tell_host(self, token: Token) -> None:
        """The token on which this one depends knows that it is done."""
        host = token.host
        if host is not None:
            host.task_spec.hosted_done(host, token)

    def hosted_done(self, token: Token, hosted: Token) -> None:
        """A token that depends on this one is done."""

    def chosen(self, token: Token) -> tuple[Way, ...]:
        """The flows that a token leaves by: all without a condition and those whose condition is true.

        Where none is true, the default flow too (BPMN 2.0.2, 8.3.13); StepFailed if there is no flow to leave by.
        """
        if not any(way.condition is not None for way in self.ways):
            return self.ways
        true = [way.flow for way in self.ways if way.condition is not None and way.condition.holds(token)]
        wanted = {*true, *([] if true or self.default is None else [self.default])}
        ways = tuple(
            way for way in self.ways if way.flow in wanted or (way.condition is None and way.flow != self.default)
        )
        if not ways:
            raise StepFailed(self.bpmn_id, "no condition is true and there is no default flow.")
        return ways

    def _on_cancel(self, my_task: Token) -> None:
        self.withdrawn(my_task)
        my_task.workflow.cancel_hosted(my_task)
        my_task.workflow._remove_task(my_task.id)

    def withdrawn(self, token: Token) -> None:
        """A token was taken away before it was done: whoever was told of it is told."""

    def restored(self, token: Token) -> None:
        """A token was read back from a snapshot."""

    def come(self, scope: Any, happened: bool) -> None:
        """The scope begins here, perhaps because what is waited for here has happened."""
        scope.add(self)
