"""What stands on every page of every paper: whose case it is, where its chain ends, and the newest seal."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.record import log, seals
from shouli_verify import canonical
from web.desk import due
from web.paper.filled import Told
from web.people.tables import OrganisationRow


def of(session: Session, told: Told, at: datetime) -> dict[str, Any]:
    """Organisation, number, state, the chain's head and the newest seal; `printed_epoch` is the PDF's own time."""
    case = told.case
    closed = next((one for one in reversed(told.history) if one.fact == case.closed), None) if case.closed else None
    no, digest = log.head_of(told.history)
    return {
        "organisation": _organisation(session, case.opened.organisation),
        "procedure": case.version.diagram.name,
        "number": case.number,
        "subject": case.subject,
        "opened": due.dated(case.opened_at, case.zone, "zh"),
        "closed": told.when(closed) if closed else "",
        "outcome": case.closed.name.replace("\n", "") or case.closed.outcome if case.closed else "",
        "version": case.version.hash,
        "printed": due.dated(at, case.zone, "zh"),
        "printed_epoch": int(at.timestamp()),
        "personal": told.personal is not None,
        "chain": {"no": no, "hash": digest},
        "seal": _seal(session, case.id, no, digest),
    }


def _organisation(session: Session, key: str) -> str:
    return str(session.scalar(select(OrganisationRow.name).where(OrganisationRow.key == key)) or key)


def _seal(session: Session, case_id: int, no: int, digest: str) -> dict[str, Any] | None:
    """The newest seal, and whether it covers the case as it stands."""
    newest = seals.last(session)
    if newest is None:
        return None
    thing = f"case {case_id}"
    leaves = seals.leaves_of(session, [thing]).get(thing, [])
    covers = bool(leaves) and canonical.value(leaves[-1].text)[3:] == [no, digest]
    return {"no": newest.seal.no, "covers": covers}
