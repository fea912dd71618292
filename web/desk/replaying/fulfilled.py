"""Which clauses a step fulfilled or missed, each with the fact that shows it.

Only what is done fulfils: a completed task, a report, something that the diagram did by itself. A decision or a choice that
cites a clause only applies it. A clause is missed where the time that it gives ran out: a task was completed late, or a timer
that escalates came first. What no record can prove is said to be so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from flask_babel import gettext as _

from engine.clauses import Clause
from engine.dmn.model import reasoned
from engine.facts import (
    DeadlineDropped,
    DeadlineFired,
    DeadlineSet,
    DecisionMade,
    ElementPassed,
    MessageReceived,
    Place,
    TaskCompleted,
    TaskOffered,
)
from engine.procedures import Version
from engine.record.log import Recorded
from web.desk import due
from web.desk.clauses import Told, told
from web.desk.wording import Naming

Status = Literal["missed", "fulfilled", "applied", "beyond"]
CHOOSES = ("businessRuleTask", "startEvent")
"""Kinds of elements that do nothing of what they cite, as gateways do not."""
RANK: Mapping[Status, int] = {"missed": 0, "fulfilled": 1, "applied": 2, "beyond": 3}


@dataclass(frozen=True)
class Judged:
    """A clause and what the step did to it; `shown_by` is the sentence and `no` the fact that shows it."""

    clause: Told
    status: Status
    shown_by: str
    no: int


@dataclass(frozen=True)
class _Evidence:
    clause: str
    status: Status
    shown_by: str
    no: int


@dataclass(frozen=True)
class Judge:
    """Judges the steps of one case; `earlier` are its facts up to the end of the step."""

    version: Version
    earlier: Sequence[Recorded]
    naming: Naming

    def judged(self, facts: Sequence[Recorded]) -> tuple[Judged, ...]:
        """Every clause that the step touches once, by its gravest evidence; what was missed first."""
        found: dict[str, _Evidence] = {}
        for each in self._evidence(facts):
            if each.clause in self.version.clauses:
                kept = found.get(each.clause)
                if kept is None or RANK[each.status] < RANK[kept.status]:
                    found[each.clause] = each
        ordered = sorted(found.values(), key=lambda each: RANK[each.status])
        return tuple(
            Judged(clause, each.status, each.shown_by, each.no)
            for each in ordered
            for clause in told(self.version, [each.clause], self.naming.language)
        )

    def _evidence(self, facts: Sequence[Recorded]) -> Iterator[_Evidence]:
        passed = {one.fact.element for one in facts if isinstance(one.fact, ElementPassed)}
        for one in facts:
            match one.fact:
                case TaskCompleted(task=place):
                    yield from self._completed(place, one)
                case MessageReceived(place=place):
                    said = _("“%(name)s” was reported", name=self.naming.name(place.element))
                    yield from self._of_element(place.element, said, one)
                case DecisionMade() as made:
                    yield from self._decided(made, one)
                case ElementPassed(element=element, flows=flows):
                    yield from self._passed(element, flows, one)
                case DeadlineFired() as fired:
                    yield from self._fired(fired, one)
                case DeadlineDropped(timer=place):
                    yield from self._dropped(place, one, passed)

    def _completed(self, place: Place, one: Recorded) -> Iterator[_Evidence]:
        name = self.naming.name(place.element)
        yield from self._of_element(place.element, _("the task “%(task)s” was completed", task=name), one)
        offered = self._latest(TaskOffered, place, one.no)
        deadline = offered.due if isinstance(offered, TaskOffered) else None
        if deadline is None or deadline.basis is None:
            return
        until = due.when(deadline.due, self.naming.zone, self.naming.language)
        if one.at > deadline.due:
            yield _Evidence(deadline.basis, "missed", _("“%(task)s” was due %(when)s", task=name, when=until), one.no)
        else:
            said = _("“%(task)s” was completed in time, before %(when)s", task=name, when=until)
            yield _Evidence(deadline.basis, "fulfilled", said, one.no)

    def _decided(self, made: DecisionMade, one: Recorded) -> Iterator[_Evidence]:
        """The clauses of the rules that were hit; of a decision whose rules cite none, its own."""
        decision = self.version.decisions.get(made.decision)
        hit = {each["decision"]: tuple(each["rules"]) for each in made.required} | {made.decision: made.rules}
        for element in reasoned(decision) if decision is not None else ():
            cited = dict(getattr(element, "cited", ()))
            rules = [number for number in hit.get(element.id, ()) if f"{element.id}#{number}" in cited]
            for number in rules:
                said = _("rule %(number)s of “%(table)s” was hit", number=number, table=element.label)
                yield from self._cited(cited[f"{element.id}#{number}"], said, one)
            if not rules and element.id in hit:
                said = _("“%(table)s” was decided by its table", table=element.label)
                yield from self._cited(cited.get(element.id, ()), said, one)

    def _passed(self, element: str, flows: Sequence[str], one: Recorded) -> Iterator[_Evidence]:
        said = _("the case went through “%(element)s”", element=self.naming.drawn_name(element))
        kind = getattr(self.version.diagram.elements.get(element), "kind", "")
        yield from self._of_element(element, said, one, done=kind not in CHOOSES and not kind.endswith("Gateway"))
        for flow in flows:
            drawn = self.version.diagram.flows.get(flow)
            if drawn is not None and drawn.clauses:
                way = drawn.name.replace("\n", "") or self.naming.drawn_name(drawn.target)
                yield from self._cited(drawn.clauses, _("the case went on by “%(flow)s”", flow=way), one)

    def _fired(self, fired: DeadlineFired, one: Recorded) -> Iterator[_Evidence]:
        """An escalation tells that its period ran out; that it was raised fulfils what the event itself cites."""
        name, element = self.naming.name(fired.timer.element), fired.timer.element
        awaited = self._latest(DeadlineSet, fired.timer, one.no)
        basis = awaited.deadline.basis if isinstance(awaited, DeadlineSet) else None
        if fired.kind == "escalation" and basis is not None:
            until = due.when(fired.due, self.naming.zone, self.naming.language)
            said = _("the time ran out %(when)s before it was done (“%(name)s”)", when=until, name=name)
            yield _Evidence(basis, "missed", said, one.no)
        yield from self._of_element(element, _("the time of “%(name)s” came, and it happened", name=name), one)

    def _dropped(self, place: Place, one: Recorded, passed: set[str]) -> Iterator[_Evidence]:
        """The work that an escalation watches was done before its time."""
        awaited = self._latest(DeadlineSet, place, one.no)
        drawn = self.version.diagram.elements.get(place.element)
        if not isinstance(awaited, DeadlineSet) or drawn is None or drawn.attached_to not in passed:
            return
        if awaited.kind == "escalation" and awaited.deadline.basis and one.at <= awaited.deadline.due:
            until = due.when(awaited.deadline.due, self.naming.zone, self.naming.language)
            name = self.naming.name(drawn.attached_to or place.element)
            said = _("“%(task)s” was completed in time, before %(when)s", task=name, when=until)
            yield _Evidence(awaited.deadline.basis, "fulfilled", said, one.no)

    def _of_element(self, element: str, said: str, one: Recorded, done: bool = True) -> Iterator[_Evidence]:
        drawn = self.version.diagram.elements.get(element)
        if drawn is not None:
            yield from self._cited(drawn.clauses, said, one, done)

    def _cited(self, ids: Iterable[str], said: str, one: Recorded, done: bool = False) -> Iterator[_Evidence]:
        for id in ids:
            clause = self.version.clauses.get(id)
            if clause is not None:
                yield _Evidence(id, _status(clause, done), said, one.no)

    def _latest(self, kind: type, place: Place, before: int) -> object:
        for one in reversed(self.earlier):
            fact = one.fact
            if (
                one.no < before
                and isinstance(fact, kind)
                and place in (getattr(fact, "task", 0), getattr(fact, "timer", 0))
            ):
                return fact
        return None


def _status(clause: Clause, done: bool) -> Status:
    """What a step makes of a clause: a period is judged by its deadline alone; that nothing forbidden was done is no proof."""
    if clause.beyond is not None:
        return "beyond"
    return "fulfilled" if done and clause.kind not in ("definition", "deadline", "prohibition") else "applied"
