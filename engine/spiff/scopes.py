"""What the process and every sub-process have in common: tokens side by side under one root.

The tree is never deeper than this: a token that has been left is gone at once, and what a join or a boundary event
must know stands on the token itself. So there is nothing to prune, no depth limit, and a step costs what is open now.
"""

from typing import Any

from engine.spiff.failures import BudgetExceeded
from engine.spiff.gateways import Join
from engine.spiff.library import TaskState
from engine.spiff.plan import Plan, Way
from engine.spiff.tokens import Token

MOST_DONE = 500
"""Activities of one scope that could be compensated."""


class Scope:
    """The tokens of one scope, in the order in which they came."""

    spec: Plan
    tasks: dict[int, Token]
    task_tree: Token
    top_workflow: Any
    host: Token | None
    done: list[Any]
    """What can be compensated, in the order in which it was done: the activity, and what was done in it."""

    def plant(self) -> None:
        """The root under which all tokens stand."""
        self.task_tree = Token(self, self.spec.start, None, TaskState.COMPLETED, id=0)
        self.done = []

    def begin(self, at: str | None = None) -> None:
        """The scope's event sub-processes can be triggered, and a token stands where it begins: usually, or at one element."""
        for trigger in self.spec.triggers:
            self.add(trigger)
        usual = next(iter(self.spec.firsts), "")
        for node in self.spec.firsts.get(at or usual, ()):
            node.come(self, at is not None or node.instantiates)

    def done_here(self, token: Token) -> None:
        """An activity that something can compensate has been done, and that is remembered."""
        undoing, name, kept = self.spec.undoing, token.task_spec.name, token.internal_data
        never = kept.get("items") == []  # done for each of none
        if undoing is not None and name in undoing.by and not never:
            self.done.append([name, kept.get("done", []), kept.get("local", {})])
            if len(self.done) > MOST_DONE:
                raise BudgetExceeded("more than {most} activities could be compensated.", most=MOST_DONE)

    def is_enough(self, token: Token) -> bool:
        """Whether an ad hoc sub-process has come to its end with this activity: nothing more begins in it."""
        host = self.host
        if self.spec.enough is None or host is None:
            return False
        if "enough" not in host.internal_data and self.spec.enough.holds(token):
            host.internal_data["enough"] = True
            if self.spec.cancels_the_rest:
                self.cancel_all(but=token)
        return "enough" in host.internal_data

    def live(self) -> list[Token]:
        """All tokens, in the order in which they came."""
        return [self.tasks[token] for token in self.task_tree._children]

    def hosted(self, token: Token) -> list[Token]:
        """The tokens that depend on this one: its boundary events, instances, alternatives."""
        return [other for other in self.live() if other.internal_data.get("host") == token.id]

    def add(self, node: Any, **internal: Any) -> Token:
        """A new token comes to a node."""
        token = self.task_tree._add_child(node)
        token.internal_data.update(internal)
        node._update(token)
        return token

    def add_at_rest(self, node: Any, **internal: Any) -> None:
        """A new token rests at a node, and nothing happens for it."""
        token = self.task_tree._add_child(node)
        token.internal_data.update(internal)
        token._set_state(node.resting)

    def enter(self, way: Way, aside: bool) -> None:
        """A new token comes along a flow."""
        node = self.spec.node(way.target)
        counts = isinstance(node, Join) and node.counts
        self.add(node, **({"via": way.flow} if counts else {}), **({"aside": True} if aside else {}))

    def arm(self, token: Token) -> None:
        """The events on the boundary of an activity that has begun are waited for."""
        for node in self.spec.boundaries.get(token.task_spec.name, ()):
            self.add(node, host=token.id)

    def cancel_hosted(self, token: Token) -> None:
        """What depends on the token is taken away."""
        for other in self.hosted(token):
            other.cancel()

    def cancel_all(self, but: Token | None = None) -> None:
        """Every token is taken away, in the order in which they came."""
        for token in self.live():
            if token is not but and token.id in self.tasks:
                token.cancel()

    def _task_completed_notify(self, task: Token) -> None:
        """A token that has been left is gone."""
        self._remove_task(task.id)

    def _task_removed_notify(self, task: Token) -> None:
        self.top_workflow.removed(task)

    def _remove_task(self, task_id: int) -> None:
        task = self.tasks.pop(task_id)
        self.task_tree._children.remove(task_id)
        self._task_removed_notify(task)
