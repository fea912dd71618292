"""Open cases that are to go on under another version: what can be moved, what needs a choice, what cannot be, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.cases.operations import MoveCase
from engine.cases.perform import perform
from engine.cases.reading import read_all
from engine.cases.refusals import Refused
from engine.cases.transferring import lost, possible
from engine.people import Person
from engine.procedures import Version
from engine.projections.tables import REGISTER
from engine.record.cases import known
from engine.spiff.transferring import Lost

MOST = 200
"""Cases looked at, and moved, with one page."""


@dataclass(frozen=True)
class Candidate:
    """An open case, where it stands, and what of that the other version has not."""

    number: str
    subject: str
    standing: tuple[str, ...]
    lost: tuple[Lost, ...]

    @property
    def how(self) -> str:
        """`moves`, moves with a `choice`, or `cannot`."""
        if not self.lost:
            return "moves"
        return "choice" if all(each.movable for each in self.lost) else "cannot"


@dataclass(frozen=True)
class Choice:
    """An element that is not in the other version, why, how many cases stand there, and where they could go on."""

    element: str
    name: str
    reason: str
    cases: int
    targets: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Asked:
    """Under which version cases are to go on, and how."""

    version: Version
    reason: str
    to: Mapping[str, str]
    anew: bool


@dataclass(frozen=True)
class Moved:
    """What became of moving one case; `refused` is why it stayed."""

    number: str
    refused: Refused | None = None


def standing_on(session: Session, person: Person, version: str) -> list[tuple[int, str]]:
    """Row and subject of the open cases of a version, the oldest first, at most MOST."""
    row = REGISTER.c
    asked = select(row.case_id, row.subject).where(
        row.organisation == person.organisation,
        row.version == version,
        row.state == "open",
        known(row.known_to, person.groups),
    )
    return [(case_id, subject) for case_id, subject in session.execute(asked.order_by(row.case_id).limit(MOST))]


def candidates(session: Session, person: Person, version: str, goal: Version, at: datetime) -> list[Candidate]:
    """The open cases of a version, each as it would fare under the other."""
    subjects = dict(standing_on(session, person, version))
    return [
        Candidate(case.number, subjects[case.id], tuple(case.run.standing()), tuple(lost(case, goal)))
        for case in read_all(session, subjects, at)
    ]


def choices(found: Sequence[Candidate], goal: Version) -> list[Choice]:
    """What must be chosen once for all cases that stand at the same element."""
    asked: dict[str, Choice] = {}
    for each in (each for one in found for each in one.lost if each.movable):
        before = asked.get(each.element)
        number = 1 if before is None else before.cases + 1
        asked[each.element] = Choice(each.element, each.name, each.reason, number, targets(goal, each.scope))
    return list(asked.values())


def targets(version: Version, scope: str | None) -> tuple[tuple[str, str], ...]:
    """The elements of a scope of a version at which a token can go on, tasks first: id and name."""
    elements = [version.diagram.elements[each] for each in possible(version, scope)]
    elements.sort(key=lambda each: not each.kind.endswith("Task"))
    return tuple((each.id, " ".join(each.name.split()) or each.id) for each in elements)


def move(
    session: Session, person: Person, chosen: Sequence[str], asked: Asked, at: datetime, submission: str
) -> list[Moved]:
    """Each of these cases is moved, or stays and says why."""
    done = []
    for number in chosen[:MOST]:
        request = MoveCase(
            number, asked.version, asked.reason, person, at, f"{submission}-{number}"[:60], asked.to, asked.anew
        )
        try:
            perform(request, session)
        except Refused as refused:
            done.append(Moved(number, refused))
        else:
            done.append(Moved(number))
    return done
