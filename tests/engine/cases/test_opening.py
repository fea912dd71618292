"""A complaint is received."""

import pytest
from case_story import LI, MONDAY, WANG, ZHANG, CaseStory, version_of

from engine.cases.expressions import period_of
from engine.cases.refusals import CannotGoOn, FirstTaskNotYours
from engine.facts import CaseClosed, CaseDescribed, CaseOpened, TaskCompleted, TaskOffered

LINES = """
    process caseNumber='=substring(string(opened.year), 3) + string(100 + serial)' subject='=subject'
    process caseNumberPeriod='=string(opened.year)' complainant=name
    process caseNumberWarning='=if serial > 99 then "第一百件" else null'
    start s
    user register lane=接待 form=complaint
    user work lane=医患办
    end closed name=办结
    s > register > work > closed
"""


def test_opening_offers_the_first_task_to_whoever_receives_complaints() -> None:
    story = CaseStory(version_of(LINES))
    (opened,), (offered,) = story.of(CaseOpened), story.of(TaskOffered)
    assert (opened.number, opened.organisation, opened.procedure, opened.zone) == (
        "26101",
        "hospital",
        "p",
        "Asia/Shanghai",
    )
    assert (opened.version, opened.complainant) == (story.version.hash, "name")
    assert (offered.groups, offered.form, story.open) == (("接待",), "complaint", ["register/1"])


def test_a_filled_first_form_is_completed_in_the_same_breath() -> None:
    story = CaseStory(version_of(LINES), subject="等候过久")
    assert story.open == ["work/1"] and story.case.subject == "等候过久"
    assert story.kinds.index("TaskCompleted") < story.kinds.index("CaseDescribed")
    assert story.case.done_by == {"register": "zhang"}
    story.follows_again()


def test_only_those_who_receive_complaints_open_a_case() -> None:
    with pytest.raises(FirstTaskNotYours, match="接待"):
        CaseStory(version_of(LINES), by=WANG)
    assert CaseStory(version_of(LINES), by=LI).open == ["register/1"]


def test_the_hundredth_case_of_a_period_carries_a_warning() -> None:
    assert CaseStory(version_of(LINES), serial=99).of(CaseOpened)[0].warning is None
    (opened,) = CaseStory(version_of(LINES), serial=100).of(CaseOpened)
    assert (opened.number, opened.warning) == ("26200", "第一百件")


def test_the_period_is_the_rule_of_the_procedure_in_its_zone() -> None:
    assert period_of(version_of(LINES), MONDAY, MONDAY.tzinfo) == "2026"  # type: ignore[arg-type]
    assert period_of(version_of("start s\nuser a\nend z\ns > a > z"), MONDAY, MONDAY.tzinfo) == ""  # type: ignore[arg-type]


def test_without_a_rule_the_number_is_the_procedure_and_the_serial() -> None:
    version = version_of("start s\nuser a lane=接待\nend z\ns > a > z")
    assert CaseStory(version, serial=7).case.number == "p-7"


@pytest.mark.parametrize("rule", ["=null", "=opened + 1", "=serial.x"])
def test_a_rule_that_gives_no_number_is_told_and_not_covered_up(rule: str) -> None:
    version = version_of(f"process caseNumber='{rule}'\nstart s\nuser a lane=接待\nend z\ns > a > z")
    with pytest.raises(CannotGoOn, match="caseNumber"):
        CaseStory(version)


def test_the_subject_follows_the_answers() -> None:
    story = CaseStory(version_of(LINES), subject="甲").completes("work", WANG, subject="乙")
    assert [fact.subject for fact in story.of(CaseDescribed)] == ["甲", "乙"]


def test_a_case_is_closed_by_the_end_that_its_main_line_reaches() -> None:
    story = CaseStory(version_of(LINES), subject="甲").completes("work", WANG)
    assert story.of(CaseClosed) == [CaseClosed("closed", "办结")] and story.case.closed is not None
    assert story.kinds[-1] == "CaseClosed"
    story.follows_again()


def test_of_personal_answers_the_record_has_a_salted_hash_only() -> None:
    story = CaseStory(version_of(LINES)).completes("register", ZHANG, ("name", "phone"), name="李四", note="已受理")
    (completed,) = story.of(TaskCompleted)
    assert completed.answers == {"note": "已受理"} and set(completed.personal) == {"name"}
    assert len(completed.personal["name"]) == 64
    assert "name" not in story.case.document
    assert story.follows_again().case.document == {"note": "已受理"}


def test_a_task_whose_groups_cannot_be_computed_stops_the_opening_in_a_sentence() -> None:
    version = version_of("start s\nuser a groups='=[nobody]'\nend z\ns > a > z")
    with pytest.raises(CannotGoOn, match=r"a: .*candidate groups.*tell the process analyst"):
        CaseStory(version)
