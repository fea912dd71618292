"""What cases leave behind for auditors: derived behind, once, and never with personal answers."""

from cases_in_database import COLLEAGUE, Office
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from engine.cases import tracing
from engine.projections import figures, search
from engine.projections.search import Wanted
from engine.projections.tables import REGISTER, TRAIT, WORDS, WORK
from engine.record.tables import CASE, FACT

ACME = Wanted("acme", frozenset())


def _trace(office: Office) -> int:
    with Session(office.database) as session:
        done = tracing.trace(session)
        session.commit()
        return done


def _finds(office: Office, **asked: object) -> list[str]:
    with Session(office.database) as session:
        return [each.number for each in search.found(session, Wanted("acme", frozenset(), **asked), office.at)[0]]  # type: ignore[arg-type]


def test_only_cases_that_moved_are_traced_and_each_once(office: Office) -> None:
    first, second = office.opens().case.number, office.opens("rework").case.number
    assert (_trace(office), _trace(office)) == (2, 0)
    office.claims(second, "handle/1")
    assert (_trace(office), _trace(office)) == (1, 0)
    assert _finds(office, words=("措施",)) == []
    office.completes(first, "register", claim_fen=1)
    office.completes(first, "handle", measures="上门修复")
    assert (_trace(office), _finds(office, words=("修复",))) == (1, [first])


def test_what_is_derived_step_by_step_is_what_is_derived_at_once(office: Office) -> None:
    number = office.opens().case.number
    for task, answers in (("register", {"claim_fen": 1}), ("handle", {"measures": "修"}), ("review", {"again": True})):
        _trace(office)
        office.waits(hours=9)
        office.completes(number, task, **answers)
    _trace(office)
    tables = (WORK, TRAIT, WORDS, REGISTER)
    with office.database.begin() as connection:
        before = [sorted(map(repr, connection.execute(select(table)))) for table in tables]
        for table in tables[:3]:
            connection.execute(table.delete())
        connection.execute(update(CASE).values(traced_no=0))
    _trace(office)
    with office.database.begin() as connection:
        assert [sorted(map(repr, connection.execute(select(table)))) for table in tables] == before


def test_personal_answers_leave_no_words(office: Office) -> None:
    number = office.opens().case.number
    office.completes(number, "register", complainant_name="欧阳某", matter="漏水", personal=["complainant_name"])
    _trace(office)
    assert _finds(office, words=("漏水",)) == [number]
    assert _finds(office, words=("欧阳",)) == []


def test_a_case_that_cannot_be_read_does_not_keep_the_others_from_being_found(office: Office) -> None:
    office.opens()
    second = office.opens().case.number
    with office.database.begin() as connection:
        connection.execute(update(FACT).where(FACT.c.case_id == 1, FACT.c.no == 2).values(kind="Nothing"))
    assert (_trace(office), _trace(office)) == (2, 0)
    assert _finds(office, person="clerk") == [second]


def test_tasks_that_end_late_and_those_that_wait_too_long_are_missed(office: Office) -> None:
    number = office.opens("rework").case.number
    office.waits(days=1)
    office.completes(number, "handle", by=COLLEAGUE, measures="修")
    _trace(office)
    with Session(office.database) as session:
        found = {task.element: task for task in figures.tasks(session, ACME, office.at)}
    assert (found["handle"].ended, found["handle"].late, round(found["handle"].lasted or 0)) == (1, 0, 86400)
