"""The inbox, and taking and giving back the tasks in it."""

import secrets

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from engine.cases.perform import perform
from engine.cases.refusals import Refused
from engine.cases.requests import ClaimTask, ReleaseTask
from engine.facts import Place
from web.addresses import ours
from web.clock import now
from web.database import db
from web.desk import inbox
from web.desk.blueprint import desk, zone
from web.desk.inbox import TABS, Asked
from web.languages import language
from web.refusals import said
from web.signing_in import signed_in

MOST_PAGES = 400


@desk.get("/")
def first() -> ResponseReturnValue:
    """Whoever comes begins with what is due."""
    return redirect(url_for("desk.inbox"))


@desk.get("/inbox", endpoint="inbox")
def shown() -> ResponseReturnValue:
    """The tasks this person can do now, the most urgent first."""
    page = inbox.page(db.session(), signed_in(), _asked(), now(), zone(), language())
    return render_template("desk/inbox.html", page=page)


def _asked() -> Asked:
    whose = request.args.get("whose", "all")
    return Asked(
        whose=next((tab for tab in TABS if tab == whose), "all"),
        procedure=request.args.get("procedure") or None,
        role=request.args.get("role") or None,
        page=min(max(request.args.get("page", 1, int), 1), MOST_PAGES),
    )


@desk.post("/tasks/<number>/<element>/<int:occurrence>/claim")
def claim(number: str, element: str, occurrence: int) -> ResponseReturnValue:
    """The task is this person's, and stands before them."""
    place = Place(element, occurrence)
    try:
        perform(ClaimTask(number, place, signed_in(), now(), secrets.token_urlsafe()), db.session())
    except Refused as refused:
        flash(said(refused), "error")
        return redirect(ours(request.form.get("next")), 303)
    return redirect(url_for("desk.task", number=number, element=element, occurrence=occurrence), 303)


@desk.post("/tasks/<number>/<element>/<int:occurrence>/release")
def release(number: str, element: str, occurrence: int) -> ResponseReturnValue:
    """The task is the team's again."""
    place = Place(element, occurrence)
    try:
        perform(ReleaseTask(number, place, signed_in(), now(), secrets.token_urlsafe()), db.session())
        flash(_("The task is back with your team."))
    except Refused as refused:
        flash(said(refused), "error")
    return redirect(ours(request.form.get("next")), 303)
