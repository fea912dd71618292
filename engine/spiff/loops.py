"""Activities that are done several times: once for each item of a list, or again while a condition holds."""

from abc import abstractmethod

from engine import feel
from engine.diagram.parts import Loop
from engine.spiff.expressions import Formula
from engine.spiff.failures import BudgetExceeded, StepFailed
from engine.spiff.library import TaskState
from engine.spiff.plan import Node, Plan
from engine.spiff.tokens import Token

MOST_ITEMS = 500


class Repeated(Node):
    """Stands for the whole activity; each time it is done is a token of its own at the node `each`."""

    resting = TaskState.STARTED

    def __init__(self, plan: Plan, element: str, title: str, each: Node):
        super().__init__(plan, element, title)
        self.each = each
        each.repeated = self

    @abstractmethod
    def instance_done(self, instance: Token) -> None:
        """One time is done; perhaps all of it."""


class ForEach(Repeated):
    """Done once for each item of a list, all at a time or one after the other; an empty list is done at once."""

    def __init__(self, plan: Plan, element: str, title: str, each: Node, loop: Loop):
        super().__init__(plan, element, title, each)
        self.collection = Formula.of(element, "input collection", loop.collection)
        self.item = loop.item
        self.parallel = loop.kind == "parallel"

    def _run_hook(self, my_task: Token) -> bool | None:
        items = self.items(my_task)
        if not items:
            return True
        if not self.parallel:
            my_task.internal_data["items"] = items[1:]
            items = items[:1]
        for item in items:
            self.begin_one(my_task, item)
        my_task.workflow.arm(my_task)
        return None

    def items(self, token: Token) -> list[object]:
        """The list as it is now, as JSON values; StepFailed if it is none."""
        value = self.collection.value(token)
        if not isinstance(value, list):
            raise StepFailed(self.bpmn_id, f"the input collection is not a list but {value!r}.")
        if len(value) > MOST_ITEMS:
            raise BudgetExceeded(f"{self.bpmn_id} would be done {len(value)} times; at most {MOST_ITEMS} are allowed.")
        try:
            return [feel.to_json(item) for item in value]
        except feel.FeelError as error:
            raise StepFailed(self.bpmn_id, f"an item of the input collection cannot be kept: {error}") from error

    def begin_one(self, token: Token, item: object) -> None:
        """One more instance; its item is known inside it by the loop's name."""
        token.workflow.add(self.each, host=token.id, **({"local": {self.item: item}} if self.item else {}))

    def instance_done(self, instance: Token) -> None:
        """The next item's turn, or the whole is done when no instance is left."""
        host = instance.host
        assert host is not None
        left = host.internal_data.get("items")
        if left:
            host.internal_data["items"] = left[1:]
            self.begin_one(host, left[0])
        elif not any(other is not instance and other.task_spec is self.each for other in host.workflow.hosted(host)):
            host.complete()


class Again(Repeated):
    """Done again while a condition is true, at most a number of times."""

    def __init__(self, plan: Plan, element: str, title: str, each: Node, loop: Loop):
        super().__init__(plan, element, title, each)
        self.condition = Formula.of(element, "loop condition", loop.condition) if loop.condition else None
        self.test_before = loop.test_before
        self.maximum = loop.maximum

    def _run_hook(self, my_task: Token) -> bool | None:
        if self.test_before and not self.goes_on(my_task):
            return True
        my_task.internal_data["round"] = 1
        my_task.workflow.add(self.each, host=my_task.id)
        my_task.workflow.arm(my_task)
        return None

    def goes_on(self, token: Token) -> bool:
        """Whether it is to be done once more."""
        return self.condition is None or self.condition.holds(token)

    def instance_done(self, instance: Token) -> None:
        """Once more, or enough."""
        host = instance.host
        assert host is not None
        done = host.internal_data["round"]
        if (self.maximum is not None and done >= self.maximum) or not self.goes_on(host):
            host.complete()
            return
        host.internal_data["round"] = done + 1
        host.workflow.add(self.each, host=host.id)
