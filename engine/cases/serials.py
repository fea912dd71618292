"""Whether as many cases are there as numbers were given out: a case that is taken out leaves a gap."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine import procedures
from engine.cases.expressions import period_of
from engine.cases.reexecute import FAILURES
from engine.database import table_of
from engine.record.tables import FACT, SequenceRow
from shouli_verify import canonical
from shouli_verify.finding import Finding


def check(session: Session) -> Iterator[Finding]:
    """What does not hold between the serials given out within each period of a procedure and the cases opened in it.

    An opening that cannot be read, or whose version is gone, is named where its case or version is checked.
    """
    row, first = table_of(SequenceRow).c, FACT.c
    given = select(row.organisation, row.procedure, row.period, func.sum(row.last))
    grouped = session.execute(given.group_by(row.organisation, row.procedure, row.period)).all()
    numbers = {(organisation, procedure, period): int(last) for organisation, procedure, period, last in grouped}
    found = Counter[tuple[str, str, str]]()
    opened = select(first.at, first.body).where(first.no == 1, first.kind == "CaseOpened")
    for at, body in session.execute(opened.execution_options(yield_per=1000)):
        counted = _counted(session, at, body)
        if counted is not None:
            found[counted] += 1
    for of in sorted(numbers.keys() | found.keys()):
        if numbers.get(of, 0) != found[of]:
            organisation, procedure, period = of
            known = {"organisation": organisation, "procedure": procedure, "period": period or "–"}
            yield Finding("serials", **known, given=numbers.get(of, 0), found=found[of])


def _counted(session: Session, at: datetime, body: str) -> tuple[str, str, str] | None:
    try:
        told: Any = canonical.value(body)
        period = period_of(procedures.version(session, told["version"]), at, ZoneInfo(told["zone"]))
        return str(told["organisation"]), str(told["procedure"]), period
    except (*FAILURES, TypeError):
        return None
