"""Gateways: how paths part and meet."""

from collections.abc import Collection

from engine.spiff.failures import StepFailed
from engine.spiff.library import TaskState
from engine.spiff.plan import Node, Plan, Way
from engine.spiff.tokens import Token


class Exclusive(Node):
    """Takes the first flow whose condition is true, else the default; every token passes on its own."""

    def __init__(self, plan: Plan, element: str, title: str, default: str | None):
        super().__init__(plan, element, title)
        self.default = default

    def chosen(self, token: Token) -> tuple[Way, ...]:
        """One flow; StepFailed if none is open."""
        for way in self.ways:
            if way.flow != self.default and (way.condition is None or way.condition.holds(token)):
                return (way,)
        return defaulted(self, self.default)


def defaulted(node: Node, default: str | None) -> tuple[Way, ...]:
    """The default flow; StepFailed if the gateway has none."""
    found = tuple(way for way in node.ways if way.flow == default)
    if not found:
        raise StepFailed(node.bpmn_id, "no condition is true and there is no default flow.")
    return found


class Join(Node):
    """Consumes one token from each of its incoming flows at a time; other tokens wait."""

    @property
    def counts(self) -> bool:
        """Whether it must know by which flow a token came."""
        return len(self.entrances) > 1

    def waiting(self, token: Token) -> dict[str, Token]:
        """The oldest token at each incoming flow, among those that wait in the same scope."""
        oldest: dict[str, Token] = {}
        for other in token.workflow.live():
            if other.task_spec is self and other.state < TaskState.READY and "via" in other.internal_data:
                oldest.setdefault(other.internal_data["via"], other)
        return oldest

    def join(self, token: Token, consumed: dict[str, Token]) -> None:
        """The tokens become one."""
        if not all(other.aside for other in consumed.values()):
            token.internal_data.pop("aside", None)
        for other in consumed.values():
            if other is not token:
                token.workflow._remove_task(other.id)
        token.internal_data.pop("via")


class Parallel(Join):
    """Waits for a token from every incoming flow, then leaves by all flows."""

    resting = TaskState.WAITING

    def _update_hook(self, my_task: Token) -> bool:
        waiting = self.waiting(my_task) if len(self.entrances) > 1 else {}
        if len(waiting) < len(self.entrances) and len(self.entrances) > 1:
            my_task._set_state(TaskState.WAITING)
            return False
        if waiting:
            self.join(my_task, waiting)
        return True

    def chosen(self, token: Token) -> tuple[Way, ...]:
        """All flows: no condition is asked (BPMN 2.0.2, 10.6.4)."""
        return self.ways


class Patient(Join):
    """A join that may have to wait until no other token can come (BPMN 2.0.2, table 13.3).

    A token that can still reach an empty incoming flow holds the gateway up, unless it can also reach one that has a token
    already; paths through the gateway itself do not count.
    """

    resting = TaskState.WAITING

    def __init__(self, plan: Plan, element: str, title: str, default: str | None):
        super().__init__(plan, element, title)
        self.default = default
        self.reached_from: dict[str, frozenset[str]] = {}
        """For each incoming flow the elements from which a token can come to it, not through this gateway."""

    def try_to_join(self, token: Token) -> bool:
        """Whether the gateway has moved; asked when nothing else moves."""
        raise NotImplementedError

    def comes_more(self, token: Token, empty: Collection[str], filled: Collection[str]) -> bool:
        """Whether another token can still come by an empty flow."""
        return any(
            other.task_spec is not self and self._holds_up(other.task_spec.bpmn_id, empty, filled)
            for other in token.workflow.live()
        )

    def _holds_up(self, element: str, empty: Collection[str], filled: Collection[str]) -> bool:
        comes_anew = any(element in self.reached_from[flow] for flow in empty)
        return comes_anew and not any(element in self.reached_from[flow] for flow in filled)


class Inclusive(Patient):
    """Waits until no other token can come, then leaves by every flow whose condition is true, else by the default."""

    def _update_hook(self, my_task: Token) -> bool:
        if len(self.entrances) < 2:
            return True
        my_task._set_state(TaskState.WAITING)
        return False

    def try_to_join(self, token: Token) -> bool:
        """The tokens that wait here become one and go on, if no other can come; asked when nothing else moves."""
        waiting = self.waiting(token)
        if self.comes_more(token, [flow for flow in self.entrances if flow not in waiting], waiting):
            return False
        self.join(token, waiting)
        token._ready()
        return True

    def chosen(self, token: Token) -> tuple[Way, ...]:
        """Every open flow; StepFailed if none is."""
        ways = tuple(
            way
            for way in self.ways
            if way.flow != self.default and (way.condition is None or way.condition.holds(token))
        )
        return ways or defaulted(self, self.default)
