"""Notices that the server has sent, or could not send."""

from engine.cases.case import Case
from engine.cases.moving import move
from engine.cases.requests import ConfirmNotice, ReportUnsent
from engine.facts import Fact, IncidentRaised, NoticeSent


def confirm(case: Case, request: ConfirmNotice) -> list[Fact]:
    """The notice was sent and the diagram has moved; nothing if it was not to be sent any more."""
    if request.place not in case.notices:
        return []
    return move(case, NoticeSent(request.place, request.told), request.at, None)


def unsent(case: Case, request: ReportUnsent) -> list[Fact]:
    """An incident tells of it, once as long as the reason stays."""
    raised = IncidentRaised(request.place, NoticeSent.__name__, request.place.element, request.reason)
    if request.place not in case.notices or case.incidents.get(request.place) == raised:
        return []
    case.take(raised, None)
    return [raised]
