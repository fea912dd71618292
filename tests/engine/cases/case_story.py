"""A case told by those who work on it; kept as text, restored, and at its end run again from its inputs."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bpmn_notation import xml

from engine.cases import state
from engine.cases.case import Case
from engine.cases.decide import CaseRequest, decide
from engine.cases.moving import begun, move
from engine.cases.opening import open_case
from engine.cases.reexecute import CAUSES
from engine.cases.requests import ClaimTask, CompleteTask, Filled, FireDeadlines, OpenCase, ReleaseTask, ReportMessage
from engine.diagram import check
from engine.facts import CaseOpened, Fact, Place
from engine.people import Person
from engine.procedures import Bundle, Version, compiled

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 1, 5, 9, tzinfo=SHANGHAI)
Kind = TypeVar("Kind")


def person(name: str, *groups: str) -> Person:
    """Someone of the hospital who is in these groups."""
    return Person(name, name, "hospital", frozenset(groups))


ZHANG, LI, WANG = person("zhang", "接待"), person("li", "接待", "医患办"), person("wang", "医患办")


ODD = {"waits-for-ever", "gateway-alone"}
"""What no procedure may have, and the dice draw."""


@cache
def version_of(lines: str, **tables: str) -> Version:
    """The procedure that is drawn in these lines; it passes the check, but for what the dice draw too."""
    files = {f"processes/p/{name}.dmn": text.encode() for name, text in tables.items()}
    version = compiled(Bundle("p", {"processes/p.bpmn": xml(lines), **files}))
    problems = check(version.diagram, decisions=version.decisions)
    assert [str(each) for each in problems if each.is_error and each.rule not in ODD] == []
    return version


@dataclass
class Happened:
    """A fact, when it was recorded, and who caused it."""

    fact: Fact
    at: datetime
    by: str | None


class CaseStory:
    """One case; `at` is the time of whoever acts next."""

    def __init__(self, version: Version, by: Person = ZHANG, at: datetime = MONDAY, serial: int = 1, **answers: Any):
        self.version, self.at, self.history = version, at, list[Happened]()
        self.personal: frozenset[str] = frozenset()
        filled = Filled(answers, salt="salt") if answers else None
        request = OpenCase("p", by, at, "0", filled, departments=("骨科", "内科"))
        self.case, facts = open_case(request, version, SHANGHAI, serial)
        self._told(facts, by)

    def waits(self, **length: float) -> "CaseStory":
        """Time passes, and nobody looks."""
        self.at += timedelta(**length)
        return self

    def fires(self) -> "CaseStory":
        """The clock lets happen what is due."""
        return self._asks(FireDeadlines("hospital", self.case.number, self.at), None)

    def completes(self, task: str, by: Person, personal: tuple[str, ...] = (), **answers: Any) -> "CaseStory":
        """The person answers the task's questions."""
        filled = Filled(answers, personal=frozenset(personal), salt="salt")
        return self._asks(CompleteTask(self.case.number, place(task), by, self.at, "1", filled), by)

    def claims(self, task: str, by: Person) -> "CaseStory":
        """The person takes the task."""
        return self._asks(ClaimTask(self.case.number, place(task), by, self.at, "1"), by)

    def releases(self, task: str, by: Person) -> "CaseStory":
        """The person gives the task back."""
        return self._asks(ReleaseTask(self.case.number, place(task), by, self.at, "1"), by)

    def is_told(self, message: str, by: Person, **answers: Any) -> "CaseStory":
        """The person reports the message."""
        return self._asks(ReportMessage(self.case.number, place(message), by, self.at, "1", Filled(answers)), by)

    @property
    def open(self) -> list[str]:
        """The open tasks."""
        return [str(task) for task in self.case.tasks]

    @property
    def waiting(self) -> list[str]:
        """The timers and messages that are waited for."""
        return [str(each) for each in (*self.case.timers, *self.case.awaited)]

    @property
    def kinds(self) -> list[str]:
        """The names of all facts, in order."""
        return [type(each.fact).__name__ for each in self.history]

    def of(self, kind: type[Kind]) -> list[Kind]:
        """The facts of one kind."""
        return [each.fact for each in self.history if isinstance(each.fact, kind)]

    def follows_again(self) -> "CaseStory":
        """The case's inputs lead to the same facts and to the same state once more."""
        opened = self.history[0]
        assert isinstance(opened.fact, CaseOpened)
        case, facts = begun(self.version, opened.fact, opened.at)
        while len(facts) < len(self.history):
            cause = self.history[len(facts)]
            assert isinstance(cause.fact, CAUSES), cause
            facts += move(case, cause.fact, cause.at, cause.by)
        assert facts == [each.fact for each in self.history]
        assert state.keep(case) == state.keep(self.case)
        return self

    def _asks(self, request: CaseRequest, by: Person | None) -> "CaseStory":
        before = state.keep(self.case)
        case = state.restore(before, self.version, self.at)
        self._told(decide(case, request), by, case)
        return self

    def _told(self, facts: list[Fact], by: Person | None, case: Case | None = None) -> None:
        """Only what was carried out is kept: a refusal on the way leaves the case as it was."""
        case = self.case if case is None else case
        kept = state.keep(case)
        self.case = state.restore(kept, self.version, self.at)
        assert state.keep(self.case) == kept
        self.history += [Happened(fact, self.at, by.name if by else None) for fact in facts]


def place(address: str) -> Place:
    """`a/2`; `a` is the first one."""
    return Place.parse(address) if "/" in address else Place(address, 1)


def groups_of(someone: Person, *groups: str) -> Person:
    """The same person in other groups."""
    return replace(someone, groups=frozenset(groups))
