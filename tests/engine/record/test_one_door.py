"""The one door, on both databases: recorded whole or not at all, once, in order."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from cases_in_database import CLERK, COLLEAGUE, MONDAY, STRANGER, Office, statements_of
from recorded import history
from sqlalchemy.orm import Session

from engine.cases import refusals
from engine.cases.due import fire_all
from engine.cases.reexecute import verify
from engine.facts import CaseOpened, DeadlineFired, TaskCompleted
from engine.projections import inbox, register


def test_a_case_goes_from_opening_to_closing(office: Office) -> None:
    number = office.opens().case.number
    office.completes(number, "register", claim_fen=3_000_000)
    office.completes(number, "handle")
    office.completes(number, "review", again=True)
    office.completes(number, "handle/2")
    closed = office.completes(number, "review/2", again=False).case.closed
    assert closed is not None
    assert closed.outcome == "finished"
    with Session(office.database) as session:
        listed = register.case(session, CLERK, number)
        assert listed is not None
        assert (listed.state, listed.outcome, listed.closed_at) == ("closed", "办结", MONDAY)
        assert inbox.tasks(session, CLERK) == ([], False)


def test_the_record_says_who_did_what_and_what_followed_by_itself(office: Office) -> None:
    number = office.opens().case.number
    office.completes(number, "register", by=COLLEAGUE, submission="once", claim_fen=1)
    facts = history(office, number)
    verify(facts)
    assert [one.by for one in facts if isinstance(one.fact, CaseOpened | TaskCompleted)] == ["clerk", "colleague"]
    assert Counter(one.by for one in facts)[None] == len(facts) - 2
    assert [type(one.fact) for one in facts if one.submission == "once"] == [TaskCompleted]


def test_a_completion_makes_at_most_seven_statements_of_its_own(office: Office) -> None:
    number = office.opens().case.number
    office.completes(number, "register", claim_fen=1)
    counting = statements_of(office.database)
    sent = next(counting)
    office.completes(number, "handle")
    assert len(sent) <= 7, sent


def test_a_double_click_is_answered_with_what_the_first_led_to(office: Office) -> None:
    number = office.opens(submission="first").case.number
    again = office.opens(submission="first")
    assert (again.case.number, again.repeated) == (number, True)
    done = office.completes(number, "register", submission="second", claim_fen=1)
    repeated = office.completes(number, "register", submission="second", claim_fen=1)
    assert repeated.repeated
    assert [one.no for one in repeated.facts] == [one.no for one in done.facts]
    assert [type(one.fact) for one in history(office, number)].count(TaskCompleted) == 1


def test_no_number_is_lost_when_an_opening_is_refused(office: Office) -> None:
    assert office.opens().case.number == "work-1"
    with pytest.raises(refusals.UnknownProcedure):
        office.opens("none")
    with pytest.raises(refusals.SubmittedElsewhere):
        number = office.opens(submission="x").case.number
        office.completes(number, "register", submission="y", claim_fen=1)
        office.completes(office.opens().case.number, "register", submission="y", claim_fen=1)
    assert [office.opens().case.number for _ in range(2)] == ["work-4", "work-5"]


def test_numbers_are_unique_and_without_gaps_when_many_open_at_once(office: Office) -> None:
    numbers: list[str] = []

    def open_some() -> None:
        numbers.extend(office.opens().case.number for _ in range(10))

    threads = [threading.Thread(target=open_some) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == sorted(f"work-{serial}" for serial in range(1, 41))


def test_of_two_people_completing_one_task_at_the_same_instant_exactly_one_wins_a_hundred_times(office: Office) -> None:
    number = office.opens("rework").case.number
    for turn in range(1, 101):
        element = "handle" if turn % 2 else "review"
        task, barrier, results = f"{element}/{(turn + 1) // 2}", threading.Barrier(2), []

        def complete(by: object, answers: dict[str, bool], task: str = task, meet: threading.Barrier = barrier) -> None:
            meet.wait()
            try:
                results.append(office.completes(number, task, by=by, **answers).repeated)  # type: ignore[arg-type] # noqa: B023
            except refusals.TaskAlreadyDone:
                results.append("refused")  # noqa: B023

        given = {"again": True} if element == "review" else {}
        threads = [threading.Thread(target=complete, args=(by, given)) for by in (CLERK, COLLEAGUE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(map(str, results)) == ["False", "refused"], turn


def test_another_organisation_sees_nothing_and_can_do_nothing(office: Office) -> None:
    number = office.opens().case.number
    with pytest.raises(refusals.UnknownCase):
        office.completes(number, "register", by=STRANGER, claim_fen=1)
    with Session(office.database) as session:
        assert inbox.tasks(session, STRANGER) == ([], False)
        assert register.cases(session, STRANGER) == ([], False)
        assert register.case(session, STRANGER, number) is None


def test_a_claimed_task_is_its_takers_alone_until_given_back(office: Office) -> None:
    number = office.opens().case.number
    office.claims(number, "register/1")
    with pytest.raises(refusals.ClaimedByAnother):
        office.completes(number, "register", by=COLLEAGUE, claim_fen=1)
    with Session(office.database) as session:
        assert [each.claimed_by for each in inbox.tasks(session, CLERK, "mine")[0]] == ["clerk"]
        assert inbox.tasks(session, COLLEAGUE) == ([], False)
        assert [each.claimed_by for each in inbox.tasks(session, COLLEAGUE, "team")[0]] == ["clerk"]
    office.releases(number, "register/1")
    office.completes(number, "register", by=COLLEAGUE, claim_fen=1)


def test_missed_deadlines_fire_in_order_and_each_once(office: Office) -> None:
    first = office.opens("rework").case.number
    office.waits(hours=1)
    second = office.opens("rework").case.number
    office.waits(days=6)
    with Session(office.database) as session:
        assert fire_all(session, office.at) == 2
        assert fire_all(session, office.at) == 0
    for number in (first, second):
        fired = [one.fact.timer.element for one in history(office, number) if isinstance(one.fact, DeadlineFired)]
        assert fired == ["handle_remind", "handle_overdue"]
        assert office.open_tasks(number) == ["review/1"]


def test_a_deadline_that_is_due_comes_before_the_completion_that_came_too_late(office: Office) -> None:
    number = office.opens("rework").case.number
    office.waits(days=6)
    with pytest.raises(refusals.TaskAlreadyDone):
        office.completes(number, "handle")
    assert office.open_tasks(number) == ["review/1"]


def test_a_reminder_marks_the_task_in_the_inbox(office: Office) -> None:
    office.opens("rework")
    office.waits(days=4)
    with Session(office.database) as session:
        fire_all(session, office.at)
        [waiting], _ = inbox.tasks(session, CLERK)
    assert waiting.reminded_at == MONDAY + timedelta(days=4)
