"""A case carried over to another version: its answers stay, its tokens stand where they stood or go on where they are told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engine.cases.case import Case
from engine.cases.refusals import CannotGoOn
from engine.cases.specifications import specification_of
from engine.facts import CaseMoved, Fact, Place, TaskCancelled, TaskOffered
from engine.procedures import UnknownVersion, Version
from engine.sentences import say
from engine.spiff.standing import cannot_begin
from engine.spiff.transferring import Lost


def lost(case: Case, version: Version) -> list[Lost]:
    """Where the case stands and could not under another version."""
    return case.run.lost(specification_of(version))


def possible(version: Version, scope: str | None = None) -> list[str]:
    """The elements of a process or sub-process of a version at which a token can go on; of its own process without a scope."""
    specified = specification_of(version)
    plan = specified.plans.get(scope or "", specified.process)
    return [each for each in version.diagram.elements if cannot_begin(each, plan) is None]


def transferred(case: Case, moved: CaseMoved, version: Version | None) -> list[Fact]:
    """What the diagram tells of the case being moved; its tokens stand under the other version. StepFailed, BudgetExceeded, CannotGoOn.

    A task that is offered anew keeps its deadline, and timers theirs, unless the fact says that they are counted anew.
    """
    if version is None or version.hash != moved.version:
        raise UnknownVersion(moved.version)
    if case.closed is not None:
        raise CannotGoOn(element=version.diagram.process_id, reason=say("the case is closed."))
    before = {place: task.offered for place, task in case.tasks.items()}
    world = replace(case.world, calendar=version.calendar)
    case.run = case.run.transferred(specification_of(version), world, moved.to, moved.anew)
    case.world, case.version = world, version
    return list(_kept(case.run.take(), before, moved.anew))


def _kept(facts: Sequence[Fact], before: dict[Place, TaskOffered], anew: bool) -> Iterator[Fact]:
    """The facts, tasks that were withdrawn and offered anew with the deadline that they had."""
    due = {place.element: offered.due for place, offered in before.items()}
    for fact in facts:
        if isinstance(fact, TaskOffered) and not anew and due.get(fact.task.element) is not None:
            fact = replace(fact, due=due[fact.task.element])
        yield fact


def follow_tasks(case: Case, facts: Sequence[Fact]) -> None:
    """Timers on the boundary of a task that has another address now know it by that."""
    gone = {fact.task for fact in facts if isinstance(fact, TaskCancelled)}
    offered = {fact.task.element: fact.task for fact in facts if isinstance(fact, TaskOffered)}
    for place, timer in case.timers.items():
        if timer.task is not None and timer.task in gone and timer.task.element in offered:
            case.timers[place] = replace(timer, task=offered[timer.task.element])
