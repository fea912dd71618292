"""The task page as a value: what is asked, by when and why, and what is known of the case."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from engine.cases.case import Case, OpenTask
from engine.cases.expressions import seen_in
from engine.cases.reading import read_by
from engine.cases.refusals import NotAwaited, TaskAlreadyDone, UnknownTask
from engine.facts import Place, TaskCompleted
from engine.people import Person, may_do
from engine.record import log, personal
from forms.components import Form
from web.answering import form_of
from web.desk import aside, due, names
from web.desk.aside import Aside
from web.desk.due import Due
from web.desk.filling import Sheet
from web.desk.reader import Reader
from web.desk.wording import listed


@dataclass(frozen=True)
class FormPage:
    """A form of a case before somebody; `barrier` says why the reader cannot send it, where that is so."""

    number: str
    place: Place
    name: str
    subject: str
    groups: tuple[str, ...]
    due: Due | None
    taken_by_me: bool
    barrier: str
    sheet: Sheet
    aside: Aside


def page(session: Session, person: Person, number: str, place: Place, reader: Reader) -> FormPage:
    """The task as it waits; UnknownCase, UnknownTask, TaskAlreadyDone."""
    case = read_by(session, person, number, reader.at)
    task = _open(case, place)
    offered, private = task.offered, personal.latest(session, case.id)
    form = form_of(case.version, offered.form)
    return FormPage(
        number=case.number,
        place=place,
        name=offered.name.replace("\n", ""),
        subject=case.subject,
        groups=offered.groups,
        due=due.told(offered.due.due if offered.due else None, reader.at, case.zone, reader.language),
        taken_by_me=task.claimed_by == person.name,
        barrier=_barrier(session, case, task, person),
        sheet=_sheet(case, form, private, reader),
        aside=aside.in_case(session, case, place.element, offered.due, form, private, reader),
    )


def report_page(session: Session, person: Person, number: str, place: Place, reader: Reader) -> FormPage:
    """What the case can be told at a place that waits for it; UnknownCase, NotAwaited."""
    case = read_by(session, person, number, reader.at)
    awaited = case.awaited.get(place)
    if awaited is None:
        raise NotAwaited(number=number)
    private = personal.latest(session, case.id)
    form = form_of(case.version, awaited.form)
    mine = may_do(person, awaited.groups, None, {})
    return FormPage(
        number=case.number,
        place=place,
        name=awaited.name.replace("\n", "") or awaited.message,
        subject=case.subject,
        groups=awaited.groups,
        due=None,
        taken_by_me=False,
        barrier="" if mine else _belongs(awaited.groups),
        sheet=_sheet(case, form, private, reader),
        aside=aside.in_case(session, case, place.element, None, form, private, reader),
    )


def can_do(case: Case, task: OpenTask, person: Person) -> bool:
    """Whether the person may do the task now: theirs by role, not their own work, and not taken by another."""
    offered = task.offered
    allowed = may_do(person, offered.groups, offered.checks, case.done_by)
    return allowed and task.claimed_by in (None, person.name)


def completer(session: Session, case: Case, place: Place) -> str | None:
    """Who completed the task, by login; None if nobody did, or it is too long ago to matter."""
    recorded = log.latest(session, case.id, limit=200)
    done = (one.by for one in recorded if isinstance(one.fact, TaskCompleted) and one.fact.task == place)
    return next(done, None)


def _open(case: Case, place: Place) -> OpenTask:
    if place in case.tasks:
        return case.tasks[place]
    drawn = case.version.diagram.elements.get(place.element)
    if drawn is None or drawn.kind != "userTask":
        raise UnknownTask(number=case.number)
    raise TaskAlreadyDone


def _sheet(case: Case, form: Form, private: Mapping[str, Any], reader: Reader) -> Sheet:
    known = {**case.document, **private}
    return Sheet(form, known, seen_in(case), frozenset(private), case.zone, reader.locale)


def _barrier(session: Session, case: Case, task: OpenTask, person: Person) -> str:
    if can_do(case, task, person):
        return ""
    offered = task.offered
    if not may_do(person, offered.groups, None, {}):
        return _belongs(offered.groups)
    if not may_do(person, offered.groups, offered.checks, case.done_by):
        return str(_("You did the work that is checked here; someone else must do this."))
    called = names.of(session, person.organisation, [task.claimed_by])
    return str(_("%(by)s has taken this task.", by=called(task.claimed_by)))


def _belongs(groups: tuple[str, ...]) -> str:
    return str(_("This task belongs to %(groups)s.", groups=listed(groups)))
