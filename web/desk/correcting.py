"""Correcting one answer: the question as its form asks it, the reason, and the fact that tells of it."""

import secrets
from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from engine.cases.expressions import seen_in
from engine.cases.perform import perform
from engine.cases.reading import read_by
from engine.cases.refusals import Refused, UnknownCase
from engine.cases.requests import CorrectAnswer
from engine.cases.stock_refusals import NumberRefused
from engine.facts import Place
from engine.record import personal
from forms.components import Form
from web.answering import Unanswered, form_of
from web.clock import now
from web.database import db
from web.desk import uploading
from web.desk.blueprint import desk
from web.desk.filling import Sheet
from web.refusals import code_of, said
from web.signing_in import signed_in

CORRECT = "/cases/<number>/correct/<element>/<name>"


@dataclass(frozen=True)
class Correcting:
    """The page: one question of a form, of a case."""

    number: str
    heading: str
    sheet: Sheet


@desk.get(CORRECT, endpoint="correcting")
def shown(number: str, element: str, name: str) -> ResponseReturnValue:
    """The question, with the answer as it stands."""
    page = _page(number, element, name)
    return render_template("desk/correct.html", page=page, questions=page.sheet.blank(), submission=_submission())


@desk.post(CORRECT, endpoint="correct")
def correct(number: str, element: str, name: str) -> ResponseReturnValue:
    """The answer is corrected; else the page again, with all that was typed."""
    page, errors, code = _page(number, element, name), {}, 422
    sent = uploading.received(page.sheet.form)
    try:
        filled, reason = sent.read(page.sheet), request.form.get("reason", "")
        asked = CorrectAnswer(number, Place(element, 1), filled, reason, signed_in(), now(), _submission())
        perform(asked, db.session())
        flash(_("Corrected; what it was stays in the record."))
        return redirect(url_for("desk.case", number=number), 303)
    except Unanswered as unanswered:
        errors = dict(unanswered.errors)
    except NumberRefused as refused:
        errors = {refused.question: (said(refused),)}
    except UnknownCase:
        raise
    except Refused as refused:
        flash(said(refused), "error")
        code = code_of(refused)
    questions = page.sheet.again(sent.form, errors)
    return render_template("desk/correct.html", page=page, questions=questions, submission=_submission()), code


def _page(number: str, element: str, name: str) -> Correcting:
    """Of a question that was answered in this case at this element; else there is no such page."""
    session, person = db.session(), signed_in()
    case = read_by(session, person, number, now())
    drawn, known = case.version.diagram.elements.get(element), {**case.document, **personal.latest(session, case.id)}
    question = form_of(case.version, drawn.form).by_name.get(name) if drawn is not None and drawn.form else None
    if question is None or name not in known or element not in case.done_by:
        abort(404)
    form = Form("correct", "correct", (question,))
    private = form.personal
    return Correcting(number, question.label, Sheet(form, known, seen_in(case), private, case.zone, str(get_locale())))


def _submission() -> str:
    return request.form.get("submission") or secrets.token_urlsafe()
