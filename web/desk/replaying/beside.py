"""Two cases side by side: each at a step of its own, and what the one went through and the other did not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.cases.refusals import UnknownCase
from engine.people import Person
from engine.projections import register
from engine.record import replay
from web.desk import due, histories, names
from web.desk.drawing import Drawn
from web.desk.reader import Reader
from web.desk.replaying.jumps import Entry
from web.desk.replaying.moments import Asked
from web.desk.replaying.replayed import Replayed, drawn, replayed
from web.desk.replaying.tables import Lit, lit
from web.desk.words import Teller

Wanted = tuple[str, str | None]
"""The number of a case and the step of it, as text; the first one without it."""


@dataclass(frozen=True)
class Side:
    """One of the two; `since` is how long after its opening the step was, `alone` what only this case went through so far."""

    number: str
    subject: str
    procedure: str
    step: int
    steps: int
    at: str
    since: str
    by: str
    entries: tuple[Entry, ...]
    lit: tuple[Lit, ...]
    waiting: tuple[str, ...]
    alone: tuple[str, ...]
    drawn: Drawn


@dataclass(frozen=True)
class BesidePage:
    """Both, and the steps to which both go together; `same` if they run on one version."""

    sides: tuple[Side, Side]
    same: bool

    @property
    def around(self) -> dict[str, tuple[int, int]]:
        """Where each goes: both on or back, one alone, both to their first or last step."""
        (a, b), (last, other) = (side.step for side in self.sides), (side.steps for side in self.sides)
        return {
            "first": (1, 1),
            "back": (max(a - 1, 1), max(b - 1, 1)),
            "next": (min(a + 1, last), min(b + 1, other)),
            "last": (last, other),
            "back-0": (max(a - 1, 1), b),
            "next-0": (min(a + 1, last), b),
            "back-1": (a, max(b - 1, 1)),
            "next-1": (a, min(b + 1, other)),
        }


def check(session: Session, person: Person, numbers: Iterable[str]) -> None:
    """The cases are of the person's organisation; UnknownCase."""
    for number in numbers:
        if register.case(session, person, number) is None:
            raise UnknownCase(number=number)


def page(session: Session, person: Person, wanted: tuple[Wanted, Wanted], reader: Reader) -> BesidePage:
    """Both cases; UnknownCase for one that is not of the organisation, NoMoment."""
    one, two = (replayed(session, person, number, Asked(step=step or "1"), reader) for number, step in wanted)
    called = names.of(session, person.organisation, [fact.by for each in (one, two) for fact in each.shown.facts])
    passed = one.shown.ever_passed, two.shown.ever_passed
    sides = (
        _side(one, passed[0] - passed[1], called, reader),
        _side(two, passed[1] - passed[0], called, reader),
    )
    return BesidePage(sides, one.case.version.hash == two.case.version.hash)


def _side(one: Replayed, alone: frozenset[str], called: names.Namer, reader: Reader) -> Side:
    case, step = one.case, one.shown
    teller = Teller(case.version.diagram, case.zone, reader.language)
    return Side(
        number=case.number,
        subject=case.subject,
        procedure=case.version.diagram.name,
        step=step.no,
        steps=len(one.steps),
        at=due.dated(step.at, case.zone, reader.language),
        since=due.span(step.at - one.steps[0].at),
        by=called(step.by),
        entries=tuple(
            Entry(histories.entry(each, teller, called), replay.touched(each.fact) or "", "") for each in step.facts
        ),
        lit=tuple(each for each in lit(case.version, step.facts, teller) if not each.on_the_way),
        waiting=tuple(teller.said(task).sentence for task in step.tasks),
        alone=tuple(_named(alone, teller)),
        drawn=drawn(one, step),
    )


def _named(elements: frozenset[str], teller: Teller) -> Iterator[str]:
    """Those that have a name, in the order of the diagram."""
    for id, element in teller.diagram.elements.items():
        if id in elements and element.name:
            yield teller.name(id)
