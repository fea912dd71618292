"""Opening a complaint: the procedure is chosen, its first form filled."""

import secrets
from collections.abc import Mapping

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from engine.cases.perform import perform
from engine.cases.refusals import Refused
from engine.cases.requests import OpenCase
from engine.cases.stock_refusals import NumberRefused
from web.answering import Unanswered
from web.clock import now
from web.database import db
from web.desk import following, opening, uploading
from web.desk.blueprint import desk, reader, zone
from web.desk.opening import OpeningPage
from web.forms.decoding import only_redisplay
from web.refusals import code_of, said
from web.signing_in import signed_in


@desk.get("/open", endpoint="procedures")
def procedures_shown() -> ResponseReturnValue:
    """The procedures that a complaint can be handled by."""
    return render_template("desk/procedures.html", choices=opening.choices(db.session(), signed_in()))


@desk.get("/open/<stem>", endpoint="opening")
def shown(stem: str) -> ResponseReturnValue:
    """The first form of the procedure."""
    page = opening.page(db.session(), signed_in(), stem, zone(), reader())
    questions = page.sheet.blank()
    return render_template("desk/opening.html", page=page, questions=questions, submission=secrets.token_urlsafe())


@desk.post("/open/<stem>")
def open_case(stem: str) -> ResponseReturnValue:
    """The case is opened and its first task done; else the page again, with all that was typed."""
    person = signed_in()
    page = opening.page(db.session(), person, stem, zone(), reader())
    sent = uploading.received(page.sheet.form)
    if only_redisplay(sent.form):
        return _again(page, sent.form, sent.refused)
    try:
        filled = sent.read(page.sheet)
    except Unanswered as unanswered:
        return _again(page, sent.form, unanswered.errors), 422
    follows = request.form.get("follows", "").strip()[:60] or None
    asked = OpenCase(stem, person, now(), _submission(), filled, page.departments, zone().key, follows)
    try:
        case = perform(asked, db.session()).case
    except NumberRefused as refused:
        return _again(page, sent.form, {refused.question: (said(refused),)}), 422
    except Refused as refused:
        flash(said(refused), "error")
        return _again(page, sent.form), code_of(refused)
    flash(_("Case %(number)s is opened.", number=case.number))
    if case.opened.warning:
        flash(case.opened.warning, "error")
    task = following.next_of(case, person)
    if task is None:
        return redirect(url_for("desk.case", number=case.number), 303)
    place = task.offered.task
    return redirect(url_for("desk.task", number=case.number, element=place.element, occurrence=place.occurrence), 303)


def _again(page: OpeningPage, sent: MultiDict[str, str], errors: Mapping[str, tuple[str, ...]] | None = None) -> str:
    questions = page.sheet.again(sent, errors)
    return render_template("desk/opening.html", page=page, questions=questions, submission=_submission())


def _submission() -> str:
    return request.form.get("submission") or secrets.token_urlsafe()
