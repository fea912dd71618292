"""What the clock does: deadlines fire in their order, once, before anything that somebody asks."""

from datetime import datetime, timedelta

import pytest
from case_story import MONDAY, SHANGHAI, WANG, CaseStory, version_of

from engine.cases.deadlines import MOST_AT_ONCE
from engine.cases.refusals import CannotGoOn, TaskAlreadyDone
from engine.facts import DeadlineFired, DeadlineSet, TaskOffered

LINES = """
    start s
    user register lane=接待
    user work lane=医患办 due='=deadline({from: now(), n: 5, unit: "working days", basis: "9.4"})'
    boundary remind on=work ni date='=deadline({from: now(), n: 4, unit: "working days", at: time("09:00:00")})' prop.kind=reminder
    boundary late on=work date='=deadline({from: now(), n: 5, unit: "working days", basis: "9.4"})' prop.kind=escalation
    user hurry lane=医患办
    user report lane=院领导
    end closed
    s > register > work > closed
    remind > hurry > closed
    late > report > closed
"""


def opened(at: datetime = MONDAY) -> CaseStory:
    return CaseStory(version_of(LINES), at=at, text="x")


def fired(story: CaseStory) -> list[str]:
    return [str(fact.timer) for fact in story.of(DeadlineFired)]


def test_a_task_says_by_when_and_why() -> None:
    offered = opened().of(TaskOffered)[-1]
    assert offered.due is not None
    assert offered.due.due.astimezone(SHANGHAI) == datetime(2026, 1, 13, tzinfo=SHANGHAI), "Monday 12 January, 24:00"
    assert (offered.due.n, offered.due.unit, offered.due.basis) == (5, "working days", "9.4")


def test_nothing_fires_before_its_instant_and_everything_at_it() -> None:
    story = opened()
    due = {str(fact.timer): fact.deadline.due for fact in story.of(DeadlineSet)}
    story.at = due["remind/1"] - timedelta(microseconds=1)
    assert fired(story.fires()) == []
    story.at = due["remind/1"]
    assert fired(story.fires()) == ["remind/1"] and story.open == ["work/1", "hurry/1"]
    assert story.case.next_due() == due["late/1"]


def test_what_was_missed_fires_in_order_once() -> None:
    story = opened().waits(days=30).fires()
    assert fired(story) == ["remind/1", "late/1"] and story.open == ["hurry/1", "report/1"]
    assert fired(story.fires()) == ["remind/1", "late/1"]
    assert [fact.kind for fact in story.of(DeadlineFired)] == ["reminder", "escalation"]
    story.follows_again()


def test_a_deadline_that_has_passed_wins_over_a_person_who_comes_later() -> None:
    story = opened().waits(days=30)
    with pytest.raises(TaskAlreadyDone):
        story.completes("work", WANG)
    assert story.open == ["work/1"], "here nothing of a refused request is kept; the one door keeps what was due"
    assert story.fires().open == ["hurry/1", "report/1"]


def test_what_is_due_comes_before_what_is_asked_in_the_record() -> None:
    story = opened().waits(days=5).completes("work", WANG)
    assert story.kinds.index("DeadlineFired") < len(story.kinds) - story.kinds[::-1].index("TaskCompleted") - 1
    assert story.open == ["hurry/1"]
    story.follows_again()


def test_a_task_that_is_done_in_time_drops_its_timers() -> None:
    story = opened().completes("work", WANG)
    assert story.waiting == [] and story.case.next_due() is None
    assert story.kinds.count("DeadlineDropped") == 2 and story.case.closed is not None


def test_timers_of_one_instant_fire_in_the_order_in_which_they_were_set() -> None:
    lines = """
        start s
        user a lane=接待
        boundary second on=a ni after=PT60M
        boundary first on=a ni after=PT1H
        end z
        end y
        s > a > z
        second > y
        first > y
    """
    assert fired(CaseStory(version_of(lines)).waits(hours=2).fires()) == ["second/1", "first/1"]


def test_a_timer_set_by_a_timer_fires_too_if_it_is_due() -> None:
    lines = """
        start s
        user a lane=接待
        boundary late on=a ni date='=case.opened + duration("PT1H")'
        catch later date='=case.opened + duration("PT2H")'
        user b lane=医患办
        end z
        s > a > z
        late > later > b > z
    """
    assert fired(CaseStory(version_of(lines)).waits(hours=3).fires()) == ["late/1", "later/1"]


def test_a_long_standstill_is_caught_up_however_many_rounds_were_missed() -> None:
    lines = "start s\nuser r lane=接待\nend z\ns > r\n" + "".join(
        f"user a{n} lane=接待\nboundary c{n} on=a{n} ni cycle=R100/PT1H\nend e{n}\nr > a{n} > z\nc{n} > e{n}\n"
        for n in range(3)
    )
    story = CaseStory(version_of(lines), text="x").waits(days=30).fires()
    assert len(fired(story)) == 300 and story.waiting == []


def test_a_diagram_whose_timers_never_end_is_refused() -> None:
    lines = """
        start s
        user a lane=接待
        xor again
        catch at_once date=2026-01-01T00:00:00Z
        end z
        xor x
        s > a > again > at_once > x
        x > again if "=true"
        x => z
    """
    story = CaseStory(version_of(lines), text="x")
    with pytest.raises(CannotGoOn, match=f"more than {MOST_AT_ONCE} timers fired"):
        story.fires()
