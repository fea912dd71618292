"""The running diagram: its scopes, its tokens, and the loop that moves them until they rest."""

from collections import deque
from collections.abc import Mapping
from typing import Any

from engine.diagram.parts import EventDefinition
from engine.facts import Fact, ValueSet
from engine.spiff.awaiting import AwaitedCondition
from engine.spiff.delivering import Thrown, deliver
from engine.spiff.events import Trigger
from engine.spiff.expressions import FeelEngine
from engine.spiff.failures import BudgetExceeded, Stopped
from engine.spiff.known import Known
from engine.spiff.library import BpmnSubWorkflow, BpmnWorkflow, TaskState
from engine.spiff.plan import Plan
from engine.spiff.scopes import Scope
from engine.spiff.subprocesses import SubProcess
from engine.spiff.tokens import Token
from engine.spiff.world import World

MOST_STEPS = 2000
DEEPEST = 20


class SubFlow(Scope, BpmnSubWorkflow):  # type: ignore[misc]
    """The inside of a sub-process."""

    def __init__(self, plan: Plan, host: Token, top: "Flow"):
        super().__init__(plan, host.id, top, deserializing=True)
        self.host: Token | None = host
        self.plant()


class Flow(Scope, Known, BpmnWorkflow):  # type: ignore[misc]
    """The process of one case; it knows every token of every scope, and tells what happens as facts."""

    host: Token | None = None

    def __init__(self, plan: Plan, plans: Mapping[str, Plan], world: World):
        self.world = world
        self.facts: list[Fact] = []
        self.queue: deque[Token] = deque()
        self.thrown: deque[Thrown] = deque()
        self.changed = False
        self.perhaps_empty: deque[Any] = deque()
        self.outcome: tuple[str, str] | None = None
        self.steps = 0
        self.know_nothing()
        # The script engine comes first: the library's own would run Python.
        super().__init__(plan, plans, script_engine=FeelEngine(), deserializing=True)
        self.plant()

    def begin_own(self, at: str | None) -> None:
        """The case begins; the procedure's own process at an element, where one is named."""
        own = self.spec.own
        self.begin(at if own == self.spec.name else None)
        for token in self.live():
            if at is not None and token.task_spec.name == own:
                token.internal_data["at"] = at

    def settle(self) -> None:
        """Everything that can move by itself has moved; BudgetExceeded if there is no end to it, StepFailed."""
        try:
            self._settle()
        except Stopped as stopped:
            stopped.before = tuple(self.facts)
            raise

    def _settle(self) -> None:
        self.steps = 0
        self._follow_up()
        while self.queue or self._join_one() or self._one_became_true():
            while self.queue:
                token = self.queue.popleft()
                if token.state == TaskState.READY and self.index.get(token.id) is token:
                    self.step(token)
            self._follow_up()

    def step(self, token: Token) -> None:
        """One token does what it can do, and its scope ends if it was the last one there."""
        self._count_step()
        token.run()
        self.perhaps_empty.append(token.workflow)
        self._follow_up()

    def _count_step(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise BudgetExceeded("more than {most} steps without anybody doing anything.", most=MOST_STEPS)

    def _follow_up(self) -> None:
        """What the step threw is delivered, what became true has happened, and scopes in which nothing is left have ended."""
        while self.thrown or self.perhaps_empty or self.changed:
            if self.thrown:
                deliver(self.thrown.popleft())
            elif self.changed:
                self.changed = self._one_became_true()
            else:
                self._end_if_empty(self.perhaps_empty.popleft())

    def throw(
        self,
        definition: EventDefinition,
        element: str,
        scope: Any,
        key: Any = None,
        receivers: frozenset[str] | None = None,
        by: Token | None = None,
    ) -> None:
        """This is thrown, and delivered to those who wait for it now, once the token that threw it has been left.

        `by` is a token that is not left, but stopped by what it throws.
        """
        waiting = frozenset(self.event_manager.tasks)
        self.thrown.append(Thrown(definition, element, scope, waiting, key, receivers, by))

    def give(self, element: str, name: str, value: Any) -> None:
        """An element gives the case document a value, and tells it."""
        self.keep(name, value)
        self.tell(ValueSet(element, name, value))

    def keep(self, name: str, value: Any) -> None:
        """The case document has a new value: conditions may have become true."""
        self.world.document[name] = value
        self.changed = True

    def create_subprocess(self, my_task: Token, spec_name: str) -> SubFlow:
        """A scope inside a token."""
        inside = SubFlow(self.subprocess_specs[spec_name], my_task, self)
        if inside.depth > DEEPEST:
            raise BudgetExceeded("sub-processes lie more than {most} deep.", most=DEEPEST)
        self.subprocesses[my_task.id] = inside
        return inside

    def tell(self, fact: Fact) -> None:
        """This has happened."""
        self.facts.append(fact)

    def _join_one(self) -> bool:
        """The first inclusive gateway that need not wait any longer goes on."""
        scopes: list[Any] = [self, *self.subprocesses.values()]
        for scope in scopes:
            for node in scope.spec.patient_joins:
                token = next((token for token in scope.live() if token.task_spec is node), None)
                if token is not None and node.try_to_join(token):
                    return True
        return False

    def _one_became_true(self) -> bool:
        """The first event whose condition has become true happens; BudgetExceeded if there is no end to it."""
        for token in sorted(self.event_manager.tasks.values(), key=lambda each: each.id):
            awaited = token.task_spec.awaited
            if isinstance(awaited, AwaitedCondition) and awaited.became_true(token):
                self._count_step()
                token.task_spec.happen(token)
                return True
        return False

    def _end_if_empty(self, scope: Any) -> None:
        """A scope in which only triggers are left has ended. One that was taken away has not."""
        if scope.host is not None and self.subprocesses.get(scope.host.id) is not scope:
            return
        if not all(_is_trigger(token) for token in scope.live()):
            if all(_is_trigger(token) or _is_handler(token) for token in scope.live()):
                _close(scope)
            return
        scope.cancel_all()
        host = scope.host
        if host is None:
            self.completed = True
            return
        del self.subprocesses[host.id]
        if scope.done:
            host.internal_data["done"] = scope.done
        host.complete()
        self.perhaps_empty.append(host.workflow)


def _is_handler(token: Token) -> bool:
    return isinstance(token.task_spec, SubProcess) and token.task_spec.by_event


def _close(scope: Any) -> None:
    """Only event sub-processes are still at work: no other can begin any more (BPMN 2.0.2, 13.5.4)."""
    for token in [each for each in scope.live() if _is_trigger(each)]:
        if token.id in scope.tasks:
            token.cancel()


def _is_trigger(token: Token) -> bool:
    """Whether the token only waits for an event sub-process, or another pool, to begin."""
    host = token.host
    return isinstance(token.task_spec, Trigger) or (host is not None and isinstance(host.task_spec, Trigger))
