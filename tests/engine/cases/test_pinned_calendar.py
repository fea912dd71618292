"""A version pins its calendar: what the package learns later changes no case of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from bpmn_notation import xml
from case_story import SHANGHAI, ZHANG, CaseStory

from engine import feel, procedures
from engine.calendar import FILE, Calendar
from engine.cases.expressions import seen_at_opening
from engine.facts import DeadlineSet, TaskOffered, ValueSet
from engine.procedures import Bundle, Version, compiled

BENCH = Path(__file__).resolve().parents[3] / "bench/procedures"
THURSDAY = date(2026, 1, 8)
LINES = """
    start s
    user a lane=接待
    script t set=third value='=working days after(today(), 3)'
    user b lane=接待 due='=deadline({from: now(), n: 3, unit: "working days"})'
    boundary late on=b date='=deadline({from: now(), n: 5, unit: "working days"})'
    end z
    s > a > t > b > z
    late > z
"""


def bundle(calendar: Calendar | None) -> Bundle:
    """The procedure with this calendar; without any, as bundles were before."""
    files = {"processes/p.bpmn": xml(LINES)}
    return Bundle("p", files if calendar is None else files | {FILE: calendar.to_bytes()})


def founding_day() -> Calendar:
    """The installed calendar and a holiday that the package does not know: Thursday 8 January 2026."""
    known = Calendar.installed()
    return replace(known, edition="ours", rest={**known.rest, THURSDAY: "Founding Day"})


@pytest.fixture
def learns(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another release of the package is installed: Wednesday 7 January 2026 is off, too."""
    monkeypatch.setitem(chinese_calendar.holidays, date(2026, 1, 7), "Spring Festival")
    Calendar.installed.cache_clear()
    yield
    monkeypatch.undo()
    Calendar.installed.cache_clear()


def lived(version: Version) -> CaseStory:
    """Opened on Monday 5 January 2026 09:00, and its second task waits."""
    return CaseStory(version).completes("a", ZHANG)


def dues(story: CaseStory) -> list[str]:
    """What the case counted: the third working day, the task's and the timer's deadlines."""
    found = [fact.value for fact in story.of(ValueSet)]
    instants = [story.of(TaskOffered)[-1].due, story.of(DeadlineSet)[0].deadline]
    return [*found, *(f"{each.due.astimezone(SHANGHAI):%m-%d %H:%M}" for each in instants if each)]


def test_a_case_counts_by_the_calendar_of_its_version() -> None:
    assert dues(lived(compiled(bundle(Calendar.installed())))) == ["2026-01-08", "01-09 00:00", "01-13 00:00"]
    story = lived(compiled(bundle(founding_day())))
    assert dues(story) == ["2026-01-09", "01-10 00:00", "01-14 00:00"]
    assert story.of(DeadlineSet)[0].deadline.holidays == ("2026-01-08",)
    story.waits(days=9).fires().follows_again()


def test_the_same_facts_follow_after_the_package_has_learnt(request: pytest.FixtureRequest) -> None:
    own, older = compiled(bundle(founding_day())), bundle(None)
    story, unpinned = lived(own), lived(compiled(older))
    request.getfixturevalue("learns")
    assert not Calendar.installed().is_working(date(2026, 1, 7))
    story.version = compiled(own.bundle)
    assert dues(story.follows_again()) == ["2026-01-09", "01-10 00:00", "01-14 00:00"]
    unpinned.version = compiled(older)  # a version without a calendar is as old as that promise, and cannot keep it
    with pytest.raises(AssertionError):
        unpinned.follows_again()


def test_another_calendar_is_another_version() -> None:
    hashes = {bundle(each).hash for each in (None, Calendar.installed(), founding_day())}
    assert len(hashes) == 3


def test_a_bundle_is_read_with_the_calendar_that_is_installed(request: pytest.FixtureRequest) -> None:
    before = procedures.read_bundle(BENCH, "work")
    assert before.files[FILE] == Calendar.installed().to_bytes()
    request.getfixturevalue("learns")
    assert procedures.read_bundle(BENCH, "work").hash != before.hash
    assert compiled(before).calendar.is_working(date(2026, 1, 7))


def test_who_receives_a_complaint_sees_the_calendar_of_the_version_that_it_will_be_on() -> None:
    at = datetime(2026, 1, 7, 1, tzinfo=UTC)
    seen = seen_at_opening(compiled(bundle(founding_day())), at, SHANGHAI, ())
    assert feel.compile_expression("next working day(now())")(seen) == THURSDAY + timedelta(days=1)
