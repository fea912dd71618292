"""Deadlines: evaluated to an instant when they begin to wait, and never moved by anything but the clock handed in."""

from datetime import UTC, datetime

import pytest
from bpmn_story import Story

from engine.facts import DeadlineSet, TaskOffered
from engine.spiff.run import StepFailed

CATCH = "start s\ncatch c {timer}\nend z\ns > c > z"


@pytest.mark.parametrize(
    ("timer", "due"),
    [
        ("after=PT90M", "2026-01-05 10:30"),
        ("after=P1M", "2026-02-05 09:00"),
        ("after=P1W", "2026-01-12 09:00"),
        ("after=P1M1W1DT1H", "2026-02-13 10:00"),
        ("after='=duration(\"P1DT2H\")'", "2026-01-06 11:00"),
        ("after='=duration(\"P1Y2M\")'", "2027-03-05 09:00"),
        ("after='=wait'", "2026-01-05 12:00"),
        ("date=2026-01-05T12:00:00Z", "2026-01-05 20:00"),
        ("date='=date and time(death_at) + duration(\"PT48H\")'", "2026-01-06 08:30"),
        ("date='=now() + duration(\"PT1H\")'", "2026-01-05 10:00"),
        ("date='=deadline({from: now(), n: 5, unit: \"working days\"})'", "2026-01-13 00:00"),
    ],
)
def test_a_timer_waits_for_its_instant(timer: str, due: str) -> None:
    story = Story(CATCH.format(timer=timer), wait="PT3H", death_at="2026-01-04T08:30")
    assert story.due == {"c/1": due}
    assert story.waits(days=900).run.finished


@pytest.mark.parametrize(
    "timer", ["date='=nothing'", "after='=5'", "date='=\"tomorrow\"'", "date='=today()'", "after='=\"P\"'"]
)
def test_a_timer_without_an_instant_is_a_mistake(timer: str) -> None:
    with pytest.raises(StepFailed) as failed:
        Story(CATCH.format(timer=timer))
    assert failed.value.element == "c"


def test_a_kept_deadline_is_a_deadline_with_its_reason() -> None:
    story = Story("""
        start s
        script t set=feedback value='=deadline({from: now(), n: 3, unit: "工作日", basis: "9.4"})'
        user a due="=feedback"
        boundary late on=a date="=feedback"
        boundary soon on=a ni date='=date and time(feedback.due) - duration("P1D")'
        end z
        s > t > a > z
        late > z
        soon > z
    """)
    (offered,) = story.of(TaskOffered)
    assert offered.due is not None
    assert (offered.due.n, offered.due.unit, offered.due.basis) == (3, "working days", "9.4")
    assert offered.due.due == datetime(2026, 1, 8, 16, tzinfo=UTC)
    assert story.due == {"soon/1": "2026-01-08 00:00", "late/1": "2026-01-09 00:00"}
    assert story.of(DeadlineSet)[0].deadline == offered.due
    assert story.world.document["feedback"]["due"] == "2026-01-09T00:00:00+08:00"


def test_a_wrong_rule_is_told_in_a_sentence() -> None:
    with pytest.raises(StepFailed, match="unit"):
        Story(CATCH.format(timer="date='=deadline({from: now(), n: 5, units: \"days\"})'"))


CYCLE = """
    start s
    user a
    boundary remind on=a ni cycle=R3/PT1H
    end z
    end y
    s > a > z
    remind > y
"""


def test_a_cycle_comes_as_often_as_it_says_one_interval_after_the_other() -> None:
    story = Story(CYCLE)
    for n, due in enumerate(("10:00", "11:00", "12:00"), 1):
        assert story.due == {f"remind/{n}": f"2026-01-05 {due}"}
        story.waits(minutes=60)
    assert story.due == {} and story.open == ["a/1"]


def test_missed_rounds_of_a_cycle_are_caught_up_without_drift() -> None:
    story = Story(CYCLE)
    story.world.at = story.world.at.replace(hour=12)
    story.run.fire(story.run.due()[0][1])
    assert story.due == {"remind/2": "2026-01-05 11:00"}


def test_the_task_ends_its_cycle() -> None:
    story = Story(CYCLE).waits(hours=1).completes("a")
    assert story.due == {} and story.run.finished and "dropped remind/2" in story.said


def test_timers_of_one_instant_fire_in_the_order_in_which_they_were_set() -> None:
    lines = "start s\nuser a\nboundary first on=a ni after=PT1H\nboundary second on=a ni after=PT60M\nend z\ns > a > z\nfirst > z\nsecond > z"
    assert [place.element for _, place in Story(lines).run.due()] == ["first", "second"]


def test_a_duration_counts_from_when_its_task_began() -> None:
    lines = "start s\nuser a\nuser b\nboundary late on=b after=PT1H\nend z\ns > a > b > z\nlate > z"
    assert Story(lines).waits(hours=5).completes("a").due == {"late/1": "2026-01-05 15:00"}


def test_a_due_date_is_shown_and_moves_nothing() -> None:
    story = Story("start s\nuser a due=2026-01-06T00:00:00+08:00\nend z\ns > a > z")
    (offered,) = story.of(TaskOffered)
    assert offered.due is not None and offered.due.due == datetime(2026, 1, 5, 16, tzinfo=UTC)
    assert story.due == {} and story.waits(days=3).open == ["a/1"]
