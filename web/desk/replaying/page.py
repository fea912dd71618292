"""The replay as a page value: one step of a case, all that is known of it, and the ways to other steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from engine.people import Person
from engine.record import personal, replay
from engine.record.log import Recorded
from engine.record.replay import Step
from web.desk import drawing, due, histories, names
from web.desk.answers import Kept, Sayer, givers
from web.desk.drawing import Drawn
from web.desk.names import Namer
from web.desk.reader import Reader
from web.desk.replaying import asked, clocks, jumps, tables
from web.desk.replaying.acting import Acting, Line
from web.desk.replaying.asked import Form, Private
from web.desk.replaying.clocks import Set
from web.desk.replaying.fulfilled import Judge, Judged
from web.desk.replaying.jumps import Entry, Jumps
from web.desk.replaying.replayed import Replayed, after, drawn
from web.desk.replaying.tables import Lit
from web.desk.words import Teller


@dataclass(frozen=True)
class Why:
    """What an auditor asks of a step: who did it for whom, by which rules, until when, and under which clauses."""

    acting: tuple[Line, ...]
    lit: tuple[Lit, ...]
    clocks: tuple[Set, ...]
    clauses: tuple[Judged, ...]


@dataclass(frozen=True)
class ReplayPage:
    """A step after one of its facts.

    `whole` if it is the step's last one; `forms` are what was asked in it; `worked_out` what it changed besides; `kept` all other answers as they then stood.
    """

    number: str
    subject: str
    procedure: str
    step: int
    steps: int
    fact: int
    facts: int
    by_fact: bool
    whole: bool
    at: str
    by: str
    why: Why
    entries: tuple[Entry, ...]
    waiting: tuple[str, ...]
    forms: tuple[Form, ...]
    worked_out: tuple[Kept, ...]
    kept: tuple[Kept, ...]
    drawn: Drawn
    jumps: Jumps

    @property
    def around(self) -> dict[str, int]:
        """The steps and facts that can be gone to."""
        back, onward = max(self.step - 1, 1), min(self.step + 1, self.steps)
        facts = {"back-fact": max(self.fact - 1, 1), "next-fact": min(self.fact + 1, self.facts)}
        return {"first": 1, "back": back, "next": onward, "last": self.steps, **facts}

    @property
    def over(self) -> frozenset[str]:
        """Those of them that lead nowhere else: the step of this number is shown to its end, or the fact is."""
        here = {name: self.fact if name.endswith("-fact") else self.step for name in self.around}
        return frozenset(
            name
            for name, target in self.around.items()
            if target == here[name] and (self.whole or name.endswith("-fact"))
        )


def page(session: Session, person: Person, one: Replayed, reader: Reader) -> ReplayPage:
    """All that is told of the moment."""
    case, step, version = one.case, one.shown, one.case.version
    private = _private(session, case.id, step)
    called = names.of(session, person.organisation, _people(one))
    teller = Teller(version.diagram, case.zone, reader.language, drawing.former(session, case))
    forms = tuple(asked.forms(step, private, case.zone, reader))
    worked_out, kept = _answers(one, forms, Sayer(version, case.zone, reader, givers(reversed(one.earlier))))
    then = after(one)
    return ReplayPage(
        number=case.number,
        subject=case.subject,
        procedure=version.diagram.name,
        step=step.no,
        steps=len(one.steps),
        fact=then.facts[-1].no,
        facts=one.steps[-1].facts[-1].no,
        by_fact=one.moment.fact is not None,
        whole=then.facts[-1].no == step.facts[-1].no,
        at=due.dated(step.at, case.zone, reader.language),
        by=called(step.by),
        why=_why(one, private, called, teller),
        entries=_entries(step, teller, called),
        waiting=tuple(teller.said(task).sentence for task in then.tasks),
        forms=forms,
        worked_out=worked_out,
        kept=kept,
        drawn=drawn(one, then),
        jumps=jumps.of(one.steps, step, teller, called),
    )


def _why(one: Replayed, private: Private, called: Namer, teller: Teller) -> Why:
    facts, version = one.shown.facts, one.case.version
    return Why(
        acting=tuple(Acting(facts, one.earlier, private, called, teller, one.case.opened.complainant).lines()),
        lit=tuple(tables.lit(version, facts, teller)),
        clocks=tuple(clocks.begun(version, facts, teller)),
        clauses=Judge(version, one.earlier, teller).judged(facts),
    )


def _entries(step: Step, teller: Teller, called: Namer) -> tuple[Entry, ...]:
    return tuple(
        Entry(histories.entry(each, teller, called), replay.touched(each.fact) or "", _flows(each))
        for each in step.facts
    )


def _flows(one: Recorded) -> str:
    return " ".join(getattr(one.fact, "flows", ()))


def _people(one: Replayed) -> list[str | None]:
    """Everybody of the case, for the jumps."""
    return [each.by for step in one.steps for each in step.facts]


def _private(session: Session, case_id: int, step: Step) -> Private:
    """The personal answers that are kept, those of the step apart from those that stood before it."""
    given: dict[str, Any] = {}
    before: dict[str, Any] = {}
    for no, told in personal.until(session, case_id, step.facts[-1].no).items():
        (before if no < step.facts[0].no else given).update(told)
    return Private(given, before)


def _answers(one: Replayed, forms: Sequence[Form], said: Sayer) -> tuple[tuple[Kept, ...], tuple[Kept, ...]]:
    """What the step changed besides what its forms asked, and all that stood before and still does."""
    step, told = one.shown, frozenset().union(*(form.names for form in forms))
    changes = {name: change for name, change in step.changed.items() if name not in told}
    older = [name for name in step.document if name not in step.changed and name not in told]
    return (
        tuple(said.changed(name, changes[name].old, changes[name].new) for name in sorted(changes, key=said.order)),
        tuple(
            said.kept(name, step.document[name])
            for name in sorted(older, key=said.order)
            if step.document[name] not in (None, "", [])
        ),
    )
