"""Cases and tasks in the words of JSON."""

from collections.abc import Collection
from typing import Any

from flask_babel import get_locale
from sqlalchemy.orm import Session

from engine.cases.case import Case, OpenTask
from engine.people import Person, may_do
from engine.projections.inbox import Waiting
from engine.record import personal
from engine.record.encoding import instant_text
from forms.asking import asked as as_asked
from forms.validating import validate
from web.answering import Unanswered
from web.api.asking import AskedTask
from web.languages import said


def case(shown: Case, person: Person) -> dict[str, Any]:
    """Where a case stands: what waits, and for whom."""
    closed = shown.closed
    return {
        "case": shown.number,
        "procedure": shown.version.stem,
        "version": shown.version.hash,
        "subject": shown.subject,
        "opened_at": instant_text(shown.opened_at),
        "warning": shown.opened.warning,
        "closed": {"outcome": closed.outcome, "name": closed.name} if closed else None,
        "tasks": [_waiting(one, person, shown) for one in shown.tasks.values()],
        "awaits": [
            {"element": one.place.element, "occurrence": one.place.occurrence, "name": one.name}
            for one in shown.awaited.values()
        ],
    }


def listed(one: Waiting) -> dict[str, Any]:
    """A line of the inbox."""
    return {
        "case": one.number,
        "procedure": one.procedure,
        "subject": one.subject,
        "element": one.task.element,
        "occurrence": one.task.occurrence,
        "name": one.name,
        "offered_at": instant_text(one.offered_at),
        "due": instant_text(one.due) if one.due else None,
        "claimed_by": one.claimed_by,
    }


def task(asked: AskedTask, session: Session) -> dict[str, Any]:
    """A task with its questions and all answers so far, the personal ones as far as its own questions ask for them."""
    names = asked.form.personal
    told = personal.latest(session, asked.case.id) if names else {}
    answers = {**asked.case.document, **{name: told[name] for name in sorted(names & set(told))}}
    offered = asked.task.offered
    return {
        "case": asked.case.number,
        "element": offered.task.element,
        "occurrence": offered.task.occurrence,
        "name": offered.name,
        "groups": list(offered.groups),
        "due": instant_text(offered.due.due) if offered.due else None,
        "claimed_by": asked.task.claimed_by,
        "questions": _questions(asked, told.keys()),
        "answers": answers,
    }


def fields(unanswered: Unanswered) -> dict[str, list[str]]:
    """What is wrong, by the path of the answer (`claim_fen`, `rows.0.name`), in the reader's language."""
    locale = str(get_locale())
    return {path: [said(sentence, locale) for sentence in told] for path, told in unanswered.errors.items()}


def _questions(asked: AskedTask, earlier: Collection[str]) -> list[dict[str, Any]]:
    """What is asked as things stand; an answer may lead to more, which a refusal then names."""
    unanswered = validate(asked.form, {}, asked.seen, asked.zone, earlier)
    told = zip(unanswered.asked, as_asked(unanswered), strict=True)
    return [{**words, "required": question.limits.required} for question, words in told]


def _waiting(one: OpenTask, person: Person, shown: Case) -> dict[str, Any]:
    offered = one.offered
    return {
        "element": offered.task.element,
        "occurrence": offered.task.occurrence,
        "name": offered.name,
        "groups": list(offered.groups),
        "due": instant_text(offered.due.due) if offered.due else None,
        "claimed_by": one.claimed_by,
        "yours": may_do(person, offered.groups, offered.checks, shown.done_by),
    }
