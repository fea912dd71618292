"""A case's way through its diagram: the one face of the executing engine, speaking only facts.

A run begins, is told what people and the clock did, and says what followed. Between two steps it can be kept as
text and restored. After any exception it must be thrown away: nothing of a half-done step may be kept.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.diagram.model import Diagram
from engine.dmn import Decision
from engine.facts import Fact, Place
from engine.spiff import operating, standing, state, transferring
from engine.spiff.building import CASE, plans
from engine.spiff.failures import BudgetExceeded, NotAtRest, StepFailed
from engine.spiff.flow import Flow
from engine.spiff.plan import Plan
from engine.spiff.tasks import UserTask
from engine.spiff.tokens import Token
from engine.spiff.world import World

__all__ = ["BudgetExceeded", "NotAtRest", "Run", "Specification", "StepFailed", "World", "specification"]

MOST_FIRINGS = 1000
"""Timers fired by one run at one instant."""


@dataclass(frozen=True)
class Specification:
    """What is executed for one version; immutable, shared by all its runs and by threads."""

    process: Plan
    plans: Mapping[str, Plan]


def specification(diagram: Diagram, decisions: Mapping[str, Decision]) -> Specification:
    """The diagram made executable; it must have passed `check` with these decisions."""
    built = plans(diagram, decisions)
    return Specification(built.get(CASE, built[diagram.process_id]), built)


class Run:
    """The tokens of one case."""

    def __init__(self, flow: Flow):
        self._flow = flow
        self._failed = False
        self._fired_at: datetime | None = None
        self._firings = 0

    @classmethod
    def begin(cls, specification: Specification, world: World, start: str | None = None) -> "Run":
        """A run whose first tasks are open, begun at a start event where one is named; StepFailed, BudgetExceeded."""
        run = cls(Flow(specification.process, specification.plans, world))
        with run._moving():
            run._flow.begin_own(start)
        return run

    @classmethod
    def restore(cls, specification: Specification, snapshot: str, world: World) -> "Run":
        """The run that `keep` wrote, on the same version."""
        return cls(state.restore(specification.process, specification.plans, snapshot, world))

    def complete(self, task: Place) -> None:
        """The user task is done and the diagram has moved; the document must hold the answers already.

        KeyError if the task is not open; StepFailed, BudgetExceeded.
        """
        token = self._waiting(task, lambda node: isinstance(node, UserTask))
        with self._moving():
            self._flow.changed = True
            self._flow.step(token)

    def receive(self, place: Place) -> None:
        """The message has come and the diagram has moved; KeyError if it is not waited for."""
        token = self._waiting(place, standing.is_message)
        with self._moving():
            self._flow.changed = True
            token.task_spec.happen(token)

    def sent(self, place: Place) -> None:
        """The notice was sent and the diagram has moved; KeyError if it is not waited for."""
        token = self._waiting(place, standing.is_notice)
        with self._moving():
            token.task_spec.happen(token)

    def fire(self, timer: Place) -> None:
        """The timer has fired, once, and the diagram has moved; KeyError if it is not waited for."""
        token = self._waiting(timer, standing.is_timer)
        self._count_firing()
        with self._moving():
            token.task_spec.awaited.fired(token)
            token.task_spec.happen(token)

    def transferred(self, other: Specification, world: World, to: Mapping[str, str], anew: bool = False) -> "Run":
        """The run under another version, in its world; this one must be thrown away. See `transferring.transfer`.

        StepFailed if a token can neither stay where it is nor go on where `to` says; BudgetExceeded.
        """
        run = Run(transferring.transfer(self._flow, other.process, other.plans, world, to, anew))
        with run._moving():
            self._failed = True
        return run

    def lost(self, other: Specification) -> list[transferring.Lost]:
        """Where the run stands and could not under another version."""
        return transferring.lost(self._flow, other.process)

    def relocate(self, element: str, to: str) -> None:
        """The token that has stood longest at an element goes on at another of its scope; KeyError, StepFailed."""
        with self._moving():
            operating.relocate(self._flow, element, to)

    def cancel(self) -> None:
        """Everything that waits is taken away, and the run is finished."""
        with self._moving():
            operating.cancel(self._flow)

    def reopen(self, element: str) -> None:
        """A finished run goes on at an element; StepFailed if none can begin there."""
        with self._moving():
            operating.reopen(self._flow, element)

    def due(self) -> list[tuple[datetime, Place]]:
        """The timers that wait and their instants (UTC), the earliest first, equal ones in the order they were set."""
        timers = [(place, token) for place, token in self._in_order() if standing.is_timer(token.task_spec)]
        waiting = [(datetime.fromisoformat(token.internal_data["due"]), place) for place, token in timers]
        return sorted(waiting, key=lambda timer: timer[0])

    def open_tasks(self) -> list[Place]:
        """The user tasks that wait, in the order in which they were offered."""
        return [place for place, token in self._in_order() if isinstance(token.task_spec, UserTask)]

    def awaited(self) -> list[Place]:
        """The messages that the case can receive, in the order in which they came to be waited for."""
        return [place for place, token in self._in_order() if standing.is_message(token.task_spec)]

    def notices(self) -> list[Place]:
        """The notices that are to be sent, in the order in which they came to be."""
        return [place for place, token in self._in_order() if standing.is_notice(token.task_spec)]

    def standing(self) -> list[str]:
        """The elements at which tokens stand, those that hold other tokens left out, in the order in which they came.

        What only waits to begin beside them, an event sub-process or a boundary event, has no token yet.
        """
        return standing.elements(self._flow)

    def take(self) -> list[Fact]:
        """What happened since the last take, in order."""
        facts, self._flow.facts = self._flow.facts, []
        return facts

    def keep(self) -> str:
        """The state as compact canonical JSON; NotAtRest if the run failed. Equal runs give equal text."""
        if self._failed:
            raise NotAtRest("the run failed; it cannot be kept.")
        return state.keep(self._flow)

    @property
    def finished(self) -> bool:
        """Whether no token is left."""
        return bool(self._flow.completed)

    @property
    def outcome(self) -> tuple[str, str] | None:
        """Id and name of the last end event that the main line reached at the top level, if it has reached one.

        Event sub-processes, and what a non-interrupting boundary event set off, are not the main line.
        """
        return self._flow.outcome

    @contextmanager
    def _moving(self) -> Iterator[None]:
        if self._failed:
            raise NotAtRest("the run failed; it cannot go on.")
        self._failed = True
        yield
        self._flow.settle()
        self._failed = False

    def _in_order(self) -> list[tuple[Place, Token]]:
        """What waits: a token is made when it begins to wait, so its id tells the order."""
        return sorted(self._flow.places.items(), key=lambda waiting: waiting[1].id)

    def _waiting(self, place: Place, fits: Any) -> Token:
        token = self._flow.places.get(place)
        if token is None or not fits(token.task_spec):
            raise KeyError(f"{place} does not wait for this")
        return token

    def _count_firing(self) -> None:
        at = self._flow.world.at
        self._firings = self._firings + 1 if at == self._fired_at else 1
        self._fired_at = at
        if self._firings > MOST_FIRINGS:
            raise BudgetExceeded("more than {most} timers fired at once.", most=MOST_FIRINGS)
