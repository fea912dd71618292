"""What an administrator does beside the diagram: each with a reason, as a fact, and the record stays whole."""

import pytest
from cases_in_database import CLERK, Office
from moved_cases import asks, begun, whole
from recorded import history
from sqlalchemy.orm import Session

from engine.cases import operation_refusals, refusals
from engine.cases.due import fire_all
from engine.cases.operations import CancelCase, MoveToken, ReopenCase, ResumeCase, SkipTask, SuspendCase
from engine.cases.reading import read
from engine.facts import CaseClosed, CaseResumed, Place
from engine.projections.inbox import tasks


def inbox(office: Office) -> list[str]:
    with Session(office.database) as session:
        return [str(line.task) for line in tasks(session, CLERK)[0]]


def test_a_task_is_skipped(office: Office) -> None:
    number = begun(office)
    asks(office, SkipTask, number, task=Place("work", 1))
    office.completes(number, "other")
    assert office.open_tasks(number) == ["close/1"] and whole(office)


def test_a_token_is_moved_by_hand(office: Office) -> None:
    number = begun(office)
    asks(office, MoveToken, number, element="work", to="close")
    assert sorted(office.open_tasks(number)) == ["close/1", "other/1"]
    with pytest.raises(operation_refusals.NobodyStandsThere):
        asks(office, MoveToken, number, element="work", to="close")
    with pytest.raises(refusals.CannotGoOn, match="nowhere: it is not in the same process"):
        asks(office, MoveToken, number, element="other", to="nowhere")
    assert whole(office)


def test_a_case_is_cancelled_and_reopened(office: Office) -> None:
    number = begun(office)
    with pytest.raises(operation_refusals.CaseStillGoing):
        asks(office, ReopenCase, number, to="close")
    asks(office, CancelCase, number, reason="重复登记")
    assert office.open_tasks(number) == []
    closed = [one.fact for one in history(office, number) if isinstance(one.fact, CaseClosed)]
    assert [fact.name for fact in closed] == ["重复登记"] and whole(office)
    asks(office, ReopenCase, number, to="close", reason="并非重复")
    assert office.open_tasks(number) == ["close/1"] and whole(office)
    office.completes(number, "close")
    with Session(office.database) as session:
        closed_as = read(session, "acme", number, office.at).closed
    assert closed_as is not None and closed_as.outcome == "z" and whole(office)


def test_nothing_happens_in_a_suspended_case_until_it_is_resumed(office: Office) -> None:
    number = begun(office)
    office.claims(number, "work/1")
    assert sorted(inbox(office)) == ["other/1", "work/1"]
    asks(office, SuspendCase, number, reason="法院受理")
    assert inbox(office) == [] and whole(office)
    with pytest.raises(operation_refusals.CaseIsSuspended, match="法院受理"):
        office.completes(number, "work")
    office.waits(days=4)
    with Session(office.database) as session:
        assert fire_all(session, office.at) == 0
    asks(office, ResumeCase, number, reason="已判决")
    assert sorted(inbox(office)) == ["other/1", "work/1"]
    with Session(office.database) as session:
        assert fire_all(session, office.at) == 1
    assert "tell/1" in office.open_tasks(number) and whole(office)
    assert [one.by for one in history(office, number) if isinstance(one.fact, CaseResumed)] == ["boss"]


@pytest.mark.parametrize("kind", [CancelCase, SuspendCase])
def test_only_an_administrator_and_only_with_a_reason(office: Office, kind: type) -> None:
    number = begun(office)
    with pytest.raises(operation_refusals.NotAnOperator):
        asks(office, kind, number, by=CLERK)
    with pytest.raises(refusals.WithoutReason):
        asks(office, kind, number, reason="")
