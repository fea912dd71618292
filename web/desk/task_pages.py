"""Doing a task, and telling a case something: a form, and what becomes of it when it is sent."""

import secrets
from collections.abc import Mapping

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from engine.cases.case import Case
from engine.cases.perform import perform
from engine.cases.refusals import NotAwaited, Refused, TaskAlreadyDone
from engine.cases.requests import CompleteTask, ReportMessage
from engine.cases.stock_refusals import NumberRefused
from engine.facts import Place
from web.answering import Unanswered
from web.clock import now
from web.database import db
from web.desk import conflict, following, task, uploading
from web.desk.blueprint import desk, reader
from web.desk.task import FormPage
from web.forms.decoding import only_redisplay
from web.refusals import code_of, said
from web.signing_in import signed_in

TASK = "/tasks/<number>/<element>/<int:occurrence>"
REPORT = "/cases/<number>/report/<element>/<int:occurrence>"


@desk.get(TASK, endpoint="task")
def shown(number: str, element: str, occurrence: int) -> ResponseReturnValue:
    """What is asked, why, and by when."""
    page = task.page(db.session(), signed_in(), number, Place(element, occurrence), reader())
    return _form("desk/task.html", page)


@desk.post(TASK)
def complete(number: str, element: str, occurrence: int) -> ResponseReturnValue:
    """The task is done, and the next one stands before its doer; else the page again, with all that was typed."""
    place, person = Place(element, occurrence), signed_in()
    try:
        page = task.page(db.session(), person, number, place, reader())
        sent = uploading.received(page.sheet.form)
        if only_redisplay(sent.form):
            return _again("desk/task.html", page, sent.form, sent.refused)
        filled = sent.read(page.sheet)
        outcome = perform(CompleteTask(number, place, person, now(), _submission(), filled), db.session())
    except Unanswered as unanswered:
        return _again("desk/task.html", page, sent.form, unanswered.errors), 422
    except NumberRefused as refused:
        return _again("desk/task.html", page, sent.form, {refused.question: (said(refused),)}), 422
    except TaskAlreadyDone:
        return _sent_before(CompleteTask(number, place, person, now(), _submission()), place)
    except Refused as refused:
        return _refused(refused, number, place)
    return _onward(outcome.case, _("“%(task)s” is done.", task=page.name))


@desk.get(REPORT, endpoint="report")
def report_shown(number: str, element: str, occurrence: int) -> ResponseReturnValue:
    """What the case is to be told."""
    page = task.report_page(db.session(), signed_in(), number, Place(element, occurrence), reader())
    return _form("desk/report.html", page)


@desk.post(REPORT)
def tell(number: str, element: str, occurrence: int) -> ResponseReturnValue:
    """The case has been told; else the page again, with all that was typed."""
    place, person = Place(element, occurrence), signed_in()
    try:
        page = task.report_page(db.session(), person, number, place, reader())
        sent = uploading.received(page.sheet.form)
        if only_redisplay(sent.form):
            return _again("desk/report.html", page, sent.form, sent.refused)
        filled = sent.read(page.sheet)
        outcome = perform(ReportMessage(number, place, person, now(), _submission(), filled), db.session())
    except Unanswered as unanswered:
        return _again("desk/report.html", page, sent.form, unanswered.errors), 422
    except NumberRefused as refused:
        return _again("desk/report.html", page, sent.form, {refused.question: (said(refused),)}), 422
    except NotAwaited:
        return _sent_before(ReportMessage(number, place, person, now(), _submission()), place)
    except Refused as refused:
        return _refused(refused, number, place)
    flash(_("“%(message)s” is reported.", message=page.name))
    return redirect(url_for("desk.case", number=outcome.case.number), 303)


def _sent_before(asked: CompleteTask | ReportMessage, place: Place) -> ResponseReturnValue:
    """What the same page led to when it was sent first, as a double click sends it twice; else somebody was faster."""
    try:
        outcome = perform(asked, db.session())
    except Refused as refused:
        return _refused(refused, asked.case, place)
    return _onward(outcome.case, _("This was sent before, and is done."))


def _form(template: str, page: FormPage) -> ResponseReturnValue:
    return render_template(template, page=page, questions=page.sheet.blank(), submission=secrets.token_urlsafe())


def _again(template: str, page: FormPage, sent: MultiDict[str, str], errors: Mapping[str, tuple[str, ...]]) -> str:
    questions = page.sheet.again(sent, errors)
    return render_template(template, page=page, questions=questions, submission=_submission())


def _submission() -> str:
    return request.form.get("submission") or secrets.token_urlsafe()


def _refused(refused: Refused, number: str, place: Place) -> ResponseReturnValue:
    """The page that keeps what was typed, where there is still a case to tell it of; else the refusal alone."""
    code = code_of(refused)
    if code == 404:
        raise refused
    page = conflict.page(db.session(), signed_in(), number, place, request.form, refused, reader())
    return render_template("desk/conflict.html", page=page), code


def _onward(case: Case, done: str) -> ResponseReturnValue:
    """The most urgent task of the same case if it is theirs, else the inbox."""
    following_task = following.next_of(case, signed_in())
    if following_task is None:
        closed = _("Case %(number)s is closed.", number=case.number) if case.closed else ""
        flash(" ".join(filter(None, (done, closed))))
        return redirect(url_for("desk.inbox"), 303)
    flash(_("%(done)s Next in the same case:", done=done))
    place = following_task.offered.task
    return redirect(url_for("desk.task", number=case.number, element=place.element, occurrence=place.occurrence), 303)
