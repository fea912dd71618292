"""What happened to a case, written down: facts, personal answers, head and snapshot, and all that is derived."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from engine.cases import state
from engine.cases.case import Case
from engine.cases.refusals import AttachmentGone
from engine.cases.requests import Filled
from engine.facts import BY_SOMEONE, Fact, IncidentRaised, PersonalErased
from engine.projections import register, stock_uses, waiting
from engine.record import attachments, cases, log, personal
from engine.record.log import Happened, Head, Recorded
from shouli_verify.attachments import files_in


def attributed(facts: Sequence[Fact], at: datetime, by: str | None, submission: str | None) -> list[Happened]:
    """The facts of one request with who caused them; the submission number stands on the first that somebody caused.

    It never stands on an incident: what was submitted has not been carried out, and may be sent again.
    """
    happened = []
    for fact in facts:
        theirs, met = isinstance(fact, BY_SOMEONE), isinstance(fact, IncidentRaised)
        happened.append(Happened(fact, at, by if theirs or met else None, submission if theirs else None))
        submission = None if theirs else submission
    return happened


def record(
    session: Session, case: Case, head: Head, happened: Sequence[Happened], filled: Filled | None
) -> tuple[Recorded, ...]:
    """The facts stand behind the head, and everything derived is in step with them; the caller commits."""
    if not happened:
        return ()
    recorded = log.append(session, case.id, head, happened)
    new_head = Head(recorded[-1].no, recorded[-1].hash)
    cases.move_head(session, case.id, new_head, state.keep(case), case.version.hash)
    told = _keep_personal(session, case.id, recorded, filled)
    _keep_files(session, case.id, recorded, filled)
    for one in recorded:
        if isinstance(one.fact, PersonalErased):
            attachments.erase(session, case.id, one.fact.names)
            personal.erase(session, case.id, one.fact.names)
    derive(session, case, recorded, told)
    return recorded


def derive(session: Session, case: Case, recorded: Sequence[Recorded], told: dict[str, Any]) -> None:
    """The projections take the facts; `told` are the personal answers that were given with them."""
    opened = case.opened
    waiting.take(session, case.id, opened.organisation, case.version.stem, recorded, case.suspended is not None)
    register.take(session, case.id, opened.organisation, recorded, opened.complainant, told)
    stock_uses.take(session, case.id, opened.organisation, recorded)


def _keep_personal(
    session: Session, case_id: int, recorded: Sequence[Recorded], filled: Filled | None
) -> dict[str, Any]:
    if filled is None or not filled.personal.intersection(filled.answers):
        return {}
    told = {name: answer for name, answer in filled.answers.items() if name in filled.personal}
    no = next(one.no for one in recorded if getattr(one.fact, "personal", None))
    personal.keep(session, case_id, no, told, filled.salt)
    return told


def _keep_files(session: Session, case_id: int, recorded: Sequence[Recorded], filled: Filled | None) -> None:
    """The files that the answers name are the case's from now on; AttachmentGone if one cannot be."""
    if filled is None:
        return
    by = next((one.by for one in recorded if one.by is not None), None)
    for personal_ones in (False, True):
        told = {name: given for name, given in filled.answers.items() if (name in filled.personal) is personal_ones}
        missing = attachments.bind(session, case_id, by, files_in(told), personal_ones)
        if missing is not None:
            raise AttachmentGone(name=missing)
