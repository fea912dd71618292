"""Why what is asked of a case beside its diagram is not done."""

from engine.cases.refusals import Refused


class CaseIsSuspended(Refused):
    """Nothing is done in a case while it is suspended."""

    sentence = "Case %(number)s is suspended: %(reason)s"


class CaseNotSuspended(Refused):
    """There is nothing to resume."""

    sentence = "Case %(number)s is not suspended."


class CaseStillGoing(Refused):
    """Only a closed case can be reopened."""

    sentence = "Case %(number)s is still open."


class MovedAlready(Refused):
    """The case is on the version already."""

    sentence = "Case %(number)s is on this version already."


class NeverDeployed(Refused):
    """A case is moved only to a version that its organisation has deployed."""

    sentence = "This version was never deployed: deploy it first."


class NobodyStandsThere(Refused):
    """No token stands at the element (any more)."""

    sentence = "The case does not stand at %(element)s any more."


class NotAnAnalyst(Refused):
    """Cases are moved to other versions by process analysts and administrators."""

    sentence = "Only a process analyst or an administrator can move cases to another version."


class NotAnOperator(Refused):
    """What is done beside the diagram is done by administrators."""

    sentence = "Only an administrator can do this."
