"""The vocabulary of facts: everything that can be said to have happened to a case.

A fact is a frozen dataclass in the past tense. Facts, requests and refusals are the only things
that cross between the parts of the engine.
"""

from engine.facts.cases import (
    CaseClosed,
    CaseDescribed,
    CaseOpened,
    DecisionMade,
    DocumentIssued,
    ElementPassed,
    ErrorThrown,
    IncidentRaised,
    ValueSet,
)
from engine.facts.deadlines import Deadline, DeadlineDropped, DeadlineFired, DeadlineSet
from engine.facts.keeping import HoldLifted, HoldPlaced, PersonalErased
from engine.facts.notices import NoticeDropped, NoticeDue, NoticeSent
from engine.facts.operating import (
    CaseCancelled,
    CaseMoved,
    CaseReopened,
    CaseResumed,
    CaseSuspended,
    TaskSkipped,
    TokenMoved,
)
from engine.facts.places import Answers, Place
from engine.facts.settling import settled_by
from engine.facts.work import (
    AnswerCorrected,
    MessageAwaited,
    MessageDropped,
    MessageReceived,
    MessageSent,
    TaskCancelled,
    TaskClaimed,
    TaskCompleted,
    TaskOffered,
    TaskReleased,
)

Fact = (
    CaseOpened
    | CaseDescribed
    | TaskOffered
    | TaskClaimed
    | TaskReleased
    | TaskCompleted
    | TaskCancelled
    | AnswerCorrected
    | ElementPassed
    | ValueSet
    | DecisionMade
    | DocumentIssued
    | ErrorThrown
    | DeadlineSet
    | DeadlineFired
    | DeadlineDropped
    | MessageAwaited
    | MessageReceived
    | MessageSent
    | MessageDropped
    | NoticeDue
    | NoticeSent
    | NoticeDropped
    | IncidentRaised
    | HoldPlaced
    | HoldLifted
    | PersonalErased
    | CaseMoved
    | TokenMoved
    | TaskSkipped
    | CaseCancelled
    | CaseReopened
    | CaseSuspended
    | CaseResumed
    | CaseClosed
)

BY_OPERATORS = (CaseMoved, TokenMoved, TaskSkipped, CaseCancelled, CaseReopened, CaseSuspended, CaseResumed)
"""The facts that somebody who looks after the system, or an analyst, causes beside the diagram."""

BY_SOMEONE = (
    CaseOpened,
    TaskClaimed,
    TaskReleased,
    TaskCompleted,
    MessageReceived,
    HoldPlaced,
    HoldLifted,
    PersonalErased,
    AnswerCorrected,
    *BY_OPERATORS,
)
"""The facts that a person causes."""

CAUSES = (*BY_SOMEONE, DeadlineFired, NoticeSent, IncidentRaised)
"""The facts that a person, the clock or a server outside causes; all others follow from them. From an incident nothing follows."""

__all__ = [
    "BY_OPERATORS",
    "BY_SOMEONE",
    "CAUSES",
    "AnswerCorrected",
    "Answers",
    "CaseCancelled",
    "CaseClosed",
    "CaseDescribed",
    "CaseMoved",
    "CaseOpened",
    "CaseReopened",
    "CaseResumed",
    "CaseSuspended",
    "Deadline",
    "DeadlineDropped",
    "DeadlineFired",
    "DeadlineSet",
    "DecisionMade",
    "DocumentIssued",
    "ElementPassed",
    "ErrorThrown",
    "Fact",
    "HoldLifted",
    "HoldPlaced",
    "IncidentRaised",
    "MessageAwaited",
    "MessageDropped",
    "MessageReceived",
    "MessageSent",
    "NoticeDropped",
    "NoticeDue",
    "NoticeSent",
    "PersonalErased",
    "Place",
    "TaskCancelled",
    "TaskClaimed",
    "TaskCompleted",
    "TaskOffered",
    "TaskReleased",
    "TaskSkipped",
    "TokenMoved",
    "ValueSet",
    "settled_by",
]
