"""A complaint is received: the case begins, and its first task may be done in the same breath."""

from zoneinfo import ZoneInfo

from engine.cases.case import Case
from engine.cases.expressions import number_of
from engine.cases.moving import begun, move
from engine.cases.refusals import CannotGoOn, FirstTaskNotYours
from engine.cases.requests import OpenCase
from engine.cases.tasks import completed
from engine.facts import CaseOpened, Fact
from engine.people import may_do, roles_in
from engine.procedures import Version
from engine.sentences import say


def open_case(request: OpenCase, version: Version, zone: ZoneInfo, serial: int) -> tuple[Case, list[Fact]]:
    """The case with this serial, and the facts that began it; FirstTaskNotYours if that task is not the opener's."""
    numbered = number_of(version, request.at, zone, serial)
    opened = CaseOpened(
        number=numbered.number,
        serial=serial,
        procedure=version.stem,
        version=version.hash,
        organisation=request.by.organisation,
        zone=zone.key,
        known_to=roles_in(version.diagram.properties.get("knownTo", "")),
        complainant=version.diagram.properties.get("complainant"),
        warning=numbered.warning,
        departments=request.departments,
        follows=request.follows,
    )
    case, facts = begun(version, opened, request.at)
    if not case.tasks:
        raise CannotGoOn(element=version.diagram.process_id, reason=say("no task receives the complaint."))
    first = next(iter(case.tasks.values())).offered
    if not may_do(request.by, first.groups, None, {}):
        raise FirstTaskNotYours(groups="、".join(first.groups))
    if request.filled is not None:
        cause = completed(first.task, request.filled)
        facts += move(case, cause, request.at, request.by.name)
    return case, facts
