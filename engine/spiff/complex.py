"""The complex gateway: activated when its condition says so, and reset when the rest has come."""

from engine.spiff.expressions import Formula
from engine.spiff.gateways import Patient, defaulted
from engine.spiff.library import TaskState
from engine.spiff.plan import Plan, Way
from engine.spiff.tokens import Token


class Complex(Patient):
    """Is activated by its condition, and then waits for the other tokens, so that it can be activated again.

    BPMN 2.0.2, table 13.5. Activated, it leaves as an inclusive gateway does, and by flows without a condition. When no other token
    can come by the flows that had none then, it is reset: it takes those that came and leaves by the flows whose condition is
    true now, else by the default, or not at all. `waitingForStart` tells conditions which of the two it is.
    """

    counts = True

    def __init__(self, plan: Plan, element: str, title: str, default: str | None, activation: Formula):
        super().__init__(plan, element, title, default)
        self.activation = activation

    def _update_hook(self, my_task: Token) -> bool:
        my_task._set_state(TaskState.WAITING)
        if self.activated(my_task) is None:
            self._activate(my_task)
        return False

    def activated(self, token: Token) -> Token | None:
        """The token that stands for a gateway that waits for its reset."""
        return next(
            (each for each in token.workflow.live() if each.task_spec is self and "had" in each.internal_data), None
        )

    def _activate(self, token: Token) -> bool:
        """The condition is asked; if it is true, the tokens that wait become one, and one stays until the reset."""
        waiting = self.waiting(token)
        token.internal_data["local"] = {"activationCount": len(waiting), "waitingForStart": True}
        holds = self.activation.holds(token)
        del token.internal_data["local"]
        if not holds:
            return False
        first = next(iter(waiting.values()))
        self.join(first, waiting)
        if len(self.entrances) > 1:  # with one, there is no other token to wait for
            first.workflow.add_at_rest(self, had=sorted(waiting), **({"aside": True} if first.aside else {}))
        first.internal_data["local"] = {"activationCount": len(waiting), "waitingForStart": True}
        first._ready()
        return True

    def try_to_join(self, token: Token) -> bool:
        """The gateway is reset if no other token can come, or activated if by now its condition is true."""
        stays = self.activated(token)
        if stays is None:
            return self._activate(token)
        had = set(stays.internal_data["had"])
        late = {flow: each for flow, each in self.waiting(token).items() if flow not in had}
        empty = [flow for flow in self.entrances if flow not in had and flow not in late]
        if self.comes_more(token, empty, [*had, *late]):
            return False
        for each in late.values():
            token.workflow._remove_task(each.id)
        stays.internal_data["local"] = {"activationCount": len(late), "waitingForStart": False}
        del stays.internal_data["had"]
        stays._ready()
        return True

    def chosen(self, token: Token) -> tuple[Way, ...]:
        """The flows to leave by; StepFailed if the gateway was activated and there is none."""
        starts = token.internal_data.get("local", {}).get("waitingForStart", True)
        ways = tuple(way for way in self.ways if way.flow != self.default and self._is_open(way, token, starts))
        if ways or not starts:
            return ways or tuple(way for way in self.ways if way.flow == self.default)
        return defaulted(self, self.default)

    def _is_open(self, way: Way, token: Token, starts: bool) -> bool:
        return starts if way.condition is None else way.condition.holds(token)
