"""Who did a step, when, on whose behalf, and whose work it checked: from the facts before it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from engine.facts import (
    DeadlineFired,
    IncidentRaised,
    MessageAwaited,
    MessageReceived,
    NoticeSent,
    Place,
    TaskClaimed,
    TaskCompleted,
    TaskOffered,
    TaskReleased,
)
from engine.projections.register import masked
from engine.record.log import Recorded
from web.desk import due
from web.desk.names import Namer
from web.desk.replaying.asked import Private
from web.desk.wording import Naming, listed


@dataclass(frozen=True)
class Line:
    """One thing to know of whoever acted."""

    label: str
    text: str


@dataclass(frozen=True)
class Acting:
    """The facts of a step, those of the case up to it, and how its people and things are called."""

    facts: Sequence[Recorded]
    earlier: Sequence[Recorded]
    private: Private
    called: Namer
    naming: Naming
    complainant: str | None
    """The personal answer that names the complainant, where the diagram tells it."""

    @property
    def cause(self) -> Recorded:
        """What began the step."""
        return self.facts[0]

    def lines(self) -> Iterator[Line]:
        """Who, when, for whom, and whose work was checked."""
        yield Line(_("Who"), self._who())
        yield Line(_("When"), due.dated(self.cause.at, self.naming.zone, self.naming.language))
        for one in self.facts:
            if isinstance(one.fact, TaskCompleted | MessageReceived):
                yield from self._complainant(one.fact)
            match one.fact:
                case TaskCompleted(task=place) | TaskClaimed(task=place) | TaskReleased(task=place):
                    yield from self._task(place, one)
                case MessageReceived(place=place):
                    groups = next((each.groups for each in self._awaited(place)), ())
                    yield Line(_("On behalf of"), listed(map(group, groups)))

    def _who(self) -> str:
        match self.cause.fact:
            case DeadlineFired():
                return str(_("nobody: the time came, and the diagram went on by itself"))
            case NoticeSent():
                return str(_("nobody: a server outside took the notice"))
            case IncidentRaised() if self.cause.by is None:
                return str(_("nobody: the diagram could not be followed"))
        return self.called(self.cause.by) or str(_("nobody is recorded"))

    def _complainant(self, fact: TaskCompleted | MessageReceived) -> Iterator[Line]:
        """For whom the complaint is, where this form names them."""
        if self.complainant is not None and self.complainant in fact.personal:
            name = masked(self.private.given.get(self.complainant))
            yield Line(_("Complainant"), name or str(_("erased; the record keeps its salted hash")))

    def _task(self, place: Place, one: Recorded) -> Iterator[Line]:
        offered = next((each.fact for each in self._before(one) if _offers(each, place)), None)
        if not isinstance(offered, TaskOffered):
            return
        yield Line(_("On behalf of"), listed(map(group, offered.groups)))
        if not isinstance(one.fact, TaskCompleted):
            return
        taken = next((each for each in self._before(one) if _takes(each, place)), None)
        if taken is not None and isinstance(taken.fact, TaskClaimed):
            when = due.dated(taken.at, self.naming.zone, self.naming.language)
            yield Line(_("Taken"), _("%(when)s by %(person)s", when=when, person=self.called(taken.by)))
        if offered.checks is not None:
            yield Line(_("Four eyes"), self._checks(offered.checks, one))

    def _checks(self, checked: str, one: Recorded) -> str:
        """Whose work was checked, and whether it was somebody else's."""
        done = next((each for each in self._before(one) if _completes(each, checked)), None)
        name = self.naming.name(checked)
        if done is None:
            return str(_("checks “%(task)s”, which nobody had done yet", task=name))
        if done.by == one.by:
            return str(_("not kept: “%(task)s” was done by the same person", task=name))
        by = self.called(done.by)
        return str(_("kept: checks “%(task)s”, done by %(person)s, who is somebody else", task=name, person=by))

    def _awaited(self, place: Place) -> Iterator[MessageAwaited]:
        for each in self._before(self.cause):
            if isinstance(each.fact, MessageAwaited) and each.fact.place == place:
                yield each.fact

    def _before(self, one: Recorded) -> Iterator[Recorded]:
        """The facts before this one, newest first."""
        return (each for each in reversed(self.earlier) if each.no < one.no)


def group(name: str) -> str:
    """`role@unit` as readers know it."""
    role, at, unit = name.partition("@")
    return str(_("%(role)s of %(unit)s", role=role, unit=unit)) if at else role


def _offers(one: Recorded, place: Place) -> bool:
    return isinstance(one.fact, TaskOffered) and one.fact.task == place


def _takes(one: Recorded, place: Place) -> bool:
    return isinstance(one.fact, TaskClaimed | TaskReleased) and one.fact.task == place


def _completes(one: Recorded, element: str) -> bool:
    return isinstance(one.fact, TaskCompleted) and one.fact.task.element == element
