"""Events that wait, as a table: kind (timer, message) × mode (interrupting or not) × where (level and host)."""

import pytest
from bpmn_story import Story

from engine.facts import DeadlineFired, DeadlineSet, Place, TaskOffered

WAITS = {"timer": "after=PT1H", "message": "message=news"}

LEVELS = {
    "process": "{inside}",
    "sub-process": "start s\nsub outer {{\n{inside}\n}}\nend z\ns > outer > z",
    "sub-process in sub-process": "start s\nsub o {{\nstart t\nsub p {{\n{inside}\n}}\nend y\nt > p > y\n}}\nend z\ns > o > z",
    "event sub-process": (
        "start s\nuser wait\nend z\ns > wait > z\nesub o {{\nstart begun message=begin\nsub p {{\n{inside}\n}}\nend y\n"
        "begun > p > y\n}}"
    ),
}

BOUNDARY = """
    start i0
    user host
    boundary event on=host {waits}{mode}
    user handler
    user after
    end i1
    end i2
    i0 > host > after > i1
    event > handler > i2
"""

HANDLED = """
    start i0
    user host
    end i1
    i0 > host > i1
    esub react {{
        start event {waits}{mode}
        user handler
        end i2
        event > handler > i2
    }}
"""


def at(level: str, inside: str, kind: str, interrupting: bool) -> Story:
    """A case in which the event waits at that level."""
    body = inside.format(waits=WAITS[kind], mode="" if interrupting else " ni")
    story = Story(LEVELS[level].format(inside=body))
    return story.receives("begun") if level == "event sub-process" else story


def happens(story: Story, kind: str) -> Story:
    return story.waits(hours=1) if kind == "timer" else story.receives("event")


def inner(story: Story) -> list[str]:
    """The open tasks without the one that holds the outermost scope open."""
    return [task for task in story.open if not task.startswith("wait/")]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("kind", WAITS)
class TestBoundaryEvents:
    def test_an_interrupting_one_ends_the_task(self, level: str, kind: str) -> None:
        story = happens(at(level, BOUNDARY, kind, True), kind)
        assert inner(story) == ["handler/1"] and "cancelled host/1" in story.said
        assert "after" not in story.completes("handler").passed

    def test_a_non_interrupting_one_leaves_the_task_open(self, level: str, kind: str) -> None:
        story = happens(at(level, BOUNDARY, kind, False), kind)
        assert inner(story) == ["host/1", "handler/1"]
        assert inner(story.completes("host")) == ["handler/1", "after/1"]

    def test_it_is_no_longer_waited_for_once_the_task_is_done(self, level: str, kind: str) -> None:
        story = at(level, BOUNDARY, kind, True).completes("host")
        assert "dropped event/1" in story.said and not story.due and "event/1" not in story.awaited

    def test_a_message_may_come_again_and_again_a_duration_only_once(self, level: str, kind: str) -> None:
        story = happens(at(level, BOUNDARY, kind, False), kind)
        if kind == "timer":
            assert not story.waits(days=9).due
        else:
            happens(story, kind)
            assert inner(story) == ["host/1", "handler/1", "handler/2"] and "event/3" in story.awaited


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("kind", WAITS)
class TestEventSubProcesses:
    def test_an_interrupting_one_ends_everything_around_it(self, level: str, kind: str) -> None:
        story = happens(at(level, HANDLED, kind, True), kind)
        assert inner(story) == ["handler/1"] and "cancelled host/1" in story.said
        assert {"event", "handler", "i2", "react"} <= set(story.completes("handler").passed)

    def test_a_non_interrupting_one_runs_beside_and_holds_the_scope_open(self, level: str, kind: str) -> None:
        story = happens(at(level, HANDLED, kind, False), kind)
        assert inner(story) == ["host/1", "handler/1"]
        assert inner(story.completes("host")) == ["handler/1"]
        assert inner(story.completes("handler")) == []

    def test_it_is_no_longer_waited_for_once_the_scope_has_ended(self, level: str, kind: str) -> None:
        story = at(level, HANDLED, kind, True).completes("host")
        assert "dropped event/1" in story.said and not story.due and "event/1" not in story.awaited

    def test_a_message_can_start_it_twice_at_a_time(self, level: str, kind: str) -> None:
        story = happens(at(level, HANDLED, kind, False), kind)
        if kind == "message":
            happens(story, kind)
            assert inner(story) == ["host/1", "handler/1", "handler/2"]
            assert inner(story.completes("handler/1")) == ["host/1", "handler/2"]


@pytest.mark.parametrize("kind", WAITS)
@pytest.mark.parametrize(
    "host", ["sub host {\nstart j0\nuser work\nend j1\nj0 > work > j1\n}", "user host each='=list'"]
)
def test_an_event_on_a_sub_process_or_on_many_tasks_ends_all_of_it(host: str, kind: str) -> None:
    lines = f"start s\n{host}\nboundary event on=host {WAITS[kind]}\nuser handler\nend z\nend y\ns > host > z\nevent > handler > y"
    story = happens(Story(lines, list=[1, 2]), kind)
    assert story.open == ["handler/1"]
    assert story.completes("handler").run.finished


def test_an_event_on_a_receive_task_ends_the_waiting() -> None:
    lines = "start s\nreceive r message=m\nboundary late on=r after=PT1H\nuser remind\nend z\nend y\ns > r > z\nlate > remind > y"
    story = Story(lines).waits(hours=1)
    assert (story.open, story.awaited) == (["remind/1"], [])
    assert Story(lines).receives("r").run.finished


def test_a_timer_says_its_kind_and_the_task_it_sits_on() -> None:
    lines = """
        start s
        user a
        boundary late on=a after=PT2H prop.kind=escalation name=超期
        end z
        end y
        s > a > z
        late > y
    """
    story = Story(lines).waits(hours=2)
    (told,), (fired,) = story.of(DeadlineSet), story.of(DeadlineFired)
    assert (told.name, told.kind, told.task) == ("超期", "escalation", Place("a", 1))
    assert (fired.kind, fired.task, fired.due) == ("escalation", Place("a", 1), told.deadline.due)


def test_an_event_sub_process_sees_what_is_handed_in() -> None:
    lines = """
        start s
        user a
        end z
        s > a > z
        esub e in.who='="李"' {
            start k message=m ni
            user h groups='=[who]'
            end j
            k > h > j
        }
    """
    assert Story(lines).receives("k").of(TaskOffered)[-1].groups == ("李",)
