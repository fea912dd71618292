"""Activities that are done several times: once for each item of a list, or again while a condition holds."""

from abc import abstractmethod
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from engine.diagram.parts import Loop
from engine.sentences import say
from engine.spiff.expressions import Formula, local_of
from engine.spiff.failures import BudgetExceeded, StepFailed, shown
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
    """Done once for each item of a list, or so many times, all at a time or one after the other (BPMN 2.0.2, 13.3.7).

    Each knows its item by the loop's name, and its place by `loopCounter`. An empty list is done at once.
    """

    def __init__(self, plan: Plan, element: str, title: str, each: Node, loop: Loop):
        super().__init__(plan, element, title, each)
        self.several = Formula.of(element, say("input collection"), loop.collection or loop.cardinality)
        self.counted = not loop.collection
        self.item = loop.item
        self.parallel = loop.kind == "parallel"
        self.until = Formula.of(element, say("completion condition"), loop.until) if loop.until else None
        self.collects = loop.collects
        self.gives = Formula.of(element, say("output element"), loop.each_gives) if loop.each_gives else None

    def _run_hook(self, my_task: Token) -> bool | None:
        items = self.items(my_task)
        my_task.internal_data.update(items=items, begun=0, done=0, **({"out": {}} if self.gives is not None else {}))
        if not items:
            return True
        for _ in items if self.parallel else items[:1]:
            self.begin_next(my_task)
        my_task.workflow.arm(my_task)
        return None

    def items(self, token: Token) -> list[object]:
        """The list as it is now, as JSON values; StepFailed if it is none, or the number is no whole one."""
        value = self.several.value(token)
        if self.counted:
            if not isinstance(value, Decimal) or value != value.to_integral_value() or value < 0:
                raise StepFailed(
                    self.bpmn_id, "the loop cardinality is not a whole number but {value}.", value=shown(value)
                )
            value = [Decimal(n) for n in range(1, min(int(value), MOST_ITEMS + 1) + 1)]
        if not isinstance(value, list):
            raise StepFailed(self.bpmn_id, "the input collection is not a list but {value}.", value=shown(value))
        if len(value) > MOST_ITEMS:
            raise BudgetExceeded(
                "{element} would be done {count} times; at most {most} are allowed.",
                element=self.bpmn_id,
                count=len(value),
                most=MOST_ITEMS,
            )
        return [local_of(self.bpmn_id, item) for item in value]

    def begin_next(self, token: Token) -> None:
        """The next instance; its item is known inside it by the loop's name."""
        kept = token.internal_data
        item = kept["items"][kept["begun"]]
        kept["begun"] += 1
        local = {"loopCounter": kept["begun"], **({self.item: item} if self.item else {})}
        token.workflow.add(self.each, host=token.id, local=local)

    def instance_done(self, instance: Token) -> None:
        """The next item's turn, or the whole is done: all instances are, or the completion condition is true."""
        host = instance.host
        assert host is not None
        kept = host.internal_data
        kept["done"] += 1
        if self.gives is not None:
            kept["out"][str(instance.internal_data["local"]["loopCounter"])] = self.given(instance)
        if kept["done"] == len(kept["items"]) or (self.until is not None and self.is_enough(instance, kept)):
            host.complete()
        elif not self.parallel:
            self.begin_next(host)

    def given(self, instance: Token) -> object:
        """What the instance adds to the output collection."""
        assert self.gives is not None
        return local_of(self.bpmn_id, self.gives.value(instance))

    def is_enough(self, instance: Token, kept: Mapping[str, Any]) -> bool:
        """Whether the completion condition is true; it sees the numbers of instances that BPMN names."""
        assert self.until is not None
        numbers = {
            "numberOfInstances": len(kept["items"]) if self.parallel else kept["begun"],
            "numberOfActiveInstances": kept["begun"] - kept["done"],
            "numberOfCompletedInstances": kept["done"],
            "numberOfTerminatedInstances": 0,
        }
        instance.internal_data["local"].update(numbers)
        return self.until.holds(instance)

    def _on_complete_hook(self, my_task: Token) -> None:
        if self.gives is not None:
            kept = my_task.internal_data
            collected = [kept["out"].get(str(place)) for place in range(1, len(kept["items"]) + 1)]
            top = my_task.workflow.top_workflow
            top.give(self.bpmn_id, self.collects, collected)
        super()._on_complete_hook(my_task)


class Again(Repeated):
    """Done again while a condition is true, at most a number of times."""

    def __init__(self, plan: Plan, element: str, title: str, each: Node, loop: Loop):
        super().__init__(plan, element, title, each)
        self.condition = Formula.of(element, say("loop condition"), loop.condition) if loop.condition else None
        self.test_before = loop.test_before
        self.maximum = loop.maximum

    def _run_hook(self, my_task: Token) -> bool | None:
        my_task.internal_data["local"] = {"loopCounter": 1}
        if self.test_before and not self.goes_on(my_task):
            return True
        self.begin(my_task, 1)
        my_task.workflow.arm(my_task)
        return None

    def begin(self, token: Token, round_: int) -> None:
        """Once more; which time it is, the inside knows as `loopCounter`."""
        token.internal_data["local"] = {"loopCounter": round_}
        token.workflow.add(self.each, host=token.id, local={"loopCounter": round_})

    def goes_on(self, token: Token) -> bool:
        """Whether it is to be done once more."""
        return self.condition is None or self.condition.holds(token)

    def instance_done(self, instance: Token) -> None:
        """Once more, or enough."""
        host = instance.host
        assert host is not None
        done = host.internal_data["local"]["loopCounter"]
        if (self.maximum is not None and done >= self.maximum) or not self.goes_on(host):
            host.complete()
            return
        self.begin(host, done + 1)
