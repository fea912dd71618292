"""Why a request is not carried out: each refusal is a type whose message is the sentence that the person reads.

The sentence is a message id in English with its values apart, so that the web can say it in the reader's language.
"""

from typing import Any

from engine.facts import Fact


class Refused(Exception):
    """The request is not possible; nothing of it has happened."""

    sentence = "This is not possible."

    def __init__(self, **values: Any):
        self.values = values
        super().__init__(self.sentence % values)


class UnknownProcedure(Refused):
    """The organisation has no such procedure deployed."""

    sentence = "There is no procedure %(procedure)s."


class UnknownCase(Refused):
    """The organisation has no case of this number."""

    sentence = "There is no case %(number)s."


class UnknownTask(Refused):
    """The case never offered this task."""

    sentence = "Case %(number)s has no such task."


class NoMoment(Refused):
    """The replay has no step, or the record no fact, of this number."""

    sentence = "There is no %(text)s here: the numbers go from 1 to %(most)s."


class NotAMoment(Refused):
    """A time to which the replay is to jump cannot be read."""

    sentence = "“%(text)s” is no date and time. Write it like 2026-12-04 16:00."


class NeverInThisCase(Refused):
    """The replay is to jump to an element or a person that the case never met."""

    sentence = "“%(name)s” does not occur in this case."


class TaskAlreadyDone(Refused):
    """Someone else completed the task after this page was shown, or the diagram took it away."""

    sentence = "This task is no longer open: it was completed or withdrawn while you were writing."


class NotYours(Refused):
    """The task belongs to groups that the person is not in."""

    sentence = "This task belongs to %(groups)s."


class ChecksOwnWork(Refused):
    """Four eyes: the person did the work that this task checks."""

    sentence = "You did the work that is checked here; someone else must do this."


class ClaimedByAnother(Refused):
    """Another person has taken the task."""

    sentence = "%(by)s has taken this task."


class NotClaimed(Refused):
    """Only the one who took a task can give it back."""

    sentence = "You have not taken this task."


class NotAwaited(Refused):
    """The case does not wait for this message, timer or notice (any more)."""

    sentence = "Case %(number)s does not wait for this any more."


class CaseStillOpen(Refused):
    """Personal answers are needed as long as a case is handled."""

    sentence = "Case %(number)s is still open: its personal answers are needed."


class FollowsAnOpenCase(Refused):
    """What is new about an open case is told to that case."""

    sentence = "Case %(number)s is still open: tell it there what is new."


class CaseHeld(Refused):
    """A hold stands on the case."""

    sentence = "Case %(number)s is on hold: %(reason)s"


class NotHeld(Refused):
    """There is no hold to lift."""

    sentence = "Case %(number)s is not on hold."


class NotYourAnswer(Refused):
    """Somebody else gave the answer, or nobody did."""

    sentence = "Only who gave an answer, or an administrator, can correct it."


class CaseBound(Refused):
    """The case's year is bound: nothing in it is changed any more."""

    sentence = "Case %(number)s is bound with its year: open a later complaint."


class WithoutReason(Refused):
    """What is done to personal answers has a reason, which is recorded."""

    sentence = "Give a reason: it is recorded."


class CaseAlreadyClosed(Refused):
    """Nothing can be done in a case that is closed."""

    sentence = "Case %(number)s is closed."


class FirstTaskNotYours(Refused):
    """A complaint of this procedure is received by groups that the person is not in."""

    sentence = "Complaints of this procedure are received by %(groups)s."


class AttachmentGone(Refused):
    """A file that an answer names is not there, or not theirs to give."""

    sentence = "The file “%(name)s” is not there any more: choose it again and send once more."


class CannotGoOn(Refused):
    """The diagram could not be followed: an expression failed, or a budget was used up; nothing has changed."""

    sentence = "The diagram stops at %(element)s: %(reason)s Nothing was changed; tell the process analyst."
    cause: Fact | None = None
    """What was to happen, in a case that exists."""


class NotForOperators(Refused):
    """Only those whose task it is can try it again."""

    sentence = "What was to be done here is tried again by those whose task it is: they send it once more."


class NotAnAdministrator(Refused):
    """The person does not look after the system."""

    sentence = "Only an administrator can try this again."


class NumberTaken(Refused):
    """The number that the procedure's rule gives belongs to another case of the organisation."""

    sentence = "The number %(number)s is taken already; tell the process analyst that two procedures number alike."


class SubmittedElsewhere(Refused):
    """The submission number belongs to another case's request."""

    sentence = "This page was already sent. Open the task again."
