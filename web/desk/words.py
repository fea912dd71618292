"""Every fact in words, in the reader's language: the one place that knows how each is said."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from engine.facts import (
    AnswerCorrected,
    CaseCancelled,
    CaseClosed,
    CaseDescribed,
    CaseMoved,
    CaseOpened,
    CaseReopened,
    CaseResumed,
    CaseSuspended,
    DeadlineDropped,
    DeadlineFired,
    DeadlineSet,
    DecisionMade,
    DocumentIssued,
    ElementPassed,
    ErrorThrown,
    Fact,
    HoldLifted,
    HoldPlaced,
    IncidentRaised,
    MessageAwaited,
    MessageDropped,
    MessageReceived,
    MessageSent,
    NoticeDropped,
    NoticeDue,
    NoticeSent,
    PersonalErased,
    TaskCancelled,
    TaskClaimed,
    TaskCompleted,
    TaskOffered,
    TaskReleased,
    TaskSkipped,
    TokenMoved,
    ValueSet,
)
from web.desk import due, operating_words, outside, personal_words
from web.desk.wording import Naming, Said, listed


@dataclass(frozen=True)
class Teller(Naming):
    """Says the facts of one case."""

    def said(self, fact: Fact) -> Said:
        """The fact in words."""
        return _WORDS[type(fact)](self, fact)


def _opened(teller: Teller, fact: CaseOpened) -> Said:
    return Said(_("Case %(number)s opened", number=fact.number), fact.warning or "")


def _described(teller: Teller, fact: CaseDescribed) -> Said:
    return Said(_("The case is now called “%(subject)s”", subject=fact.subject), quiet=True)


def _closed(teller: Teller, fact: CaseClosed) -> Said:
    return Said(_("Case closed: %(outcome)s", outcome=fact.name.replace("\n", "") or fact.outcome))


def _offered(teller: Teller, fact: TaskOffered) -> Said:
    sentence = _("Task “%(task)s” waits for %(groups)s", task=fact.name, groups=listed(fact.groups))
    return Said(sentence, teller.until(fact.due), elements=(fact.task.element,))


def _about_task(sentence: Callable[[str], str]) -> Callable[[Teller, Any], Said]:
    return lambda teller, fact: Said(sentence(teller.name(fact.task.element)), elements=(fact.task.element,))


def _completed(teller: Teller, fact: TaskCompleted) -> Said:
    answered = len(fact.answers) + len(fact.personal)
    detail = _("%(answers)s answers", answers=answered) if answered else ""
    sentence = _("Task “%(task)s” completed", task=teller.name(fact.task.element))
    return Said(sentence, detail, elements=(fact.task.element,))


def _passed(teller: Teller, fact: ElementPassed) -> Said:
    flows = [teller.diagram.flows[flow].name for flow in fact.flows if flow in teller.diagram.flows]
    taken = listed(name.replace("\n", "") for name in flows if name)
    name = teller.drawn_name(fact.element)
    detail = _("went on by: %(flows)s", flows=taken) if taken else ""
    return Said(_("Passed “%(element)s”", element=name), detail, quiet=True, elements=(fact.element,))


def _value_set(teller: Teller, fact: ValueSet) -> Said:
    sentence = _("“%(element)s”: %(value)s", element=teller.name(fact.element), value=teller.value(fact.value))
    return Said(sentence, quiet=True, elements=(fact.element,))


def _decided(teller: Teller, fact: DecisionMade) -> Said:
    sentence = _("Decision “%(element)s”: %(value)s", element=teller.name(fact.element), value=teller.value(fact.value))
    rules = listed(str(rule) for rule in fact.rules)
    detail = _("table %(table)s, rule %(rules)s", table=fact.decision, rules=rules) if rules else _("no rule was hit")
    inputs = listed(f"{name} = {teller.value(given)}" for name, given in fact.inputs.items())
    return Said(sentence, listed([detail, inputs] if inputs else [detail]), elements=(fact.element,))


def _deadline_set(teller: Teller, fact: DeadlineSet) -> Said:
    name = fact.name.replace("\n", "") or teller.name(fact.timer.element)
    said = {
        "reminder": _("Reminder “%(name)s” set", name=name),
        "escalation": _("Escalation “%(name)s” set", name=name),
    }
    sentence = said.get(fact.kind or "", _("Deadline “%(name)s” set", name=name))
    return Said(sentence, teller.until(fact.deadline), elements=(fact.timer.element,))


def _deadline_fired(teller: Teller, fact: DeadlineFired) -> Said:
    name = teller.name(fact.timer.element)
    said = {
        "reminder": _("Reminded: %(name)s", name=name),
        "escalation": _("Overdue, escalated: %(name)s", name=name),
    }
    sentence = said.get(fact.kind or "", _("The time came: %(name)s", name=name))
    due_at = due.when(fact.due, teller.zone, teller.language)
    return Said(sentence, _("was due %(when)s", when=due_at), elements=(fact.timer.element,))


def _deadline_dropped(teller: Teller, fact: DeadlineDropped) -> Said:
    sentence = _("“%(name)s” is no longer waited for", name=teller.name(fact.timer.element))
    return Said(sentence, quiet=True, elements=(fact.timer.element,))


_WORDS: dict[type, Callable[[Teller, Any], Said]] = {
    CaseOpened: _opened,
    CaseDescribed: _described,
    CaseClosed: _closed,
    TaskOffered: _offered,
    TaskClaimed: _about_task(lambda task: str(_("Task “%(task)s” taken", task=task))),
    TaskReleased: _about_task(lambda task: str(_("Task “%(task)s” given back to the team", task=task))),
    TaskCompleted: _completed,
    TaskCancelled: _about_task(lambda task: str(_("Task “%(task)s” is no longer needed", task=task))),
    ElementPassed: _passed,
    ValueSet: _value_set,
    DecisionMade: _decided,
    DeadlineSet: _deadline_set,
    DeadlineFired: _deadline_fired,
    DeadlineDropped: _deadline_dropped,
    MessageAwaited: outside.awaited,
    MessageReceived: outside.received,
    MessageSent: outside.sent,
    MessageDropped: outside.message_dropped,
    DocumentIssued: outside.issued,
    ErrorThrown: outside.error_thrown,
    NoticeDue: outside.notice_due,
    NoticeSent: outside.notice_sent,
    NoticeDropped: outside.notice_dropped,
    IncidentRaised: outside.incident,
    AnswerCorrected: personal_words.corrected,
    HoldPlaced: personal_words.hold_placed,
    HoldLifted: personal_words.hold_lifted,
    PersonalErased: personal_words.erased,
    CaseMoved: operating_words.moved,
    TokenMoved: operating_words.token_moved,
    TaskSkipped: operating_words.skipped,
    CaseCancelled: operating_words.cancelled,
    CaseReopened: operating_words.reopened,
    CaseSuspended: operating_words.suspended,
    CaseResumed: operating_words.resumed,
}
