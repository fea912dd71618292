"""The record, on both databases: whole, provable, and enough to derive everything else from."""

import pytest
from cases_in_database import Office
from recorded import everything, history
from sqlalchemy.orm import Session

from engine.cases import tracing
from engine.cases.deriving import DERIVED
from engine.cases.due import fire_all
from engine.cases.reading import read
from engine.cases.rebuild import rebuild
from engine.cases.reexecute import ChainBroken, verify
from engine.record import personal, replay
from engine.record.tables import CASE, FACT


def test_a_personal_answer_stands_beside_the_record_and_can_go_without_breaking_it(office: Office) -> None:
    number = office.opens().case.number
    office.completes(number, "register", complainant_name="陈某某", personal=["complainant_name"], salt="pepper")
    facts = history(office, number)
    assert not [one for one in facts if "陈某某" in repr(one.fact)]
    with Session(office.database) as session:
        case = read(session, "acme", number, office.at)
        assert personal.latest(session, case.id) == {"complainant_name": "陈某某"}
        assert "complainant_name" not in case.document


def test_whoever_changes_a_recorded_fact_is_found_out(office: Office) -> None:
    number = office.opens().case.number
    office.completes(number, "register", claim_fen=1)
    with office.database.begin() as connection:
        changed = FACT.update().where(FACT.c.kind == "TaskCompleted").values(by="somebody")
        connection.execute(changed)
    with pytest.raises(ChainBroken):
        verify(history(office, number))


def test_dropping_what_is_derived_and_rebuilding_it_gives_the_same(office: Office) -> None:
    number = office.opens().case.number
    office.completes(number, "register", claim_fen=2_500_000, complainant_name="陈某", personal=["complainant_name"])
    office.opens("rework")
    office.claims("rework-1", "handle/1")
    office.waits(days=4)
    with Session(office.database) as session:
        fire_all(session, office.at)
        assert tracing.trace(session) == 2
        session.commit()
    before = everything(office)
    with office.database.begin() as connection:
        for table in DERIVED:
            connection.execute(table.delete())
        connection.execute(CASE.update().values(state="{}"))
    with Session(office.database) as session:
        rebuilt = rebuild(session)
        session.commit()
    assert (rebuilt.cases, rebuilt.failed) == (2, ())
    assert everything(office) == before
    with Session(office.database) as session:
        assert rebuild(session).differing == ()


def test_a_replay_shows_each_step_and_what_changed_in_it(office: Office) -> None:
    number = office.opens().case.number
    office.completes(number, "register", claim_fen=2_500_000)
    office.completes(number, "handle", measures="a")
    office.completes(number, "review", again=True)
    office.completes(number, "handle/2", measures="b")
    steps = replay.steps(history(office, number))
    assert [step.by for step in steps] == ["clerk"] * 5
    assert [[str(task.task) for task in step.tasks] for step in steps] == [
        ["register/1"], ["handle/1"], ["review/1"], ["handle/2"], ["review/2"],
    ]  # fmt: skip
    assert steps[4].changed == {"measures": replay.Change("a", "b")}
    assert steps[1].flows >= {"f3"}
    assert "f3" in steps[4].ever_flows
