"""People at work: who may do what, and what they are told where they may not."""

import pytest
from case_story import LI, WANG, ZHANG, CaseStory, groups_of, person, place, version_of

from engine.cases.refusals import (
    CannotGoOn,
    CaseAlreadyClosed,
    ChecksOwnWork,
    ClaimedByAnother,
    NotAwaited,
    NotClaimed,
    NotYours,
    Refused,
    TaskAlreadyDone,
)
from engine.cases.requests import ClaimTask, CompleteTask, ReleaseTask, ReportMessage
from engine.facts import MessageReceived, TaskClaimed, TaskOffered, TaskReleased

LINES = """
    start s
    user register lane=接待
    user work lane=医患办
    xor good
    user review lane=医患办 checks=work
    xor fine
    end closed
    s > register > good > work > review > fine
    fine > good if "=again = true"
    fine => closed
"""
CHEN = person("chen", "医患办")


def opened() -> CaseStory:
    return CaseStory(version_of(LINES), text="x")


def refuses(story: CaseStory, kind: type[Refused], telling: str, *act: object, **answers: object) -> None:
    """The act is refused in a sentence, and the case is as it was."""
    name, *arguments = act
    before, told = story.case, len(story.history)
    with pytest.raises(kind, match=telling):
        getattr(story, str(name))(*arguments, **answers)
    assert story.case is before and len(story.history) == told


def test_a_task_is_its_groups() -> None:
    refuses(opened(), NotYours, "医患办", "completes", "work", ZHANG)
    refuses(opened(), NotYours, "医患办", "claims", "work", ZHANG)
    assert opened().completes("work", LI).open == ["review/1"]


def test_a_task_of_a_department_is_that_departments() -> None:
    lines = LINES.replace("user work lane=医患办", """user work groups='=["科主任@" + dept]'""")
    story = CaseStory(version_of(lines), dept="骨科")
    refuses(story, NotYours, "科主任@骨科", "completes", "work", person("sun", "科主任", "科主任@内科"))
    assert story.completes("work", person("zhou", "科主任", "科主任@骨科")).open == ["review/1"]


def test_a_task_is_done_once() -> None:
    refuses(opened().completes("work", WANG), TaskAlreadyDone, "no longer open", "completes", "work", WANG)
    refuses(opened(), TaskAlreadyDone, "no longer open", "completes", "work/2", WANG)
    refuses(opened(), TaskAlreadyDone, "no longer open", "claims", "nothing", WANG)


def test_what_is_checked_is_checked_by_somebody_else() -> None:
    story = opened().completes("work", WANG)
    refuses(story, ChecksOwnWork, "someone else", "completes", "review", WANG)
    refuses(story, ChecksOwnWork, "someone else", "claims", "review", WANG)
    assert story.completes("review", LI).case.closed is not None


def test_the_offer_says_who_is_barred() -> None:
    offers = {str(fact.task): fact for fact in opened().completes("work", WANG).of(TaskOffered)}
    assert (offers["review/1"].checks, offers["review/1"].barred) == ("work", "wang")
    assert offers["work/1"].barred is None


def test_in_a_second_round_four_eyes_are_those_of_that_round() -> None:
    story = opened().completes("work", WANG).completes("review", LI, again=True)
    story.completes("work/2", LI, again=False)
    refuses(story, ChecksOwnWork, "someone else", "completes", "review/2", LI)
    assert story.completes("review/2", WANG).case.closed is not None
    story.follows_again()


def test_whoever_is_of_two_groups_still_has_only_two_eyes() -> None:
    both = groups_of(LI, "接待", "医患办", "院领导")
    refuses(opened().completes("work", both), ChecksOwnWork, "someone else", "completes", "review", both)


def test_a_claimed_task_is_one_persons_until_it_is_released() -> None:
    story = opened().claims("work", WANG)
    assert story.case.tasks[place("work")].claimed_by == "wang"
    refuses(story, ClaimedByAnother, "wang has taken", "completes", "work", LI)
    refuses(story, ClaimedByAnother, "wang has taken", "claims", "work", LI)
    refuses(story, NotClaimed, "not taken", "releases", "work", LI)
    assert story.releases("work", WANG).case.tasks[place("work")].claimed_by is None
    assert story.claims("work", LI).completes("work", LI).open == ["review/1"]
    assert [len(story.of(kind)) for kind in (TaskClaimed, TaskReleased)] == [2, 1]
    story.follows_again()


def test_claiming_twice_changes_nothing() -> None:
    story = opened().claims("work", WANG)
    told = len(story.history)
    assert len(story.claims("work", WANG).history) == told


def test_a_task_that_nobody_took_cannot_be_given_back() -> None:
    refuses(opened(), NotClaimed, "not taken", "releases", "work", WANG)


def test_a_new_round_is_nobodys_yet() -> None:
    story = opened().claims("work", WANG).completes("work", WANG).completes("review", LI, again=True)
    assert story.open == ["work/2"] and story.case.tasks[place("work/2")].claimed_by is None


def test_a_closed_case_is_closed() -> None:
    story = opened().completes("work", WANG).completes("review", LI)
    for act in (("completes", "work"), ("claims", "work"), ("releases", "work"), ("is_told", "withdraw")):
        refuses(story, CaseAlreadyClosed, "is closed", *act, WANG)
    assert story.waits(days=9).fires().kinds[-1] == "CaseClosed", "and nothing is due"


def test_requests_name_task_person_and_instant() -> None:
    for kind in (ClaimTask, ReleaseTask, CompleteTask, ReportMessage):
        assert {"case", "by", "at", "submission"} <= set(kind.__dataclass_fields__)


def test_a_diagram_that_cannot_go_on_refuses_and_nothing_has_happened() -> None:
    lines = "start s\nuser a lane=接待\nxor x\nuser b\nuser c\nend z\ns > a > x\nx > b if '=way = 1'\nx > c if '=way = 2'\nb > z\nc > z"
    story = CaseStory(version_of(lines))
    refuses(story, CannotGoOn, "x: no condition is true.*Nothing was changed", "completes", "a", ZHANG, way=3)
    assert story.completes("a", ZHANG, way=2).open == ["c/1"]


def test_a_diagram_that_runs_in_a_circle_is_refused() -> None:
    lines = "start s\nuser a lane=接待\nxor x\nxor y\nend z\ns > a > x > y\ny > x if '=true'\ny => z"
    refuses(CaseStory(version_of(lines)), CannotGoOn, "2000 steps", "completes", "a", ZHANG)


MESSAGES = """
    start s
    user register lane=接待
    sub main {
        start i
        user investigate lane=医患办
        user answer lane=医患办
        end j
        i > investigate > answer > j
    }
    boundary withdraw on=main message=withdraw prop.roles=接待 prop.form=withdrawal
    boundary sealing on=main message=seal ni prop.roles="医患办, 接待"
    user seal lane=医患办
    end closed
    end withdrawn name=撤回
    end sealed
    s > register > main > closed
    withdraw > withdrawn
    sealing > seal > sealed
"""


def test_a_message_is_reported_by_those_who_may() -> None:
    story = CaseStory(version_of(MESSAGES), text="x")
    assert story.waiting == ["withdraw/1", "sealing/1"]
    refuses(story, NotYours, "接待", "is_told", "withdraw", WANG)
    refuses(story, NotAwaited, "does not wait", "is_told", "withdraw/2", ZHANG)
    refuses(story, NotAwaited, "does not wait", "is_told", "investigate", ZHANG)
    (message,) = story.is_told("sealing", WANG, item="病历").of(MessageReceived)
    assert (message.message, message.answers, story.case.document["item"]) == ("seal", {"item": "病历"}, "病历")


def test_a_withdrawn_case_stays_open_while_a_sealing_duty_does() -> None:
    story = CaseStory(version_of(MESSAGES), text="x").is_told("sealing", WANG).is_told("sealing/2", WANG)
    story.completes("seal/1", WANG).is_told("withdraw", ZHANG)
    assert story.open == ["seal/2"] and story.waiting == [] and story.case.closed is None
    refuses(story, TaskAlreadyDone, "withdrawn while you were writing", "completes", "investigate", WANG)
    refuses(story, NotAwaited, "does not wait", "is_told", "withdraw", ZHANG)
    story.completes("seal/2", WANG)
    assert story.case.closed is not None and (story.case.closed.outcome, story.case.closed.name) == (
        "withdrawn",
        "撤回",
    )
    story.follows_again()


def test_a_duty_of_a_case_that_went_on_to_its_end_keeps_it_open_too() -> None:
    story = CaseStory(version_of(MESSAGES), text="x").is_told("sealing", WANG)
    story.completes("investigate", WANG).completes("answer", WANG)
    assert story.open == ["seal/1"] and story.case.closed is None
    assert story.completes("seal", WANG).case.closed is not None
    assert story.case.closed is not None and story.case.closed.outcome == "closed"
