"""A demo complaint lived through: deadlines fire at their instants, and people do what the story says."""

import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from engine import deployments, procedures
from engine.cases.case import Case
from engine.cases.expressions import seen_at_opening, seen_in
from engine.cases.perform import perform
from engine.cases.reading import read
from engine.cases.refusals import FirstTaskNotYours, Refused
from engine.cases.requests import ClaimTask, CompleteTask, Filled, FireDeadlines, OpenCase, ReportMessage
from engine.facts import Place
from engine.people import Person, may_do
from engine.procedures import Version
from web.answering import Unanswered, fill, form_of
from web.demo import stories
from web.demo.organisations import ZONE, invented
from web.demo.stories import Step, Story
from web.people import reading
from web.workbench import scenarios, time_passing

IN_ZONE = ZoneInfo(ZONE)


class _Missing(Exception):
    """The case does not wait for what the story says, or nobody may do it."""


def live(session: Session, root: Path, story: Story, until: datetime) -> str | None:
    """The complaint stands in the database as far as the story goes by `until`; the sentence of what stopped it before."""
    life = _Life(session, root, story)
    at = story.begins
    for step in story.steps:
        try:
            at = time_passing.later(step.after, at, IN_ZONE, life.version.calendar)
            if at > until:
                break
            life.take(step, at)
        except (Refused, Unanswered, _Missing) as stopped:
            return f"{story.procedure}, {step.kind} {step.element}: {stopped}"
    life.fire(until)
    return None


@dataclass
class _Life:
    session: Session
    root: Path
    story: Story
    number: str = ""

    @cached_property
    def people(self) -> list[Person]:
        """Those of the organisation, whoever has all roles last."""
        organisation = next(one for one in invented() if one.key == self.story.organisation)
        logins = [one.login for one in sorted(organisation.people, key=lambda one: not one.roles)]
        return [known.person for login in logins if (known := reading.known(self.session, login))]

    @cached_property
    def version(self) -> Version:
        """The one that is deployed."""
        deployed = {one.stem: one.version for one in deployments.deployed_in(self.session, self.story.organisation)}
        if self.story.procedure not in deployed:
            raise _Missing("is not deployed.")
        return procedures.version(self.session, deployed[self.story.procedure])

    @cached_property
    def typical(self) -> dict[str, dict[str, Any]]:
        """What the procedure's stories answer when nothing else matters."""
        folder = self.root / "processes" / self.story.procedure / "scenarios"
        return scenarios.read_answers(folder / scenarios.ANSWERS)

    def take(self, step: Step, at: datetime) -> None:
        """The step is done."""
        if step.kind == "open":
            self._open(step, at)
            return
        self.fire(at)
        case = read(self.session, self.story.organisation, self.number, at)
        {"do": self._do, "claim": self._claim, "report": self._report}[step.kind](case, step, at)

    def fire(self, until: datetime) -> None:
        """All deadlines have fired, each at its own instant."""
        while True:
            case = read(self.session, self.story.organisation, self.number, until)
            due = case.next_due()
            if due is None or due > until:
                return
            perform(FireDeadlines(self.story.organisation, self.number, due), self.session)

    def _open(self, step: Step, at: datetime) -> None:
        first = self.version.diagram.opening_task()
        if first is None:
            raise _Missing("nothing is asked at the beginning.")
        departments = reading.departments(self.session, self.story.organisation)
        filled = self._filled(step, first.id, first.form, seen_at_opening(self.version, at, IN_ZONE, departments), at)
        for person in self._able(step, ()):
            request = OpenCase(self.story.procedure, person, at, _submission(), filled, departments, ZONE)
            with suppress(FirstTaskNotYours):
                self.number = perform(request, self.session).case.number
                return
        raise _Missing("nobody may do this.")

    def _do(self, case: Case, step: Step, at: datetime) -> None:
        place = _earliest(step.element, case.tasks)
        task = case.tasks[place]
        offered = task.offered
        able = [
            one for one in self._able(step, offered.groups) if may_do(one, offered.groups, offered.checks, case.done_by)
        ]
        person = next((one for one in able if task.claimed_by in (None, one.name)), None)
        if person is None:
            raise _Missing("nobody may do this.")
        filled = self._filled(step, place.element, offered.form, seen_in(case), at)
        perform(CompleteTask(self.number, place, person, at, _submission(), filled), self.session)

    def _claim(self, case: Case, step: Step, at: datetime) -> None:
        place = _earliest(step.element, case.tasks)
        person = self._able(step, case.tasks[place].offered.groups)[0]
        perform(ClaimTask(self.number, place, person, at, _submission()), self.session)

    def _report(self, case: Case, step: Step, at: datetime) -> None:
        place = _earliest(step.element, case.awaited)
        awaited = case.awaited[place]
        person = self._able(step, awaited.groups)[0]
        filled = self._filled(step, place.element, awaited.form, seen_in(case), at)
        perform(ReportMessage(self.number, place, person, at, _submission(), filled), self.session)

    def _able(self, step: Step, groups: tuple[str, ...]) -> list[Person]:
        able = [one for one in self.people if not groups or not one.groups.isdisjoint(groups)]
        chosen = [one for one in able if step.by in (None, one.name)]
        if not chosen:
            raise _Missing("nobody may do this.")
        return chosen

    def _filled(self, step: Step, element: str, form_id: str | None, seen: Mapping[str, Any], at: datetime) -> Filled:
        told = {**self.typical.get(element, {}), **stories.answered(step.answers, at)}
        given = {name: answer for name, answer in told.items() if answer is not None}
        return fill(form_of(self.version, form_id), given, seen, secrets.token_hex(16), IN_ZONE)


def _earliest(element: str, waiting: Iterable[Place]) -> Place:
    found = [place for place in waiting if place.element == element]
    if not found:
        raise _Missing(f"is not open; open are {', '.join(map(str, waiting)) or 'none'}.")
    return min(found)


def _submission() -> str:
    return secrets.token_hex(16)
