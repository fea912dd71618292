"""The page of administrators on which personal answers are erased whose time is over, and held back where they must stay."""

import secrets
from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from engine.cases import binding
from engine.cases.binding import NoCustodian
from engine.cases.perform import perform
from engine.cases.reading import read_by
from engine.cases.refusals import Refused, UnknownCase
from engine.cases.requests import ErasePersonal, Keeping, LiftHold, PlaceHold
from engine.database import writing
from engine.record import personal
from web.catching_up import catch_up
from web.clock import now
from web.database import db
from web.desk import due as instants
from web.desk.blueprint import reader, zone
from web.refusals import said
from web.retaining import years as bound_years
from web.retaining.due import Due, due, erase
from web.signing_in import signed_in
from web.stocking import titles

retaining = Blueprint("retaining", __name__, url_prefix="/retention")
PAGE = 50


@dataclass(frozen=True)
class Line:
    """A case whose time is over, in words."""

    due: Due
    closed: str
    since: str


@retaining.before_request
def _administrators_only() -> None:
    if not signed_in().administrator:
        abort(403)


@retaining.get("")
def shown() -> ResponseReturnValue:
    """Whose personal answers need not be kept any longer, those closed longest ago first."""
    at, language = now(), reader().language
    lines = [
        Line(
            one, instants.dated(one.case.closed_at or at, zone(), language), instants.dated(one.since, zone(), language)
        )
        for one in due(db.session(), signed_in(), at, zone(), PAGE)
    ]
    return render_template("retaining/due.html", lines=lines[:PAGE])


@retaining.post("")
def apply() -> ResponseReturnValue:
    """The chosen cases' personal answers are gone, each with a fact that says why."""
    reason, chosen, done = request.form.get("reason", "").strip(), set(request.form.getlist("number")), 0
    if not reason or not chosen:
        flash(_("Choose cases, and give a reason: it is recorded."), "error")
        return redirect(url_for("retaining.shown"), 303)
    if request.form.get("sure") != "yes":
        flash(_("Tick that you are sure: what is erased is gone for ever."), "error")
        return redirect(url_for("retaining.shown"), 303)
    for one in list(due(db.session(), signed_in(), now(), zone(), PAGE)):
        if one.case.number in chosen and one.held is None:
            done += erase(db.session(), signed_in(), one, reason, now()) is None
    flash(_("Personal answers of %(number)s cases were erased.", number=done))
    return redirect(url_for("retaining.shown"), 303)


@retaining.get("/years")
def years() -> ResponseReturnValue:
    """The bound years, and those that can be bound."""
    page = bound_years.page(db.session(), signed_in(), now(), zone(), reader())
    return render_template("retaining/years.html", page=page, mistake=None)


@retaining.post("/years")
def bind() -> ResponseReturnValue:
    """The year is bound; else the page again with the reason."""
    procedure, _space, year = request.form.get("year", "").rpartition(" ")
    custodian, session, mistake = request.form.get("custodian", "").strip()[:60], db.session(), None
    catch_up(session)
    writing(session)
    try:
        if not custodian:
            raise NoCustodian
        forms = titles.asked_for(session, signed_in().organisation, procedure)
        binding.bind(session, procedure, year, custodian, signed_in(), now(), zone(), forms)
        session.commit()
        flash(_("The year %(year)s is bound.", year=year))
        return redirect(url_for("retaining.years"), 303)
    except Refused as refused:
        session.rollback()
        mistake = said(refused)
    page = bound_years.page(session, signed_in(), now(), zone(), reader())
    return render_template("retaining/years.html", page=page, mistake=mistake), 422


@retaining.post("/cases/<number>")
def keep(number: str) -> ResponseReturnValue:
    """The case is put on hold, or the hold is lifted, or its personal answers are erased at somebody's request."""
    person, at, reason = signed_in(), now(), request.form.get("reason", "")
    case, submission = read_by(db.session(), person, number, at), secrets.token_urlsafe(18)
    asks: dict[str, Keeping] = {
        "hold": PlaceHold(number, reason, person, at, submission),
        "lift": LiftHold(number, reason, person, at, submission),
        "erase": ErasePersonal(number, personal.names(db.session(), case.id), reason, person, at, submission),
    }
    asked = asks.get(request.form.get("act", ""))
    if asked is None:
        abort(400)
    if isinstance(asked, ErasePersonal) and request.form.get("sure") != "yes":
        flash(_("Tick that you are sure: what is erased is gone for ever."), "error")
        return redirect(url_for("desk.case", number=number), 303)
    try:
        perform(asked, db.session())
        flash(_("Saved."))
    except UnknownCase:
        raise
    except Refused as refused:
        flash(said(refused), "error")
    return redirect(url_for("desk.case", number=number), 303)
