"""A case moved to another version: what is there stays, what is gone goes on elsewhere, and the record stays whole."""

import pytest
from cases_in_database import CLERK, Office
from moved_cases import LINES, begun, deploys, moves, version, whole
from recorded import history
from sqlalchemy.orm import Session

from engine.cases import operation_refusals, refusals
from engine.cases.due import fire_all
from engine.cases.reading import read
from engine.cases.transferring import lost
from engine.facts import CaseMoved, DeadlineSet, TaskCancelled, TaskOffered
from engine.projections import yearly
from engine.projections.inbox import tasks


def facts_of_the_move(office: Office, number: str) -> list[object]:
    told = [one.fact for one in history(office, number)]
    return told[next(no for no, fact in enumerate(told) if isinstance(fact, CaseMoved)) :]


def test_what_is_the_same_in_both_versions_is_not_touched(office: Office) -> None:
    number = begun(office)
    office.claims(number, "work/1")
    to = deploys(office, LINES.replace("user close lane", "user close name=结案 lane"))
    moves(office, number, to, reason="新制度")
    assert [type(fact) for fact in facts_of_the_move(office, number)] == [CaseMoved]
    with Session(office.database) as session:
        case = read(session, "acme", number, office.at)
        assert case.version.hash == to.hash and case.tasks[next(iter(case.tasks))].claimed_by == "clerk"
    office.completes(number, "work")
    office.completes(number, "other")
    assert office.open_tasks(number) == ["close/1"] and whole(office)


def test_a_task_that_is_asked_otherwise_is_offered_anew_and_keeps_its_deadlines(office: Office) -> None:
    number = begun(office)
    to = deploys(office, LINES.replace("user work lane=办事员", "user work name=办理 lane=主任").replace("P3D", "P9D"))
    office.waits(days=2)
    moves(office, number, to)
    assert [type(fact) for fact in facts_of_the_move(office, number)] == [CaseMoved, TaskCancelled, TaskOffered]
    assert office.open_tasks(number) == ["other/1", "work/2"]
    office.waits(days=1)
    with Session(office.database) as session:
        assert fire_all(session, office.at) == 1, "three days after the case came to the task, as it was drawn then"
    assert "tell/1" in office.open_tasks(number) and whole(office)


def test_deadlines_can_be_counted_anew(office: Office) -> None:
    number = begun(office)
    office.waits(days=2)
    moves(office, number, deploys(office, LINES.replace("P3D", "P9D")), anew=True)
    (deadline,) = [fact for fact in facts_of_the_move(office, number) if isinstance(fact, DeadlineSet)]
    assert (deadline.deadline.due - office.at).days == 9 and whole(office)


def test_a_reminder_that_is_new_is_set_and_one_that_rang_does_not_ring_again(office: Office) -> None:
    number = begun(office)
    office.waits(days=3)
    with Session(office.database) as session:
        assert fire_all(session, office.at) == 1
    more = LINES.replace("    user tell", "    boundary late on=work after=P5D ni\n    user tell") + "    late > told\n"
    moves(office, number, deploys(office, more))
    set_now = [fact.timer.element for fact in facts_of_the_move(office, number) if isinstance(fact, DeadlineSet)]
    assert set_now == ["late"] and whole(office)


GONE = """
    start s
    user register lane=办事员
    and f
    user handle lane=办事员
    user other lane=办事员
    and j
    user close lane=办事员
    end z
    s > register > f
    f > handle > j
    f > other > j
    j > close > z
"""


def test_what_is_gone_goes_on_where_it_is_told(office: Office) -> None:
    number = begun(office)
    to = deploys(office, GONE)
    with Session(office.database) as session:
        (one,) = lost(read(session, "acme", number, office.at), to)
    assert (one.element, one.movable, str(one.reason)) == ("work", True, "it is not in that version.")
    with pytest.raises(refusals.CannotGoOn, match="work: it is not in that version"):
        moves(office, number, to)
    assert office.open_tasks(number) == ["work/1", "other/1"], "nothing has happened"
    with pytest.raises(refusals.CannotGoOn, match="paths meet there"):
        moves(office, number, to, to={"work": "j"})
    moves(office, number, to, to={"work": "handle"})
    assert sorted(office.open_tasks(number)) == ["handle/1", "other/1"]
    office.completes(number, "handle")
    office.completes(number, "other")
    assert office.open_tasks(number) == ["close/1"] and whole(office)


def test_a_join_that_need_not_wait_for_a_flow_any_more_goes_on(office: Office) -> None:
    number = begun(office)
    office.completes(number, "other")
    straight = LINES.replace("    f > work > j\n    f > other > j", "    f > other > j\n    f > work")
    with Session(office.database) as session:
        assert lost(read(session, "acme", number, office.at), version(straight)) == []
    moves(office, number, deploys(office, straight))
    assert sorted(office.open_tasks(number)) == ["close/1", "work/1"] and whole(office)


def test_only_to_what_was_deployed_by_an_analyst_with_a_reason_and_once(office: Office) -> None:
    number = begun(office)
    other = version(GONE)
    with pytest.raises(operation_refusals.NeverDeployed):
        moves(office, number, other, to={"work": "handle"})
    to = deploys(office, GONE)
    with pytest.raises(operation_refusals.NotAnAnalyst):
        moves(office, number, to, by=CLERK)
    with pytest.raises(refusals.WithoutReason):
        moves(office, number, to, reason=" ")
    moves(office, number, to, to={"work": "handle"})
    with pytest.raises(operation_refusals.MovedAlready):
        moves(office, number, to)


def test_a_case_is_moved_back_again(office: Office) -> None:
    number = begun(office)
    before = version(LINES)
    moves(office, number, deploys(office, GONE), to={"work": "handle"})
    moves(office, number, before, to={"handle": "work"})
    assert sorted(office.open_tasks(number)) == ["other/1", "work/2"] and whole(office)


def test_a_case_of_another_procedure_keeps_its_number_and_its_year(office: Office) -> None:
    first, number = begun(office), begun(office)
    moves(office, number, deploys(office, LINES, "copy"))
    assert number not in (first, office.opens("copy").case.number) and whole(office)
    with Session(office.database) as session:
        for procedure, held in (("p", 2), ("copy", 1)):
            year = yearly.year(session, "acme", procedure, "2026")
            assert (len(year.cases), year.gaps) == (held, ())
        waiting = {line.number: line.procedure for line in tasks(session, CLERK)[0]}
    assert (waiting[first], waiting[number]) == ("p", "copy"), "the inbox tells by what it is handled"
