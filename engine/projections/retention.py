"""Closed cases that still have personal answers, for whoever looks whether they need be kept."""

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from engine.projections.register import Listed, listing
from engine.projections.tables import REGISTER
from engine.record.cases import Groups, known
from engine.record.tables import PERSONAL


def versions(session: Session, organisation: str) -> list[str]:
    """The versions under which the organisation has closed cases."""
    row = REGISTER.c
    asked = select(row.version).where(row.organisation == organisation, row.state == "closed").distinct()
    return sorted(session.scalars(asked))


def closed(
    session: Session, organisation: str, groups: Groups, version: str, before: datetime, limit: int
) -> list[Listed]:
    """The cases of a version that were closed before an instant and have personal answers, those closed longest first."""
    row = REGISTER.c
    has = exists().where(PERSONAL.c.case_id == row.case_id)
    asked = listing().where(row.organisation == organisation, row.state == "closed", row.version == version)
    asked = asked.where(row.closed_at < before, known(row.known_to, groups), has)
    return [Listed(*line) for line in session.execute(asked.order_by(row.closed_at, row.case_id).limit(limit))]
