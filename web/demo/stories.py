"""The demo's complaints as `complaints.yaml` tells them: when each began, and who did what after how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from engine.calendar import Calendar
from web.demo.organisations import ZONE, invented


@dataclass(frozen=True)
class Step:
    """What somebody did: `kind` is open, do, claim or report; `after` the step before, in the words of scenarios."""

    kind: str
    element: str
    after: str
    by: str | None
    answers: Mapping[str, Any]


@dataclass(frozen=True)
class Story:
    """A complaint and what became of it so far."""

    organisation: str
    procedure: str
    begins: datetime
    steps: tuple[Step, ...]


def told(at: datetime) -> list[Story]:
    """All complaints, as they would have gone if it is `at` now."""
    written = yaml.safe_load(Path(__file__).with_name("complaints.yaml").read_text(encoding="utf-8"))
    owners = {stem: organisation.key for organisation in invented() for stem in organisation.procedures}
    return [_story(one, owners, at) for one in written]


def _story(one: Mapping[str, Any], owners: Mapping[str, str], at: datetime) -> Story:
    stem = one["procedure"]
    return Story(owners[stem], stem, _begins(one["begins"], at), tuple(_step(step) for step in one["steps"]))


def _step(step: Mapping[str, Any]) -> Step:
    kind = next(kind for kind in ("open", "do", "claim", "report") if kind in step)
    return Step(kind, step[kind] or "", step.get("after", "0 minutes"), step.get("by"), step.get("answers", {}))


def _begins(words: str, at: datetime) -> datetime:
    """`3 days ago 09:20` in the organisations' zone, or the last worked day before it; `40 minutes ago` exactly."""
    number, unit, _, *clock = words.split()
    if not clock:
        return at.replace(microsecond=0) - timedelta(**{unit if unit.endswith("s") else f"{unit}s": int(number)})
    zone = ZoneInfo(ZONE)
    day = at.astimezone(zone).date() - timedelta(days=int(number))
    while not Calendar.installed().is_working(day):
        day -= timedelta(days=1)
    return datetime.combine(day, time.fromisoformat(clock[0]), zone)


def answered(answers: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """The step's answers if it is `at` now: `{before: 3 hours}` and `{in: 20 days}` become the instant and the date."""
    return {name: _moment(answer, at) if isinstance(answer, dict) else answer for name, answer in answers.items()}


def _moment(told: Mapping[str, str], at: datetime) -> str:
    ((way, words),) = told.items()
    number, unit = words.split()
    span = timedelta(**{unit: int(number)})
    if way == "in":
        return (at + span).astimezone(ZoneInfo(ZONE)).date().isoformat()
    return (at - span).astimezone(ZoneInfo(ZONE)).strftime("%Y-%m-%dT%H:%M")
