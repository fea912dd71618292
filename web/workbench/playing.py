"""A story played on the real engine, in memory: each step on the case as it was kept after the step before."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from engine.cases import state
from engine.cases.decide import CaseRequest, decide
from engine.cases.expressions import seen_at_opening
from engine.cases.opening import open_case
from engine.cases.refusals import Refused
from engine.cases.requests import (
    ClaimTask,
    CompleteTask,
    ConfirmNotice,
    FireDeadlines,
    OpenCase,
    ReleaseTask,
    ReportMessage,
)
from engine.facts import Place
from engine.people import Person
from engine.procedures import Version
from engine.spiff.expressions import scope
from web.answering import Unanswered, fill, form_of
from web.workbench import expecting, people, saying, time_passing
from web.workbench.played import Fails, Moved, Played
from web.workbench.pretended_files import pretended
from web.workbench.scenarios import ZONE, Scenario, Step

MOST_FIRINGS = 10_000
"""Instants at which something fires while one step lets time pass; more is a diagram that runs away."""


def play(scenario: Scenario, version: Version) -> Played:
    """The story played to its end, or to the first step that does not hold.

    What is due has fired and what was to be sent was sent before each step, as it is within seconds while `shouli serve` runs.
    """
    played = Played(scenario, version, scenario.start)
    for step in scenario.steps:
        try:
            _let_fire(played, played.at)
            _let_go_out(played)
            _ACTS[step.kind](played, step)
        except (Fails, ValueError) as failed:
            played.failure = f"{step}: {failed}"
            return played
        except Refused as refused:
            played.failure = f"{step}: refused: {saying.sentence(refused)}"
            return played
    return played


def _open(played: Played, step: Step) -> None:
    if played.case is not None:
        raise Fails("the case is open already.")
    first = played.version.diagram.opening_task()
    if first is None:
        raise Fails("no user task stands right behind the start event.")
    person = people.person(step.by, (first.lane,) if first.lane else ())
    departments = played.scenario.departments
    seen = seen_at_opening(played.version, played.at, ZONE, departments)
    with _as_told(played, step, first.form):
        form = form_of(played.version, first.form)
        filled = fill(form, pretended(form.questions, _answers(played, first.id, step)), seen)
        request = OpenCase(played.version.stem, person, played.at, "", filled, departments, ZONE.key)
        case, facts = open_case(request, played.version, ZONE, played.scenario.serial + 1)
        played.case = case
        played.moves.append(Moved(played.at, person.name, tuple(facts)))


def _wait(played: Played, step: Step) -> None:
    _let_fire(played, time_passing.later(step.target, played.at, ZONE, played.version.calendar))


def _let_fire(played: Played, until: datetime) -> None:
    """The story stands at an instant, and everything due until then has fired at its own."""
    for _ in range(MOST_FIRINGS):
        due = played.case.next_due() if played.case is not None else None
        if due is None or due > until or played.case is None:
            played.at = until
            return
        played.at = max(due, played.at)
        case = played.case
        _move(played, FireDeadlines(case.opened.organisation, case.number, played.at), None)
    raise Fails(f"more than {MOST_FIRINGS} deadlines fired.")


def _let_go_out(played: Played) -> None:
    """What was to be sent has been."""
    while played.case is not None and played.case.notices:
        opened, place = played.case.opened, next(iter(played.case.notices))
        _move(played, ConfirmNotice(opened.organisation, opened.number, place, played.at, ""), None)


def _do(played: Played, step: Step) -> None:
    case, place = played.standing(), _open_place(played, step)
    task = case.tasks.get(place)
    if task is None:
        raise Fails(f"{place} is not open; open are {_listed(case.tasks)}.")
    who = people.person(step.by, task.offered.groups, task.claimed_by, task.offered.barred)
    _ask(played, step, who, CompleteTask, place, task.offered.form)


def _report(played: Played, step: Step) -> None:
    case, place = played.standing(), _place(step.target, played.standing().awaited)
    awaited = case.awaited.get(place)
    if awaited is None:
        raise Fails(f"{step.target} is not waited for; the case waits for {_listed(case.awaited)}.")
    _ask(played, step, people.person(step.by, awaited.groups), ReportMessage, place, awaited.form)


def _ask(played: Played, step: Step, who: Person, kind: Any, place: Place, form_id: str | None) -> None:
    case = played.standing()
    case.world.at = played.at
    with _as_told(played, step, form_id):
        form = form_of(played.version, form_id)
        filled = fill(form, pretended(form.questions, _answers(played, place.element, step)), scope(case.world))
        _move(played, kind(case.number, place, who, played.at, "", filled), who.name)


def _take(played: Played, step: Step) -> None:
    case, place = played.standing(), _open_place(played, step)
    if place not in case.tasks:
        raise Fails(f"{place} is not open; open are {_listed(case.tasks)}.")
    task = case.tasks[place]
    holder = task.claimed_by if step.kind == "release" else None
    who = people.person(step.by, task.offered.groups, holder, task.offered.barred)
    kind = ClaimTask if step.kind == "claim" else ReleaseTask
    with _as_told(played, step, None):
        _move(played, kind(case.number, place, who, played.at, ""), who.name)


def _expect(played: Played, step: Step) -> None:
    differences = expecting.differences(step.expected, played.standing(), played.facts)
    if differences:
        raise Fails("; ".join(differences))


_ACTS = {
    "open": _open,
    "wait": _wait,
    "do": _do,
    "report": _report,
    "claim": _take,
    "release": _take,
    "expect": _expect,
}


def _move(played: Played, request: CaseRequest, by: str | None) -> None:
    """The case has moved; after a refusal it stands as before, because it moves a restored copy."""
    kept = state.keep(played.standing())
    case = state.restore(kept, played.version, played.at)
    facts = decide(case, request)
    if facts:
        played.moves.append(Moved(played.at, by, tuple(facts)))
    played.case = case


@contextmanager
def _as_told(played: Played, step: Step, form_id: str | None) -> Iterator[None]:
    """What is tried is refused if the step says so, with its sentence, and only then."""
    try:
        yield
    except (Refused, Unanswered) as refused:
        sentences = saying.sentences(refused, played.version, form_id)
        if step.refused is None:
            raise Fails(f"refused: {sentences[0]}") from refused
        if not any(step.refused in sentence for sentence in sentences):
            raise Fails(f"refused, but not with `{step.refused}`: {sentences[0]}") from refused
    else:
        if step.refused is not None:
            raise Fails("was not refused.")


def _answers(played: Played, element: str, step: Step) -> Mapping[str, Any]:
    """The step's answers over the typical ones; null empties an answer that the case has already."""
    return {**played.scenario.typical.get(element, {}), **step.answers}


def _open_place(played: Played, step: Step) -> Place:
    return _place(step.target, played.standing().tasks)


def _place(target: str, waiting: Mapping[Place, Any]) -> Place:
    """`seal_items/2` is that one; `seal_items` the earliest that waits."""
    if "/" in target:
        return Place.parse(target)
    found = [place for place in waiting if place.element == target]
    return min(found) if found else Place(target, 0)


def _listed(places: Mapping[Place, Any]) -> str:
    return ", ".join(str(place) for place in places) or "none"
