"""What stands on every page of every paper: whose case it is, where its chain ends, and the newest seal."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.facts import CaseClosed, CaseDescribed, CaseReopened
from engine.record import log, seals
from shouli_verify import canonical
from web.desk import due
from web.paper.filled import Told
from web.people.tables import OrganisationRow


def of(session: Session, told: Told, at: datetime) -> dict[str, Any]:
    """Organisation, number, state, the chain's head and the newest seal; `printed_epoch` is the PDF's own time."""
    case = told.case
    closed, outcome = _closed(told)
    subject = next((one.fact.subject for one in reversed(told.history) if isinstance(one.fact, CaseDescribed)), "")
    no, digest = log.head_of(told.history)
    return {
        "organisation": _organisation(session, case.opened.organisation),
        "procedure": case.version.diagram.name,
        "number": case.number,
        "subject": subject,
        "opened": due.dated(case.opened_at, case.zone, "zh"),
        "closed": closed,
        "outcome": outcome,
        "version": case.version.hash,
        "printed": due.dated(at, case.zone, "zh"),
        "printed_epoch": int(at.timestamp()),
        "personal": told.personal is not None,
        "chain": {"no": no, "hash": digest},
        "seal": _seal(session, case.id, no, digest),
    }


def _closed(told: Told) -> tuple[str, str]:
    """When the case was closed and with what, as its facts so far tell; nothing while it is open."""
    for one in reversed(told.history):
        match one.fact:
            case CaseClosed(outcome=outcome, name=name):
                return told.when(one), name.replace("\n", "") or outcome
            case CaseReopened():
                return "", ""
    return "", ""


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
