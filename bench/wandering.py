"""Cases that nobody has written a story for: whoever may do an open task does it, somehow, after some time."""

import random
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from engine.cases.case import Case
from engine.cases.expressions import seen_at_opening, seen_in
from engine.cases.perform import perform
from engine.cases.refusals import Refused
from engine.cases.requests import ClaimTask, CompleteTask, Filled, FireDeadlines, OpenCase, ReleaseTask, Request
from engine.facts import Place
from engine.people import Person, may_do
from engine.procedures import Version
from forms import scopes
from forms.components import CHOICES, Form, Question
from web.answering import Unanswered, fill, form_of
from web.demo.organisations import ZONE

IN_ZONE = ZoneInfo(ZONE)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
MATTERS = ("等候", "收费", "态度", "漏水", "噪声", "缩水", "褪色", "开线", "沟通", "环境", "停电", "电梯")
PAUSES = (0.1, 0.5, 1, 2, 4, 8, 20, 26, 50, 90)
"""Hours between one act and the next."""


@dataclass
class Wandering:
    """One organisation's procedure with its people; `typical` answers are given where no others fit."""

    organisation: str
    version: Version
    people: Sequence[Person]
    departments: tuple[str, ...]
    typical: Mapping[str, Mapping[str, Any]]
    dice: random.Random
    _submissions: int = field(default=0, init=False)

    def live(self, session: Session, begins: datetime, most: int) -> int:
        """A case is opened and wandered through for at most so many acts; how many of them were done."""
        case, at, done = self._open(session, begins), begins, 0
        while case is not None and case.closed is None and case.tasks and done < most:
            at += timedelta(hours=self.dice.choice(PAUSES) * self.dice.uniform(0.5, 1.5))
            case = self._fire(session, case, at)
            case = self._act(session, case, at) or case if case.tasks else case
            done += 1
        return done

    def _open(self, session: Session, at: datetime) -> Case | None:
        first = self.version.diagram.opening_task()
        assert first is not None
        seen = seen_at_opening(self.version, at, IN_ZONE, self.departments)
        form = form_of(self.version, first.form)
        for filled in self._fillings(first.id, form, seen):
            for person in self.dice.sample(self.people, len(self.people)):
                asked = OpenCase(self.version.stem, person, at, self._submission(), filled, self.departments, ZONE)
                with suppress(Refused):
                    return perform(asked, session).case
        return None

    def _fire(self, session: Session, case: Case, until: datetime) -> Case:
        while (due := case.next_due()) is not None and due <= until:
            case = perform(FireDeadlines(self.organisation, case.number, due), session).case
        return case

    def _act(self, session: Session, case: Case, at: datetime) -> Case | None:
        place = self.dice.choice(sorted(case.tasks))
        task = case.tasks[place]
        able = [one for one in self.people if may_do(one, task.offered.groups, task.offered.checks, case.done_by)]
        able = [one for one in able if task.claimed_by in (None, one.name)]
        if not able:
            return None
        person, known = self.dice.choice(able), (case.number, place)
        if task.claimed_by is None and self.dice.random() < 0.1:
            return self._done(session, ClaimTask(*known, person, at, self._submission()))
        if task.claimed_by is not None and self.dice.random() < 0.2:
            return self._done(session, ReleaseTask(*known, person, at, self._submission()))
        return self._complete(session, case, place, person, at)

    def _complete(self, session: Session, case: Case, place: Place, person: Person, at: datetime) -> Case | None:
        form = form_of(self.version, case.tasks[place].offered.form)
        for filled in self._fillings(place.element, form, seen_in(case)):
            asked = CompleteTask(case.number, place, person, at, self._submission(), filled)
            if (done := self._done(session, asked)) is not None:
                return done
        return None

    def _done(self, session: Session, asked: Request) -> Case | None:
        try:
            return perform(asked, session).case
        except Refused:
            session.rollback()
            return None

    def _fillings(self, element: str, form: Form, seen: Mapping[str, Any]) -> list[Filled]:
        """The typical answers, varied; then as they are."""
        typical, found = dict(self.typical.get(element, {})), []
        for answers in (self._varied(form, typical, seen), typical):
            with suppress(Unanswered):
                salt = f"{self.dice.getrandbits(128):032x}"
                found.append(fill(form, {k: v for k, v in answers.items() if v is not None}, seen, salt, IN_ZONE))
        return found

    def _varied(self, form: Form, typical: Mapping[str, Any], seen: Mapping[str, Any]) -> dict[str, Any]:
        scope = {**seen, **typical}
        return {**typical, **{each.name: self._answer(each, typical.get(each.name), scope) for each in form.questions}}

    def _answer(self, question: Question, typical: Any, scope: Mapping[str, Any]) -> Any:
        dice = self.dice
        if question.kind in CHOICES and dice.random() < 0.4:
            options = [option.value for option in scopes.options(question, scope)]
            chosen = dice.choice(options) if options else typical
            return [chosen] if isinstance(typical, list) and options else chosen
        if question.kind == "checkbox" and dice.random() < 0.15:
            return not typical
        if question.money and dice.random() < 0.5:
            return dice.choice((None, 0, 1_999_999, 2_000_000, 5_000_000, 50_000_000))
        if question.name == "subject":
            return f"{dice.choice(MATTERS)}问题，{dice.choice(MATTERS)}也有意见"
        if question.keeps_personal and isinstance(typical, str) and question.name.endswith("name"):
            return f"{dice.choice(SURNAMES)}某"
        return typical

    def _submission(self) -> str:
        self._submissions += 1
        return f"{self.organisation}-{self.version.stem}-{self._submissions}-{self.dice.getrandbits(64):016x}"
