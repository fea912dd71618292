"""The stock of numbered paper forms: seen by custodians, auditors and administrators, moved by custodians and administrators."""

from datetime import date

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from engine.cases import stocking as moving
from engine.cases.refusals import Refused
from engine.cases.stock_refusals import NotThatDay, UnknownForm
from engine.cases.stocking import Movement
from engine.database import writing
from web.addresses import number_of
from web.clock import now
from web.database import db
from web.desk.blueprint import reader, zone
from web.exporting.formats import TYPES
from web.refusals import code_of, said
from web.signing_in import signed_in
from web.stocking import exporting, page, titles
from web.stocking.words import KIND

stocking = Blueprint("stocking", __name__, url_prefix="/stock")
_LONGEST = 200
_MOST_PAGES = 4000


@stocking.before_request
def _who_may_see() -> None:
    person = signed_in()
    if not (person.custodian or person.administrator or person.auditor):
        abort(403)


@stocking.get("")
def shown() -> ResponseReturnValue:
    """Where the numbers of a form are."""
    return _page()


@stocking.post("")
def moved() -> ResponseReturnValue:
    """The movement is written down; else the page again, with what was typed and why not."""
    session, person = db.session(), signed_in()
    if not (person.custodian or person.administrator):
        abort(403)
    try:
        asked = _asked()
        writing(session)
        made = moving.move(session, asked, zone())
        session.commit()
    except Refused as refused:
        session.rollback()
        return _page(said(refused)), code_of(refused)
    flash(_("%(what)s: %(numbers)s.", what=KIND[made.kind], numbers=made.numbers))
    return redirect(url_for("stocking.shown", form=made.form), 303)


@stocking.get("/register.<form>")
def exported(form: str) -> ResponseReturnValue:
    """The register of a form as a file."""
    person, title = signed_in(), request.args.get("form", "")
    if form not in exporting.FORMATS or title not in titles.known(db.session(), person.organisation):
        abort(404)
    lines = page.all_lines(db.session(), person, title, zone(), now())
    pieces = exporting.FORMATS[form](exporting.rows(title, lines))
    name = f"stock-{now():%Y%m%d}.{form}"
    told = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return Response(stream_with_context(pieces), content_type=TYPES[form], headers=told)


def _page(mistake: str | None = None) -> str:
    asked = (request.values.get("form", ""), request.args.get("show", "all"), _page_number())
    found = page.page(db.session(), signed_in(), asked, zone(), reader())
    person = signed_in()
    acts = person.custodian or person.administrator
    return render_template("stocking/shown.html", page=found, acts=acts, typed=request.form, mistake=mistake)


def _page_number() -> int:
    return min(max(number_of(request.args.get("page")) or 1, 1), _MOST_PAGES)


def _asked() -> Movement:
    """What was typed; UnknownForm for a title that no procedure asks for, NotThatDay for what is no day."""
    person, typed = signed_in(), {name: text.strip()[:_LONGEST] for name, text in request.form.items()}
    kind, form = typed.get("kind", ""), typed.get("form", "")
    if kind not in KIND:
        abort(400)
    known = titles.known(db.session(), person.organisation)
    if form not in known:
        raise UnknownForm(form=form, known="、".join(known) or "—")
    try:
        on = date.fromisoformat(typed.get("on", ""))
    except ValueError as wrong:
        raise NotThatDay(day=typed.get("on", "") or "—") from wrong
    told = {name: typed.get(name, "") for name in ("first", "last", "whence", "to", "reason")}
    return Movement(kind, form, on=on, by=person, at=now(), **told)  # type: ignore[arg-type]  # one of KIND
