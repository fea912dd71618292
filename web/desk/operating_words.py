"""In words: what was done to a case beside its diagram."""

from flask_babel import gettext as _

from engine.facts import (
    CaseCancelled,
    CaseMoved,
    CaseReopened,
    CaseResumed,
    CaseSuspended,
    TaskSkipped,
    TokenMoved,
)
from web.desk.wording import Naming, Said, listed


def moved(teller: Naming, fact: CaseMoved) -> Said:
    """The case goes on under another version."""
    anew = _("deadlines counted anew") if fact.anew else _("deadlines kept")
    went = [f"{teller.name(element)} → {target}" for element, target in fact.to.items()]
    sentence = _("Moved to version %(version)s", version=fact.version[:12])
    return Said(sentence, listed([fact.reason, anew, *went]), elements=tuple(fact.to.values()))


def token_moved(teller: Naming, fact: TokenMoved) -> Said:
    """A token was moved by hand."""
    names = {"element": teller.name(fact.element), "to": teller.name(fact.to)}
    return Said(
        _("Moved by hand from “%(element)s” to “%(to)s”", **names), fact.reason, elements=(fact.element, fact.to)
    )


def skipped(teller: Naming, fact: TaskSkipped) -> Said:
    """A task was left without an answer."""
    element = fact.task.element
    return Said(_("Task “%(task)s” skipped", task=teller.name(element)), fact.reason, elements=(element,))


def cancelled(teller: Naming, fact: CaseCancelled) -> Said:
    """All that waited was taken away."""
    return Said(_("The case was cancelled"), fact.reason)


def reopened(teller: Naming, fact: CaseReopened) -> Said:
    """A closed case goes on."""
    return Said(_("Reopened at “%(element)s”", element=teller.name(fact.to)), fact.reason, elements=(fact.to,))


def suspended(teller: Naming, fact: CaseSuspended) -> Said:
    """Nothing happens until the case is resumed."""
    return Said(_("The case was suspended: nobody can do anything in it, and no deadline fires"), fact.reason)


def resumed(teller: Naming, fact: CaseResumed) -> Said:
    """The case goes on."""
    return Said(_("The case was resumed"), fact.reason)
