"""A diagram tried out in memory: nothing is deployed or recorded, tasks are done from given answers, and time travels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.diagram import Diagram
from engine.dmn import Decision
from engine.facts import ElementPassed, Fact, Place
from engine.record.encoding import to_json
from engine.sentences import say
from engine.spiff.run import BudgetExceeded, Run, StepFailed, World, specification

MOST_EVENTS = 1_000
"""Tasks, messages and timers of one trial: a loop that answers lead into for ever ends here."""
Answers = Mapping[str, Any]
"""By the id of a task or message event: its answers each time, or a list with those of the first time, the second, …"""


@dataclass(frozen=True)
class Happened:
    """Something that happened: the instant (UTC), the kind of fact, and what it says.

    Beside facts there are `ElementEntered`, where a token came along a flow, and `TokensStand`: the elements at which tokens
    have come to rest, each time they are others.
    """

    at: datetime
    kind: str
    told: Mapping[str, Any]


@dataclass(frozen=True)
class Tried:
    """What became of a trial: all that happened, and how things stand; `stopped` says why it could not go on."""

    happened: tuple[Happened, ...]
    document: Mapping[str, Any]
    tasks: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    """The elements at which tokens stand."""
    finished: bool = False
    outcome: str | None = None
    stopped: str | None = None


def try_out(
    diagram: Diagram,
    decisions: Mapping[str, Decision],
    answers: Answers,
    at: datetime,
    zone: ZoneInfo,
    start: str | None = None,
) -> Tried:
    """The diagram, which must have passed the check, played at an instant until nothing more is given.

    It begins at one of its start events: the one that is named, else the first without a symbol, else the first.

    Tasks and messages for which there are answers come first, the oldest first; then the clock goes to the next timer.
    """
    world = World({}, at, zone, {"number": "TRIAL", "opened": at}, ())
    return _Trial(diagram, decisions, answers, world, start).played()


@dataclass
class _Trial:
    diagram: Diagram
    decisions: Mapping[str, Decision]
    answers: Answers
    world: World
    start: str | None = None
    happened: list[Happened] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)
    standing: list[str] = field(default_factory=list)

    def played(self) -> Tried:
        try:
            run = Run.begin(specification(self.diagram, self.decisions), self.world, self.start)
        except (StepFailed, BudgetExceeded) as failed:
            self._note_facts(failed.before)
            return Tried(tuple(self.happened), dict(self.world.document), stopped=failed.told)
        self._note(run)
        try:
            stopped = self._goes_on(run)
        except (StepFailed, BudgetExceeded) as failed:
            self._note_facts(run.take())
            return Tried(tuple(self.happened), dict(self.world.document), stopped=failed.told)
        return replace(self._as_it_stands(run), stopped=stopped)

    def _goes_on(self, run: Run) -> str | None:
        for _ in range(MOST_EVENTS):
            if not self._sent(run) and not self._answered(run) and not self._time_passed(run):
                return None
            self._note(run)
        return say("ended after {most} tasks, messages and timers.", most=MOST_EVENTS)

    def _sent(self, run: Run) -> bool:
        """A notice is taken to have been sent."""
        for place in run.notices():
            self._tell("NoticeSent", {"place": str(place)})
            run.sent(place)
            return True
        return False

    def _answered(self, run: Run) -> bool:
        """One task or message for which there are answers is done."""
        for kind, places in (("TaskCompleted", run.open_tasks()), ("MessageReceived", run.awaited())):
            for place in places:
                given = self._given(place)
                if given is not None:
                    self.world.document.update(given)
                    self._tell(kind, {"place": str(place), "answers": dict(given)})
                    (run.complete if kind == "TaskCompleted" else run.receive)(place)
                    return True
        return False

    def _given(self, place: Place) -> Mapping[str, Any] | None:
        told = self.answers.get(place.element)
        if isinstance(told, list):
            used = self.used.get(place.element, 0)
            told = told[used] if used < len(told) else None
            self.used[place.element] = used + 1
        return told if isinstance(told, Mapping) else None

    def _time_passed(self, run: Run) -> bool:
        """The clock has gone to the next timer, and it has fired."""
        due = run.due()
        if not due:
            return False
        instant, timer = due[0]
        self.world.at = max(instant, self.world.at)
        run.fire(timer)
        return True

    def _note_facts(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            self._tell(type(fact).__name__, to_json(fact))
            if isinstance(fact, ElementPassed):
                for flow in (self.diagram.flows[each] for each in fact.flows if each in self.diagram.flows):
                    self._tell("ElementEntered", {"element": flow.target, "by": flow.id})

    def _note(self, run: Run) -> None:
        self._note_facts(run.take())
        if (standing := run.standing()) != self.standing:
            self.standing = standing
            self._tell("TokensStand", {"elements": standing})

    def _tell(self, kind: str, told: Mapping[str, Any]) -> None:
        self.happened.append(Happened(self.world.at, kind, told))

    def _as_it_stands(self, run: Run) -> Tried:
        return Tried(
            tuple(self.happened),
            dict(self.world.document),
            tuple(map(str, run.open_tasks())),
            tuple(map(str, run.awaited())),
            tuple(run.standing()),
            run.finished,
            run.outcome[1] or run.outcome[0] if run.outcome is not None else None,
        )
