"""All that is held of a person who asks for it (PIPL article 45): the cases in which an answer says exactly what they say."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.facts import AnswerCorrected, MessageReceived, TaskCompleted
from engine.projections.register import Listed, listing
from engine.projections.tables import REGISTER
from engine.record import attachments, log, personal
from engine.record.tables import PERSONAL
from shouli_verify import canonical
from web.forms.answered import answered

LOCALE = "zh_Hans_CN"


def held(session: Session, organisation: str, said: str) -> Iterator[dict[str, Any]]:
    """Each case of the organisation with a personal answer that is exactly this text, with everything that was answered in it."""
    return (_told(session, case) for case in _theirs(session, organisation, said))


def files(session: Session, organisation: str, said: str) -> Iterator[tuple[str, bytes]]:
    """The files that were given in these cases: `NUMBER/DIGEST/NAME`, as the digests stand in the answers, and the bytes."""
    for case in _theirs(session, organisation, said):
        for digest, file in attachments.of_case(session, case.id, personal=True):
            yield f"{case.number}/{digest[:12]}/{file.name}", file.content


def _theirs(session: Session, organisation: str, said: str) -> list[Listed]:
    row, register = PERSONAL.c, REGISTER.c
    theirs = select(row.case_id).where(row.value == canonical.text(said.strip()))
    asked = listing().where(register.organisation == organisation, register.case_id.in_(theirs))
    return [Listed(*line) for line in session.execute(asked.order_by(register.opened_at)).all()]


def _told(session: Session, case: Listed) -> dict[str, Any]:
    known = {"number": case.number, "procedure": case.procedure, "subject": case.subject, "state": case.state}
    times = {"opened": case.opened_at.isoformat(), "closed": case.closed_at.isoformat() if case.closed_at else None}
    return {**known, **times, "answers": list(_answers(session, case))}


def _answers(session: Session, case: Listed) -> Iterator[dict[str, Any]]:
    history = [
        one
        for one in log.history(session, case.id)
        if isinstance(one.fact, TaskCompleted | MessageReceived | AnswerCorrected)
    ]
    private = personal.of_facts(session, case.id, [one.no for one in history])
    for one in history:
        fact = one.fact
        assert isinstance(fact, TaskCompleted | MessageReceived | AnswerCorrected)
        given = {**fact.answers, **private.get(one.no, {})}
        for answer in answered(fact.asked, given, LOCALE):
            told: dict[str, Any] = {
                "label": answer.label,
                "answer": answer.text,
                "personal": answer.name in fact.personal,
            }
            erased = answer.name in fact.personal and answer.name not in given
            named = [f"{case.number}/{each.digest[:12]}/{each.name}" for each in answer.files]
            told |= {"erased": True} if erased else {"files": named} if named else {}
            yield {"fact": one.no, "at": one.at.isoformat(), **told}
