"""The one door: whatever changes a case comes through here, and is recorded whole or not at all."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from engine import deployments, procedures
from engine.cases import blanks
from engine.cases.case import Case
from engine.cases.deadlines import fire
from engine.cases.decide import RULES, CaseRequest
from engine.cases.expressions import period_of
from engine.cases.incidents import incident, raised, tried_again
from engine.cases.opening import open_case
from engine.cases.operation_refusals import NeverDeployed
from engine.cases.operations import MoveCase, ReopenCase
from engine.cases.reading import locked, read_by
from engine.cases.recording import attributed, record
from engine.cases.refusals import (
    CannotGoOn,
    CaseBound,
    FollowsAnOpenCase,
    NumberTaken,
    Refused,
    SubmittedElsewhere,
    UnknownProcedure,
)
from engine.cases.requests import (
    ByTheServer,
    CompleteTask,
    CorrectAnswer,
    OpenCase,
    ReportMessage,
    Request,
    RetryIncident,
)
from engine.cases.stock_refusals import NumberRefused
from engine.database import writing
from engine.facts import BY_OPERATORS, DeadlineFired, Fact, IncidentRaised
from engine.procedures import Version
from engine.record import bindings, cases
from engine.record.cases import Kept
from engine.record.log import Head, Recorded
from engine.record.log import history as recorded_facts


@dataclass(frozen=True)
class Outcome:
    """The case as the request left it, and the facts that it led to; `repeated` if it had been carried out before."""

    case: Case
    facts: tuple[Recorded, ...]
    repeated: bool = False


def perform(request: Request, session: Session) -> Outcome:
    """Let the case move as asked, or refuse; whatever happens is recorded whole or not at all.

    Due deadlines happen first, and stay even if the request is refused. What the diagram cannot follow does not happen, and an
    incident on the case tells of it; a timer that cannot fire does not keep people from their work. A request whose submission number was carried
    out before is answered with what it led to then. Refused, with a sentence, if the request is not possible.
    """
    writing(session)
    try:
        refusal, outcome = _carried_out(request, session)
        session.commit()
    except IntegrityError:  # the submission number stands in the log already
        session.rollback()
        return _first(request, session, SubmittedElsewhere())
    except NumberRefused as refused:  # what was opened by the same page, sent twice, may be what uses the number
        session.rollback()
        return _first(request, session, refused)
    except BaseException:
        session.rollback()
        raise
    if refusal is not None:
        return _first(request, session, refusal)
    return outcome


def _carried_out(request: Request, session: Session) -> tuple[Refused | None, Outcome]:
    if isinstance(request, OpenCase):
        return None, _opened(request, session)
    return _moved(request, session)


def _opened(request: OpenCase, session: Session) -> Outcome:
    version, zone = _deployed(request, session), ZoneInfo(request.zone)
    if request.follows is not None and read_by(session, request.by, request.follows, request.at).closed is None:
        raise FollowsAnOpenCase(number=request.follows)
    organisation, period = request.by.organisation, period_of(version, request.at, zone)
    blanks.refuse(session, organisation, None, request.filled)
    serial = cases.next_serial(session, organisation, version.stem, period)
    case, facts = open_case(request, version, zone, serial)
    try:
        case.id = cases.create(session, organisation, case.number, version.hash, case.opened.known_to)
    except IntegrityError as error:
        raise NumberTaken(number=case.number) from error
    happened = attributed(facts, request.at, request.by.name, request.submission)
    return Outcome(case, record(session, case, Head(), happened, request.filled))


def _moved(request: CaseRequest, session: Session) -> tuple[Refused | None, Outcome]:
    person, groups = (None, None) if isinstance(request, ByTheServer) else (request.by.name, request.by.groups)
    organisation = request.organisation if isinstance(request, ByTheServer) else request.by.organisation
    met: list[IncidentRaised] = []
    refusal: Refused | None = None
    while True:  # after an incident the case has half moved: it is read again, and goes on without what stopped it
        kept, case = locked(session, organisation, request.case, request.at, groups)
        facts: list[Fact] = raised(case, met)
        try:
            _possible(request, kept, case, session)
            if isinstance(request, RetryIncident) and not met:
                tried_again(case, request)
            facts += fire(case, request.at)
            facts += RULES[type(request)](case, request) if refusal is None else []
        except CannotGoOn as stopped:
            if isinstance(stopped.cause, BY_OPERATORS):  # nothing was to happen by the diagram: it is only refused
                refusal = stopped
                continue
            met.append(incident(stopped))
            its_own = isinstance(request, RetryIncident) or not isinstance(stopped.cause, DeadlineFired)
            refusal = stopped if its_own else refusal
            continue
        except Refused as refused:
            refusal = refused
        break
    happened = attributed(facts, request.at, person, _submission(request))
    filled = None if refusal else getattr(request, "filled", None)
    return refusal, Outcome(case, record(session, case, kept.head, happened, filled))


def _possible(request: CaseRequest, kept: Kept, case: Case, session: Session) -> None:
    """What only the record knows does not stand against the request."""
    if isinstance(request, CorrectAnswer | ReopenCase) and bindings.of_case(session, kept.id) is not None:
        raise CaseBound(number=case.number)
    if isinstance(request, CompleteTask | ReportMessage | CorrectAnswer):
        blanks.refuse(session, kept.organisation, kept.id, request.filled)
    if isinstance(request, MoveCase):
        theirs = deployments.history(session, kept.organisation, [request.version.stem])
        if request.version.hash not in {each.version for each in theirs}:
            raise NeverDeployed


def _deployed(request: OpenCase, session: Session) -> Version:
    for deployed in deployments.deployed_in(session, request.by.organisation):
        if deployed.stem == request.procedure:
            return procedures.version(session, deployed.version)
    raise UnknownProcedure(procedure=request.procedure)


def _submission(request: Request) -> str | None:
    return None if isinstance(request, ByTheServer) else request.submission


def _first(request: Request, session: Session, refusal: Refused) -> Outcome:
    """What the same submission led to before; the refusal if there was none."""
    submission = _submission(request)
    found = cases.submitted(session, submission) if submission else None
    if found is None or isinstance(request, ByTheServer) or found.organisation != request.by.organisation:
        raise refusal
    if not isinstance(request, OpenCase) and found.number != request.case:
        raise SubmittedElsewhere from refusal
    case = read_by(session, request.by, found.number, request.at)
    facts = [one for one in recorded_facts(session, case.id, after=found.no - 1) if one.at == found.at]
    return Outcome(case, tuple(facts), repeated=True)
