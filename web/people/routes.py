"""The administrator's page: who works here, with which roles."""

import re

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web.clock import now
from web.database import db
from web.people import administering, roles
from web.refusals import SENTENCES, answer
from web.signing_in import signed_in

people = Blueprint("people", __name__, url_prefix="/people")
LOGIN = re.compile(r"[\w.@-]{2,60}")


@people.before_request
def _administrators_only() -> None:
    if not signed_in().administrator:
        abort(403)


@people.errorhandler(administering.NobodyOfYours)
def _unknown(error: Exception) -> ResponseReturnValue:
    return answer(404, str(SENTENCES[404]), "NotFound")


@people.get("")
def shown() -> ResponseReturnValue:
    """The organisation's people, 25 a page."""
    return _page()


@people.post("")
def add() -> ResponseReturnValue:
    """A new person, with a link for the first sign-in; else the page again with the reason."""
    login, name = request.form.get("login", "").strip(), request.form.get("shown", "").strip()
    if not LOGIN.fullmatch(login) or not 1 <= len(name) <= 60:
        return _page(_("A login has 2 to 60 letters, digits, dots or hyphens; a name is needed too.")), 422
    try:
        secret = administering.add(
            db.session(), signed_in().organisation, login, name, "administrator" in request.form, now()
        )
    except administering.LoginTaken:
        return _page(_("Somebody has the login %(login)s already.", login=login)), 422
    return _page(link=(login, _address(secret))), 201


@people.post("/<login>/link")
def link(login: str) -> ResponseReturnValue:
    """A new link, for whoever cannot sign in."""
    secret = administering.link(db.session(), signed_in().organisation, login, now())
    return _page(link=(login, _address(secret)))


@people.post("/<login>/roles")
def give(login: str) -> ResponseReturnValue:
    """The person has one role more."""
    role, unit = request.form.get("role", "").strip(), request.form.get("unit", type=int)
    if not 1 <= len(role) <= 60 or "@" in role:
        return _page(_("Choose a role.")), 422
    administering.give(db.session(), signed_in().organisation, login, role, unit)
    return redirect(url_for("people.shown"), 303)


@people.post("/<login>/roles/<int:membership>/remove")
def take_away(login: str, membership: int) -> ResponseReturnValue:
    """The person has one role less."""
    administering.take_away(db.session(), signed_in().organisation, login, membership)
    return redirect(url_for("people.shown"), 303)


@people.post("/<login>/active")
def activate(login: str) -> ResponseReturnValue:
    """The person may sign in again, or no longer; nobody locks themselves out."""
    if login == signed_in().name:
        return _page(_("You cannot switch yourself off.")), 422
    administering.activate(db.session(), signed_in().organisation, login, request.form.get("active") == "yes")
    flash(_("Saved."))
    return redirect(url_for("people.shown"), 303)


@people.post("/units")
def found_unit() -> ResponseReturnValue:
    """The organisation has one department more."""
    name = request.form.get("name", "").strip()
    if not 1 <= len(name) <= 60 or "@" in name:
        return _page(_("A department needs a name of at most 60 characters.")), 422
    administering.found_unit(db.session(), signed_in().organisation, name)
    return redirect(url_for("people.shown"), 303)


def _address(secret: str) -> str:
    return url_for("signing_in.welcome", secret=secret, _external=True)


def _page(mistake: str | None = None, link: tuple[str, str] | None = None) -> str:
    organisation = signed_in().organisation
    number = max(request.args.get("page", 1, type=int), 1)
    members, more = administering.members(db.session(), organisation, number)
    known = {"units": administering.units(db.session(), organisation), "roles": roles.known(db.session(), organisation)}
    return render_template(
        "signing_in/people.html", members=members, more=more, page=number, mistake=mistake, link=link, **known
    )
