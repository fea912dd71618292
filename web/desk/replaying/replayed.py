"""A case with its steps and the moment that is asked for, and the diagram as it stood then."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from engine import procedures
from engine.cases.case import Case
from engine.cases.reading import read_by
from engine.facts import CaseMoved, CaseOpened
from engine.people import Person
from engine.record import log, replay
from engine.record.log import Recorded
from engine.record.replay import Step
from web.desk import drawing
from web.desk.drawing import Drawn
from web.desk.reader import Reader
from web.desk.replaying import moments
from web.desk.replaying.moments import Moment


@dataclass(frozen=True)
class Replayed:
    """A case with its steps, and the moment that is asked for; the case's version is the one that it had then."""

    case: Case
    steps: Sequence[Step]
    moment: Moment

    @property
    def shown(self) -> Step:
        """The step of the moment."""
        return self.steps[self.moment.step - 1]

    @property
    def earlier(self) -> list[Recorded]:
        """All facts up to the end of the step."""
        return [one for step in self.steps[: self.shown.no] for one in step.facts]


def replayed(session: Session, person: Person, number: str, wanted: moments.Asked, reader: Reader) -> Replayed:
    """The organisation's case at the moment; UnknownCase, NoMoment, NotAMoment, NeverInThisCase."""
    case = read_by(session, person, number, reader.at)
    steps = replay.steps(log.history(session, case.id))
    moment = moments.found(wanted, steps, case.zone)
    return Replayed(_then(session, case, steps[: moment.step]), steps, moment)


def _then(session: Session, case: Case, steps: Sequence[Step]) -> Case:
    """The case under the version that it had after these steps."""
    told = [one.fact.version for step in steps for one in step.facts if isinstance(one.fact, CaseOpened | CaseMoved)]
    return case if told[-1] == case.version.hash else replace(case, version=procedures.version(session, told[-1]))


def drawn(one: Replayed, after: Step) -> Drawn:
    """The diagram at the moment: after a fact where one is asked for, else after the whole step."""
    if one.moment.fact is None:
        return drawing.of_step(one.case.version, one.shown)
    return drawing.of_fact(one.case.version, after, after.facts[-1])


def after(one: Replayed) -> Step:
    """The step of the moment as it stood then: whole, or up to the fact that is asked for."""
    fact = one.moment.fact
    return one.shown if fact is None else replay.until(one.earlier, fact)
