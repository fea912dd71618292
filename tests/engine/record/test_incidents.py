"""What the diagram cannot follow does not happen, is told, and can be tried again; the rest of the case goes on."""

import pytest
from bpmn_notation import xml
from cases_in_database import CLERK, Office
from recorded import history
from sqlalchemy.orm import Session

from engine import deployments, procedures
from engine.cases import refusals
from engine.cases.due import fire_all
from engine.cases.perform import perform
from engine.cases.rebuild import rebuild
from engine.cases.reexecute import reexecute
from engine.cases.requests import RetryIncident
from engine.database import writing
from engine.facts import DeadlineFired, IncidentRaised, Place, TaskCompleted
from engine.people import Person
from engine.procedures import Bundle
from engine.projections.incidents import incidents

LINES = """
    start s
    user register lane=办事员
    and f
    user work lane=办事员
    boundary late on=work after=P1D ni
    xor how
    user boss lane=办事员
    user other lane=办事员
    xor way
    end z
    end y
    s > register > f
    f > work > way
    way > z if '=way = 1'
    way > y if '=way = 2'
    late > how
    how > boss if '=n > 1'
    how > y if '=n < 1'
    boss > y
    f > other > y
"""
BOSS = Person("boss", "主任", "acme", frozenset(), administrator=True)


@pytest.fixture
def number(office: Office) -> str:
    """A case in which a timer and a gateway will find no way on."""
    with Session(office.database) as session:
        writing(session)
        version = procedures.compiled(Bundle("p", {"processes/p.bpmn": xml(LINES)}))
        deployments.deploy(session, "acme", version, office.at)
        session.commit()
    found = office.opens("p").case.number
    office.completes(found, "register", n=1)
    return found


def listed(office: Office) -> list[tuple[str, str, str]]:
    with Session(office.database) as session:
        return [(each.number, str(each.place), each.doing) for each in incidents(session, CLERK)[0]]


def retries(office: Office, number: str, by: Person, place: str = "late/1") -> None:
    with Session(office.database) as session:
        perform(RetryIncident(number, Place.parse(place), by, office.at, office.submission()), session)


def fires(office: Office) -> int:
    with Session(office.database) as session:
        return fire_all(session, office.at)


def test_a_timer_that_finds_no_way_on_is_told_once_and_keeps_nobody_from_their_work(
    office: Office, number: str
) -> None:
    office.waits(days=2)
    assert fires(office) == 1 and listed(office) == [(number, "late/1", "DeadlineFired")]
    told = history(office, number)[-1].fact
    assert isinstance(told, IncidentRaised) and told.element == "how" and "no condition is true" in told.reason
    assert fires(office) == 0, "it is left alone until somebody tries it again"
    office.completes(number, "other", n=5)
    assert office.open_tasks(number) == ["work/1"] and len(listed(office)) == 1


def test_an_administrator_lets_it_happen_once_its_cause_is_mended(office: Office, number: str) -> None:
    office.waits(days=2)
    fires(office)
    with pytest.raises(refusals.NotAnAdministrator):
        retries(office, number, CLERK)
    with pytest.raises(refusals.CannotGoOn, match="no condition is true"):
        retries(office, number, BOSS)
    assert len([one for one in history(office, number) if isinstance(one.fact, IncidentRaised)]) == 1
    office.completes(number, "other", n=5)
    retries(office, number, BOSS)
    assert "boss/1" in office.open_tasks(number) and listed(office) == []
    assert [one.by for one in history(office, number) if isinstance(one.fact, DeadlineFired)] == [None]


def test_whoever_meets_a_broken_timer_first_does_their_work_all_the_same(office: Office, number: str) -> None:
    office.waits(days=2)
    office.completes(number, "other", n=1)
    assert listed(office) == [(number, "late/1", "DeadlineFired")]
    assert office.open_tasks(number) == ["work/1"]


def test_what_somebody_did_and_could_not_be_followed_is_sent_again(office: Office, number: str) -> None:
    with pytest.raises(refusals.CannotGoOn, match="way: no condition is true"):
        office.completes(number, "work", submission="typed", way=3)
    assert listed(office) == [(number, "work/1", "TaskCompleted")] and "work/1" in office.open_tasks(number)
    assert history(office, number)[-1].by == "clerk"
    with pytest.raises(refusals.NotForOperators):
        retries(office, number, BOSS, "work/1")
    office.completes(number, "work", submission="typed", way=1)
    assert listed(office) == [] and "work/1" not in office.open_tasks(number)
    done = [one for one in history(office, number) if isinstance(one.fact, TaskCompleted)]
    assert [one.submission for one in done][-1] == "typed"


def test_a_case_with_incidents_is_derived_and_run_again_like_any_other(office: Office, number: str) -> None:
    office.waits(days=2)
    fires(office)
    with pytest.raises(refusals.CannotGoOn):
        office.completes(number, "work", way=3)
    with Session(office.database) as session:
        rebuilt = rebuild(session)
        assert (rebuilt.differing, rebuilt.failed) == ((), ())
    compiled = procedures.compiled(Bundle("p", {"processes/p.bpmn": xml(LINES)}))
    again = reexecute(lambda _: compiled, history(office, number))
    assert set(again.incidents) == {Place("late", 1), Place("work", 1)}
