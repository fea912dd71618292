"""What a task asks a program, and its answers as the engine takes them."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext
from sqlalchemy.orm import Session

from engine import deployments, procedures
from engine.cases.case import Case, OpenTask
from engine.cases.expressions import seen_at_opening, seen_in
from engine.cases.reading import read_by
from engine.cases.refusals import NotYours, TaskAlreadyDone, UnknownProcedure, UnknownTask
from engine.cases.requests import Filled
from engine.facts import Place
from engine.people import Person, may_do
from engine.record import cases, personal
from forms.components import Form
from web.answering import fill, form_of

NOT_RIGHT = lazy_gettext("Login or password is not right.")
NOT_JSON = lazy_gettext("What was sent is not the JSON object that this address reads.")
MISSING = lazy_gettext("This is missing, or of the wrong kind.")
LOOK_AGAIN = lazy_gettext("Some answers need another look.")


@dataclass(frozen=True)
class Asked:
    """The form of a task, and what its conditions see."""

    form: Form
    seen: Mapping[str, Any]
    zone: ZoneInfo

    def filled(self, given: Mapping[str, Any], earlier: Collection[str] = ()) -> Filled:
        """The answers, found good; Unanswered with everything that is wrong."""
        return fill(self.form, given, self.seen, secrets.token_hex(16), self.zone, earlier)


@dataclass(frozen=True)
class AskedTask(Asked):
    """A task that waits in a case."""

    case: Case
    task: OpenTask

    def earlier(self, session: Session, given: Mapping[str, Any]) -> Collection[str]:
        """The personal answers that the case has already; not looked up where all of them are given anew."""
        if all(given.get(name) for name in self.form.personal):
            return ()
        return personal.latest(session, self.case.id).keys()


def first(session: Session, person: Person, stem: str, at: datetime, zone: str, departments: tuple[str, ...]) -> Asked:
    """What the first task of a new case asks; UnknownProcedure."""
    for deployed in deployments.deployed_in(session, person.organisation):
        if deployed.stem == stem:
            version = procedures.version(session, deployed.version)
            opening = version.diagram.opening_task()
            days = ZoneInfo(zone)
            return Asked(
                form_of(version, opening.form if opening else None),
                seen_at_opening(version, at, days, departments),
                days,
            )
    raise UnknownProcedure(procedure=stem)


def task(session: Session, person: Person, number: str, place: Place, at: datetime) -> AskedTask:
    """What a task asks; UnknownCase, UnknownTask, TaskAlreadyDone, or NotYours if it is not the person's."""
    case = read_by(session, person, number, at)
    waiting = case.tasks.get(place)
    if waiting is None:
        raise TaskAlreadyDone if place.element in case.version.diagram.elements else UnknownTask(number=number)
    if not may_do(person, waiting.offered.groups, None, {}):
        raise NotYours(groups="、".join(waiting.offered.groups))
    form = form_of(case.version, waiting.offered.form)
    return AskedTask(form, seen_in(case), case.zone, case, waiting)


def carried_out(session: Session, submission: str) -> bool:
    """Whether a request with this submission number was carried out before."""
    return cases.submitted(session, submission) is not None


def submission(told: Mapping[str, Any]) -> str:
    """The number by which a request that is sent twice is carried out once; made up where the program gives none."""
    return str(told.get("submission") or secrets.token_hex(16))
