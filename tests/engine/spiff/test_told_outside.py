"""Service tasks that tell somebody outside: the case waits until it was sent."""

import pytest
from bpmn_story import Story

from engine.facts import NoticeDropped, NoticeDue
from engine.spiff.run import StepFailed

LINES = """
    start s
    user a
    service tell job=notify name=告知结果 {inputs}
    boundary late on=tell after=P1D
    user call
    user b
    end z
    s > a > tell > b > z
    late > call > z
    """
MAIL = """in.to='=["a@example.org", "b@example.org"]' in.subject='="结果"' in.text='="赔付 " + string(n) + " 元"'"""


def test_what_is_said_is_settled_when_it_is_to_be_said_and_the_case_waits() -> None:
    case = Story(LINES.format(inputs=MAIL)).completes("a", n=5)
    (notice,) = case.of(NoticeDue)
    assert (notice.to, notice.subject, notice.text) == (("a@example.org", "b@example.org"), "结果", "赔付 5 元")
    assert case.open == [] and [str(each) for each in case.run.notices()] == ["tell/1"]
    assert case.sends("tell").open == ["b/1"] and case.due == {}


def test_an_event_on_its_boundary_takes_it_away() -> None:
    case = Story(LINES.format(inputs=MAIL)).completes("a", n=5).waits(days=2)
    assert case.open == ["call/1"] and len(case.of(NoticeDropped)) == 1 and case.run.notices() == []


def test_a_program_is_told_a_body() -> None:
    inputs = """in.url='="https://erp.example.org/complaints"' in.body='={number: case.number, paid: n}'"""
    (notice,) = Story(LINES.format(inputs=inputs)).completes("a", n=5).of(NoticeDue)
    assert (notice.url, notice.body) == ("https://erp.example.org/complaints", {"number": "26010001", "paid": 5})


def test_the_address_may_lie_in_a_personal_answer_which_the_record_does_not_hold() -> None:
    inputs = """in.answer='="email"' in.subject='="结果"' in.text='="请查收"'"""
    (notice,) = Story(LINES.format(inputs=inputs)).completes("a").of(NoticeDue)
    assert (notice.to, notice.answer) == ((), "email")


def test_nobody_to_tell_stops_the_step() -> None:
    inputs = """in.to='=[]' in.subject='="结果"' in.text='="请查收"'"""
    with pytest.raises(StepFailed, match="nobody is named"):
        Story(LINES.format(inputs=inputs)).completes("a")


def test_each_of_a_list_is_told_on_its_own() -> None:
    lines = LINES.format(inputs="each='=[1, 2]' item=n seq " + MAIL).replace("boundary late on=tell after=P1D", "")
    lines = lines.replace("late > call > z", "").replace("user call\n", "")
    case = Story(lines).completes("a").sends("tell")
    assert [notice.text for notice in case.of(NoticeDue)] == ["赔付 1 元", "赔付 2 元"]
    assert case.sends("tell").open == ["b/1"]
