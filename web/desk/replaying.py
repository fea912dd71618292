"""The replay as a page value: one step of a case, what it changed, and the way to the steps around it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.cases.reading import read_by
from engine.people import Person
from engine.record import log, personal, replay
from engine.record.replay import Step
from web.desk import drawing, due, histories, names
from web.desk.answers import Kept, Sayer, givers
from web.desk.drawing import Drawn
from web.desk.histories import Entry
from web.desk.reader import Reader
from web.desk.words import Teller


@dataclass(frozen=True)
class ReplayPage:
    """A step; `changed` are the answers that it gave or altered, `kept` all others as they then stood."""

    number: str
    subject: str
    procedure: str
    step: int
    steps: int
    at: str
    by: str
    entries: tuple[Entry, ...]
    waiting: tuple[str, ...]
    changed: tuple[Kept, ...]
    kept: tuple[Kept, ...]
    drawn: Drawn

    @property
    def around(self) -> dict[str, int]:
        """The steps that can be gone to."""
        back, onward = max(self.step - 1, 1), min(self.step + 1, self.steps)
        return {"first": 1, "back": back, "next": onward, "last": self.steps}


def page(session: Session, person: Person, number: str, step: int | None, reader: Reader) -> ReplayPage:
    """The step of this number, the last one without it; UnknownCase."""
    at, language = reader.at, reader.language
    case = read_by(session, person, number, at)
    steps = replay.steps(log.history(session, case.id))
    shown = steps[min(max(step or len(steps), 1), len(steps)) - 1]
    called = names.of(session, person.organisation, (one.by for one in shown.facts))
    teller = Teller(case.version.diagram, case.zone, language)
    until = [one for step in reversed(steps[: shown.no]) for one in reversed(step.facts)]
    changed, kept = _answers(session, Sayer(case.version, case.zone, reader, givers(until)), case.id, shown)
    return ReplayPage(
        number=case.number,
        subject=case.subject,
        procedure=case.version.diagram.name,
        step=shown.no,
        steps=len(steps),
        at=due.dated(shown.at, case.zone, language),
        by=called(shown.by),
        entries=tuple(histories.entry(one, teller, called) for one in shown.facts),
        waiting=tuple(_waiting(shown, teller)),
        changed=changed,
        kept=kept,
        drawn=drawing.of_step(case.version, shown),
    )


def _answers(session: Session, said: Sayer, case_id: int, step: Step) -> tuple[tuple[Kept, ...], tuple[Kept, ...]]:
    """What the step gave or altered, and the rest; personal answers beside the others that were given with them."""
    given = personal.of_facts(session, case_id, [one.no for one in step.facts])
    private = {name: answer for each in given.values() for name, answer in each.items()}
    changes = {name: (change.old, change.new) for name, change in step.changed.items()}
    changes |= {name: (None, answer) for name, answer in private.items()}
    older = [name for name, answer in step.document.items() if name not in changes and answer not in (None, "", [])]
    return (
        tuple(said.changed(name, *changes[name]) for name in sorted(changes, key=said.order)),
        tuple(said.kept(name, step.document[name]) for name in sorted(older, key=said.order)),
    )


def _waiting(step: Step, teller: Teller) -> Iterable[str]:
    yield from (teller.said(task).sentence for task in step.tasks)
