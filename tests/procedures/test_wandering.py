"""Whatever people answer, in whatever order and however late: no procedure stops at an element, and its record is proven."""

import random
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from story_records import chain

from engine import procedures
from engine.cases import state
from engine.cases.case import Case
from engine.cases.deadlines import fire
from engine.cases.decide import decide
from engine.cases.opening import open_case
from engine.cases.reexecute import reexecute
from engine.cases.refusals import ChecksOwnWork
from engine.cases.requests import CompleteTask, Filled, OpenCase, ReportMessage
from engine.facts import Place
from engine.procedures import Version
from engine.spiff.expressions import scope
from engine.spiff.world import World
from forms import scopes
from forms.components import Question
from web.answering import Unanswered, fill, form_of
from web.config import ROOT
from web.workbench import people, scenarios, stories, time_passing
from web.workbench.played import Moved, Played
from web.workbench.scenarios import ANSWERS, ZONE, Scenario

STEMS = procedures.stems(ROOT)
WALKS = 25
STEPS = 60
TRIES = 40
DEPARTMENTS = ("骨科", "内科", "输血科")


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("walk", range(WALKS))
def test_no_walk_through_the_procedure_stops(stem: str, walk: int) -> None:
    walker = Walker(stem, random.Random(f"{stem} {walk}"))
    walker.opens()
    for _ in range(STEPS):
        if walker.case.closed is not None:
            break
        walker.goes_on()
    again = reexecute(lambda _: walker.played.version, chain(walker.played))
    assert state.keep(again) == state.keep(walker.case)


class Walker:
    """Someone who answers by chance, but as the forms allow."""

    def __init__(self, stem: str, dice: random.Random):
        self.dice = dice
        self.version: Version = stories.version(stem)
        self.typical = scenarios.read_answers(ROOT / "processes" / stem / "scenarios" / ANSWERS)
        start = time_passing.instant("2026-09-28 09:00", ZONE)
        self.played = Played(Scenario(ROOT, stem, start, ()), self.version, start)

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return self.played.standing()

    def opens(self) -> None:
        """The complaint is received."""
        first = self.version.diagram.opening_task()
        assert first is not None
        at, who = self.played.at, people.person(None, (first.lane or "",))
        seen = scope(World({}, at, ZONE, {"number": None, "opened": at}, DEPARTMENTS, self.version.calendar))
        request = OpenCase(
            self.version.stem, who, at, "", self.filled(first.id, first.form, seen), DEPARTMENTS, ZONE.key
        )
        case, facts = open_case(request, self.version, ZONE, 1)
        self.takes(case, who.name, facts)

    def goes_on(self) -> None:
        """A task is done, a message told, or time passes; what is due has fired before."""
        case = state.restore(state.keep(self.case), self.version, self.played.at)
        self.takes(case, None, fire(case, self.played.at))
        choice = self.dice.random()
        with suppress(Unanswered):  # not by these chances: next time, or another task first
            if case.tasks and choice < 0.75:
                return self.does(case, self.dice.choice(sorted(case.tasks)))
            if case.awaited and choice < 0.82:
                return self.tells(case, self.dice.choice(sorted(case.awaited)))
        self.played.at += timedelta(hours=self.dice.choice((1, 7, 26, 24 * 8)))
        return None

    def does(self, case: Case, place: Place) -> None:
        """One task, by someone who may."""
        offered = case.tasks[place].offered
        who = people.person(None, offered.groups, None, offered.barred)
        filled = self.filled(place.element, offered.form, scope(case.world))
        try:
            self.takes(case, who.name, decide(case, CompleteTask(case.number, place, who, self.played.at, "", filled)))
        except ChecksOwnWork:
            pytest.fail(f"{place}: nobody else can do it")

    def tells(self, case: Case, place: Place) -> None:
        """One message, by someone who may report it."""
        awaited = case.awaited[place]
        who = people.person(None, awaited.groups)
        filled = self.filled(place.element, awaited.form, scope(case.world))
        self.takes(case, who.name, decide(case, ReportMessage(case.number, place, who, self.played.at, "", filled)))

    def takes(self, case: Case, by: str | None, facts: list[Any]) -> None:
        """The case stands there now."""
        self.played.case = case
        if facts:
            self.played.moves.append(Moved(self.played.at, by, tuple(facts)))

    def filled(self, element: str, form_id: str | None, seen: Any) -> Filled:
        """Answers by chance, tried until the form takes them; the typical ones at last; Unanswered."""
        form = form_of(self.version, form_id)
        typical = self.typical.get(element, {})
        for attempt in range(TRIES):
            given = {name: answer for name, answer in typical.items() if name in form.by_name}
            for question in form.questions:
                if self.dice.random() < 0.6 * (1 - attempt / TRIES):
                    given[question.name] = self.answer(question, {**seen, **given}, given.get(question.name))
            try:
                return fill(form, given, seen)
            except Unanswered as unanswered:
                error = unanswered
        raise error  # the last one

    def answer(self, question: Question, seen: Any, typical: Any) -> Any:
        """Something of the question's kind."""
        match question.kind:
            case "checkbox":
                return self.dice.random() < 0.5
            case "select" | "radio":
                options = scopes.options(question, seen)
                return self.dice.choice(options).value if options else typical
            case "checklist" | "taglist":
                options = scopes.options(question, seen)
                return [option.value for option in options if self.dice.random() < 0.4]
            case "number":
                return self.dice.choice((typical, 0, 1, 3, 5_000_000, None))
            case "textfield" | "textarea":
                return self.dice.choice((typical, "甲", None))
            case "date":
                day = self.played.at.astimezone(ZONE).date() + timedelta(days=self.dice.choice((0, 1, 20)))
                return self.dice.choice((typical, day.isoformat(), None))
            case _:
                return typical
