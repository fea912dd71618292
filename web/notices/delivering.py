"""Every notice that waits is handed over once; what could not be is tried again, and told as an incident meanwhile."""

import logging
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from engine.cases.perform import perform
from engine.cases.reading import read
from engine.cases.refusals import NotAwaited, Refused
from engine.cases.requests import ConfirmNotice, ReportUnsent
from engine.facts import NoticeDue, Place
from engine.projections.notices import Unsent, unsent
from engine.record import personal
from web.notices.sending import NotSent, send
from web.notices.settings import Outlets

AGAIN_AFTER = timedelta(minutes=5)
log = logging.getLogger("shouli.notices")


class Deliverer:
    """Remembers what it tried lately, so that a server that is away is not asked every second."""

    def __init__(self, outlets: Outlets):
        self.outlets = outlets
        self.tried: dict[Unsent, datetime] = {}

    def deliver(self, session: Session, at: datetime) -> int:
        """What waits has been tried, each case in a transaction of its own; how many were handed over."""
        waiting = unsent(session)
        session.rollback()  # nothing is held while a server is waited for
        self.tried = {each: before for each, before in self.tried.items() if each in waiting}
        return sum(self._one(session, each, at) for each in waiting if self._is_time(each, at))

    def _is_time(self, notice: Unsent, at: datetime) -> bool:
        return notice not in self.tried or at - self.tried[notice] >= AGAIN_AFTER

    def _one(self, session: Session, waiting: Unsent, at: datetime) -> bool:
        self.tried[waiting] = at
        try:
            return deliver_one(session, waiting.organisation, waiting.number, waiting.place, at, self.outlets)
        except NotAwaited:
            return False


def deliver_one(session: Session, organisation: str, number: str, place: Place, at: datetime, outlets: Outlets) -> bool:
    """One notice has been tried and the case knows what became of it; whether it was handed over. NotAwaited if none waits."""
    case = read(session, organisation, number, at)
    notice: NoticeDue | None = case.notices.get(place)
    known = personal.latest(session, case.id) if notice is not None and notice.answer else {}
    session.rollback()
    if notice is None:
        raise NotAwaited(number=number)
    request: ConfirmNotice | ReportUnsent
    try:
        request = ConfirmNotice(organisation, number, place, at, send(notice, number, known, outlets))
    except NotSent as failed:
        request = ReportUnsent(organisation, number, place, at, str(failed))
    try:
        perform(request, session)
    except Refused as refused:
        log.error("Case %s of %s: %s", number, organisation, refused)
    return isinstance(request, ConfirmNotice)
