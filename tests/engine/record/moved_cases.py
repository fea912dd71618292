"""Two versions of one procedure in an office, and whoever moves cases from one to the other."""

from typing import Any

from bpmn_notation import xml
from cases_in_database import Office
from sqlalchemy.orm import Session

from engine import deployments, procedures
from engine.cases import operations
from engine.cases.perform import Outcome, perform
from engine.cases.rebuild import rebuild
from engine.cases.tracing import trace
from engine.cases.verifying import Verifier
from engine.database import writing
from engine.people import ANALYST, Person
from engine.procedures import Bundle, Version
from engine.record import cases

ANALYSED = Person("analyst", "分析员", "acme", frozenset({ANALYST}))
BOSS = Person("boss", "主任", "acme", frozenset(), administrator=True)
LINES = """
    start s
    user register lane=办事员
    and f
    user work lane=办事员
    boundary remind on=work after=P3D ni
    user tell lane=办事员
    user other lane=办事员
    and j
    user close lane=办事员
    end z
    end told
    s > register > f
    f > work > j
    f > other > j
    remind > tell > told
    j > close > z
"""


def version(lines: str, stem: str = "p") -> Version:
    """The lines as a version of a procedure."""
    return procedures.compiled(Bundle(stem, {f"processes/{stem}.bpmn": xml(lines)}))


def deploys(office: Office, lines: str, stem: str = "p") -> Version:
    """The organisation's next cases begin on these lines."""
    made = version(lines, stem)
    with Session(office.database) as session:
        writing(session)
        deployments.deploy(session, "acme", made, office.at)
        session.commit()
    return made


def begun(office: Office, lines: str = LINES) -> str:
    """A case at `work` and `other`."""
    deploys(office, lines)
    number = office.opens("p").case.number
    office.completes(number, "register", n=1)
    return number


def asks(office: Office, kind: type, number: str, by: Person = BOSS, reason: str = "原因", **told: Any) -> Outcome:
    """An operation is asked for."""
    with Session(office.database) as session:
        request = kind(case=number, reason=reason, by=by, at=office.at, submission=office.submission(), **told)
        return perform(request, session)


def moves(office: Office, number: str, goal: Version, **told: Any) -> Outcome:
    """The case is moved."""
    return asks(office, operations.MoveCase, number, by=told.pop("by", ANALYSED), version=goal, **told)


def whole(office: Office) -> bool:
    """Every case comes out the same when it is run again, and all that is derived with it."""
    with Session(office.database) as session:
        trace(session)
        session.commit()
        found = [each.findings for each in Verifier(session).check(cases.ids(session))]
        assert not any(found), found
        session.rollback()
        rebuilt = rebuild(session)
        assert (rebuilt.differing, rebuilt.failed) == ((), ())
    return True
