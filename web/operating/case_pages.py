"""Acting on a case beside its diagram: its page, and each act with its reason."""

import secrets
from collections.abc import Callable

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from engine.cases.operations import CancelCase, MoveToken, Operation, ReopenCase, ResumeCase, SkipTask, SuspendCase
from engine.cases.perform import perform
from engine.cases.refusals import Refused
from engine.facts import Place
from web.clock import now
from web.database import db
from web.desk.blueprint import reader
from web.operating import acting
from web.operating.blueprint import operating
from web.refusals import code_of, said
from web.signing_in import signed_in


@operating.get("/cases/<number>")
def case(number: str) -> ResponseReturnValue:
    """What can be done to the case."""
    return _page(number)


@operating.post("/cases/<number>/<what>")
def act(number: str, what: str) -> ResponseReturnValue:
    """It is done and stands in the record; else the page again, with a sentence and all that was typed."""
    asked = _ASKED.get(what)
    if asked is None:
        abort(404)
    try:
        perform(asked(number), db.session())
    except Refused as refused:
        flash(said(refused), "error")
        return _page(number), code_of(refused)
    flash(_("Done, and recorded with your reason."))
    return redirect(url_for("desk.case", number=number), 303)


def _page(number: str) -> str:
    page = acting.page(db.session(), signed_in(), number, reader())
    return render_template("operating/case.html", page=page, typed=request.form, submission=secrets.token_urlsafe(12))


def _reason() -> str:
    return request.form.get("reason", "")[:500]


def _submission() -> str:
    return request.form.get("submission", "")[:40] or secrets.token_urlsafe(12)


def _token(number: str) -> Operation:
    element, to = request.form.get("element", ""), request.form.get("to", "")
    return MoveToken(number, element, to, _reason(), signed_in(), now(), _submission())


def _skip(number: str) -> Operation:
    try:
        place = Place.parse(request.form.get("task", ""))
    except ValueError:
        abort(400)
    return SkipTask(number, place, _reason(), signed_in(), now(), _submission())


def _reopen(number: str) -> Operation:
    return ReopenCase(number, request.form.get("to", ""), _reason(), signed_in(), now(), _submission())


def _plainly(kind: type[CancelCase | SuspendCase | ResumeCase]) -> Callable[[str], Operation]:
    return lambda number: kind(number, _reason(), signed_in(), now(), _submission())


_ASKED: dict[str, Callable[[str], Operation]] = {
    "token": _token,
    "skip": _skip,
    "reopen": _reopen,
    "cancel": _plainly(CancelCase),
    "suspend": _plainly(SuspendCase),
    "resume": _plainly(ResumeCase),
}
