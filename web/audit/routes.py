"""The pages of auditors: search, figures, seals, views; and a case exported with its proof."""

from urllib.parse import parse_qsl, urlencode

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    stream_with_context,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from engine.people import PERSONAL_READER, Person
from engine.projections import search
from web.addresses import number_of
from web.audit import asking, figures, listing, saving, sealed, watched
from web.audit.asking import Asked
from web.catching_up import AT_MOST, catch_up
from web.clock import now
from web.database import db
from web.desk.blueprint import reader, zone
from web.exporting.formats import ENDINGS, LOGS, TYPES, Export
from web.paper import reporting
from web.proving import bundling, keys, outside, sealing
from web.proving.bundling import Wanted
from web.retaining import years
from web.signing_in import signed_in

audit = Blueprint("audit", __name__, url_prefix="/audit")
MOST_PAGES = 4000


@audit.before_request
def _auditors_only() -> None:
    if not signed_in().auditor:
        abort(403)


@audit.get("")
def searched() -> ResponseReturnValue:
    """The organisation's cases that fit what is asked."""
    page = listing.page(db.session(), signed_in(), _asked(), zone(), reader())
    return render_template("audit/search.html", page=page), 422 if page.asked.mistakes else 200


@audit.get("/figures", endpoint="figures")
def in_figures() -> ResponseReturnValue:
    """The same cases in figures."""
    page = figures.page(db.session(), _asked(), zone(), reader())
    return render_template("audit/figures.html", page=page), 422 if page.asked.mistakes else 200


@audit.post("/saved")
def save() -> ResponseReturnValue:
    """The search is kept under a name."""
    name, asked = request.form.get("name", "").strip(), dict(parse_qsl(request.form.get("asked", "")))
    typed = asking.read(asked, signed_in(), zone()).typed
    if not 1 <= len(name) <= saving.LONGEST_NAME:
        flash(_("A search that is kept needs a name of at most 60 characters."), "error")
    else:
        try:
            saving.save(db.session(), signed_in().name, name, typed)
            flash(_("The search is kept as “%(name)s”.", name=name))
        except saving.TooMany:
            flash(_("You have kept 50 searches: forget one before you keep another."), "error")
    return redirect(f"{url_for('audit.searched')}?{urlencode(typed)}", 303)


@audit.post("/saved/forget")
def forget() -> ResponseReturnValue:
    """The search is kept no more."""
    saving.forget(db.session(), signed_in().name, request.form.get("name", ""))
    return redirect(url_for("audit.searched"), 303)


@audit.get("/seals")
def seals() -> ResponseReturnValue:
    """All seals, the newest first."""
    page = sealed.page(db.session(), current_app.config["VAR"], _page_number(), zone(), reader())
    return render_template("audit/seals.html", page=page)


@audit.post("/seals")
def seal() -> ResponseReturnValue:
    """The record is sealed as it stands; else the sentence that says why it cannot be."""
    try:
        made = sealing.seal(db.session(), current_app.config["VAR"], now())
        flash(_("Seal %(no)s stands over the record as it is.", no=made.seal.no))
    except (sealing.SetBack, keys.KeyGone, outside.OutsideUnreadable):
        flash(
            _("The record could not be sealed. Ask whoever looks after the server to run: shouli verify --all"), "error"
        )
    return redirect(url_for("audit.seals"), 303)


@audit.get("/years", endpoint="years")
def bound() -> ResponseReturnValue:
    """The bound years."""
    page = years.page(db.session(), signed_in(), now(), zone(), reader())
    return render_template("audit/years.html", page=page)


@audit.get("/views")
def views() -> ResponseReturnValue:
    """Who has seen what."""
    before = number_of(request.args.get("before"))
    page = watched.page(db.session(), signed_in(), request.args, before, zone(), reader())
    return render_template("audit/views.html", page=page)


@audit.post("/cases/<number>/bundle", endpoint="exported")
def export(number: str) -> ResponseReturnValue:
    """The case as a file that proves itself, without personal answers."""
    person, session, var, at = signed_in(), db.session(), current_app.config["VAR"], now()
    try:
        bundling.cover(session, var, person.organisation, number, at, person.groups)
        papers = {reporting.FILE: reporting.report(session, person.organisation, number, at)}
        wanted = Wanted(person.organisation, number, more=papers, groups=person.groups)
        content = bundling.export(session, var, wanted, at)
    except (sealing.SetBack, keys.KeyGone, outside.OutsideUnreadable):
        flash(
            _("The record could not be sealed. Ask whoever looks after the server to run: shouli verify --all"), "error"
        )
        return redirect(url_for("desk.case", number=number), 303)
    answer = Response(content, mimetype="application/zip")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{number}.zip")
    return answer


@audit.post("/export", endpoint="log")
def log() -> ResponseReturnValue:
    """The cases that are found, as a file that comes while it is written; a page with the mistake if it may not be."""
    person, form = signed_in(), request.form.get("format", "")
    typed, private = dict(parse_qsl(request.form.get("asked", ""))), request.form.get("personal") == "yes"
    refused = _refused(person, form, private)
    if refused is not None:
        flash(refused, "error")
        return redirect(f"{url_for('audit.searched')}?{urlencode(typed)}", 303)
    session, at = db.session(), now()
    wanted = search.ids(asking.read(typed, person, zone()).wanted, at)
    export = Export(person.organisation, wanted, at, zone(), private)
    answer = Response(stream_with_context(export.pieces(session, form)), mimetype=TYPES[form])
    answer.headers.set("Content-Disposition", "attachment", filename=f"shouli-{at:%Y%m%d-%H%M}{ENDINGS[form]}")
    return answer


def _refused(person: Person, form: str, private: bool) -> str | None:
    """Why the export may not be, in a sentence."""
    if form not in TYPES:
        return str(_("There is no such choice."))
    if private and (form not in LOGS or PERSONAL_READER not in person.groups):
        return str(
            _("Personal answers go into event logs only, for whoever has the role “%(role)s”.", role=PERSONAL_READER)
        )
    if private and not request.form.get("reason", "").strip():
        return str(_("Say why personal answers are needed: it is recorded."))
    return None


def _asked() -> Asked:
    """What is asked for, of cases whose traces are there."""
    catch_up(db.session(), AT_MOST)
    return asking.read(request.args, signed_in(), zone())


def _page_number() -> int:
    return min(max(request.args.get("page", 1, int), 1), MOST_PAGES)
