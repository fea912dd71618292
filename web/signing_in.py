"""Signing in and out, the password, and who is signed in: every page but these asks for it."""

from typing import cast

from flask import Blueprint, Flask, abort, flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from engine.people import Person
from web import addresses, tokens
from web.clock import now
from web.database import db
from web.people import links, passwords, reading
from web.people.reading import Known
from web.refusals import for_program

signing_in = Blueprint("signing_in", __name__)
limiter = Limiter(get_remote_address, headers_enabled=False)

PUBLIC = frozenset(
    {
        "static",
        "languages.switch",
        "signing_in.ask",
        "signing_in.enter",
        "signing_in.welcome",
        "signing_in.begin",
        "api.sign_in",
    }
)
"""What can be seen without signing in."""


def present() -> Known:
    """Whoever is signed in, with organisation and units; on a page that anyone may see there may be nobody: 401."""
    return cast(Known, g.get("known") or abort(401))


def signed_in() -> Person:
    """The person who is signed in."""
    return present().person


def install(app: Flask) -> None:
    """Who is signed in is known before anything else of a request is read."""
    limiter.init_app(app)
    app.before_request(_know)
    app.context_processor(lambda: {"known": g.get("known")})
    app.register_blueprint(signing_in)


def _know() -> None:
    if request.endpoint != "static":
        g.known = _known()


def ask_who() -> ResponseReturnValue | None:
    """Whoever is not signed in is sent to the sign-in page, whatever they asked for."""
    if request.endpoint == "static" or g.known or request.endpoint is None or request.endpoint in PUBLIC:
        return None
    if for_program() or request.method != "GET":
        abort(401)
    return redirect(url_for("signing_in.ask", next=request.full_path.rstrip("?")))


def _known() -> Known | None:
    login, stamp = tokens.read(request) if for_program() else (session.get("login"), session.get("stamp"))
    found = reading.known(db.session(), login) if login else None
    return found if found and found.active and found.stamp == stamp else None


@signing_in.get("/sign-in")
def ask() -> ResponseReturnValue:
    """The sign-in page; whoever is signed in already goes on."""
    return redirect(_onward()) if g.known else render_template("signing_in/ask.html", login="", refused=False)


def tries(login: str) -> str:
    """By whom attempts are counted: this login from this address."""
    return f"{get_remote_address()} {login.strip().casefold()}"


def _failed(response: object) -> bool:
    return getattr(response, "status_code", 0) in (401, 422)


@signing_in.post("/sign-in")
@limiter.limit("200/hour", deduct_when=_failed)
@limiter.limit("5/minute;30/hour", key_func=lambda: tries(request.form.get("login", "")), deduct_when=_failed)
def enter() -> ResponseReturnValue:
    """Signed in, and on to where they wanted to go; else the page again."""
    login = request.form.get("login", "").strip()
    found = who(login, request.form.get("password", ""))
    if found is None:
        return render_template("signing_in/ask.html", login=login, refused=True), 422
    _begin_session(found)
    return redirect(_onward(), 303)


def who(login: str, password: str) -> Known | None:
    """The active person with this login and password."""
    found = reading.known(db.session(), login)
    right = passwords.matches(password, found.password if found else None)
    return found if found and right and found.active else None


@signing_in.post("/sign-out")
def leave() -> ResponseReturnValue:
    """Nobody is signed in here any more."""
    session.clear()
    return redirect(url_for("signing_in.ask"), 303)


@signing_in.get("/password")
def password() -> ResponseReturnValue:
    """Where one's own password is changed."""
    return render_template("signing_in/password.html", mistake=None)


@signing_in.post("/password")
@limiter.limit("5/minute;30/hour", key_func=lambda: signed_in().name, deduct_when=_failed)
def change() -> ResponseReturnValue:
    """The password is changed; every other session of this person is over."""
    login, chosen = signed_in().name, request.form.get("new", "")
    mistake = _mistake(chosen, login)
    if not passwords.matches(request.form.get("current", ""), present().password):
        mistake = _("This is not your present password.")
    if mistake:
        return render_template("signing_in/password.html", mistake=mistake), 422
    links.set_password(db.session(), login, chosen)
    _begin_session(cast(Known, reading.known(db.session(), login)))
    flash(_("Your password is changed. Other devices are signed out."))
    return redirect("/", 303)


@signing_in.get("/welcome/<secret>")
def welcome(secret: str) -> ResponseReturnValue:
    """Whoever holds the link may choose a password; looking does not spend it."""
    try:
        login = links.holder(db.session(), secret, now())
    except links.LinkSpent:
        return render_template("signing_in/spent.html"), 404
    return render_template("signing_in/welcome.html", login=login, mistake=None)


@signing_in.post("/welcome/<secret>")
@limiter.limit("30/hour", deduct_when=_failed)
def begin(secret: str) -> ResponseReturnValue:
    """The password is set, the link spent, and the person signed in."""
    chosen = request.form.get("new", "")
    try:
        login = links.holder(db.session(), secret, now())
        mistake = _mistake(chosen, login)
        if mistake:
            return render_template("signing_in/welcome.html", login=login, mistake=mistake), 422
        links.use(db.session(), secret, chosen, now())
    except links.LinkSpent:
        return render_template("signing_in/spent.html"), 404
    _begin_session(cast(Known, reading.known(db.session(), login)))
    return redirect("/", 303)


def _mistake(chosen: str, login: str) -> str | None:
    """What is wrong with a new password that was typed twice."""
    try:
        passwords.check(chosen, login)
    except passwords.WeakPassword:
        shortest, longest = passwords.SHORTEST, passwords.LONGEST
        return str(_("Choose %(least)s to %(most)s characters, and not your login.", least=shortest, most=longest))
    return None if chosen == request.form.get("again", "") else str(_("The two new passwords are not the same."))


def _begin_session(found: Known) -> None:
    session.clear()
    session.permanent = True
    session["login"], session["stamp"] = found.person.name, found.stamp


def _onward() -> str:
    """Where they wanted to go; else the first page."""
    wanted = addresses.ours(request.values.get("next"))
    return "/" if wanted.startswith("/sign-") else wanted
