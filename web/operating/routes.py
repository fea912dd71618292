"""The incidents of the organisation's cases, for its administrators."""

import secrets

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from engine.cases.perform import perform
from engine.cases.reading import read_by
from engine.cases.refusals import Refused, UnknownCase
from engine.cases.requests import RetryIncident
from engine.facts import NoticeSent, Place
from web.clock import now
from web.database import db
from web.notices.delivering import deliver_one
from web.operating import case_pages, listing
from web.operating.blueprint import operating
from web.refusals import said
from web.signing_in import signed_in

__all__ = ["case_pages", "operating"]
MOST_PAGES = 400


@operating.get("")
def shown() -> ResponseReturnValue:
    """What could not happen in the organisation's cases, the oldest first."""
    number = min(max(request.args.get("page", 1, int), 1), MOST_PAGES)
    page = listing.page(db.session(), signed_in(), number)
    return render_template("operating/incidents.html", page=page, submission=secrets.token_urlsafe())


@operating.post("/<number>/<element>/<int:occurrence>/retry")
def retry(number: str, element: str, occurrence: int) -> ResponseReturnValue:
    """It has happened now; else the reason why it still cannot."""
    if request.form.get("doing") == NoticeSent.__name__:
        return _sent(number, Place(element, occurrence))
    submission = request.form.get("submission") or secrets.token_urlsafe()
    asked = RetryIncident(number, Place(element, occurrence), signed_in(), now(), submission)
    try:
        perform(asked, db.session())
        flash(_("It has happened now: case %(number)s goes on.", number=number))
    except UnknownCase:
        raise
    except Refused as refused:
        flash(said(refused), "error")
    return redirect(url_for("operating.shown"), 303)


def _sent(number: str, place: Place) -> ResponseReturnValue:
    """A notice has been tried once more."""
    organisation, outlets = signed_in().organisation, current_app.config["OUTLETS"]
    try:
        read_by(db.session(), signed_in(), number, now())
        sent = deliver_one(db.session(), organisation, number, place, now(), outlets)
    except UnknownCase:
        raise
    except Refused as refused:
        flash(said(refused), "error")
    else:
        told = _("It has happened now: case %(number)s goes on.", number=number)
        flash(
            told if sent else _("It could still not be sent; the reason stands in the list."),
            "message" if sent else "error",
        )
    return redirect(url_for("operating.shown"), 303)
