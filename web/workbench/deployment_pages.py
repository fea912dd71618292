"""Deploying: what stands between a draft and its deployment, an older version made current, a procedure withdrawn."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from engine.cases.refusals import Refused
from web.clock import now
from web.database import db
from web.refusals import code_of, said
from web.signing_in import signed_in
from web.workbench.blueprint import workbench
from web.workbench.drafts import keeping, releasing
from web.workbench.drafts.assessing import assess
from web.workbench.drafts.file_routes import asked_draft
from web.workbench.drafts.keeping import Draft
from web.workbench.numbering import histories


@workbench.get("/drafts/<int:number>/deploy")
def deploying(number: int) -> ResponseReturnValue:
    """What the check and the scenarios say of the draft, and the button that deploys it."""
    return _asked(asked_draft(number))


@workbench.post("/drafts/<int:number>/deploy")
def deploy(number: int) -> ResponseReturnValue:
    """New cases begin on the draft; else the page again, with a sentence and all that was typed."""
    one = asked_draft(number)
    note, reason = request.form.get("note", ""), request.form.get("reason", "")
    try:
        version = releasing.release(db.session(), signed_in(), one, note, reason, now())
    except Refused as refused:
        flash(said(refused), "error")
        return _asked(one), code_of(refused)
    flash(
        _("Deployed: new cases begin on version %(version)s; those that are open stay on theirs.", version=version[:12])
    )
    return redirect(url_for("workbench.procedure", stem=one.procedure), 303)


@workbench.post("/procedures/<stem>/current")
def make_current(stem: str) -> ResponseReturnValue:
    """New cases begin on an older version again."""
    version = request.form.get("version", "")
    releasing.make_current(db.session(), signed_in(), stem, version, request.form.get("note", ""), now())
    flash(_("New cases begin on version %(version)s again.", version=version[:12]))
    return redirect(url_for("workbench.procedure", stem=stem), 303)


@workbench.post("/procedures/<stem>/withdraw")
def withdraw(stem: str) -> ResponseReturnValue:
    """No new case is opened; those that are open go on."""
    try:
        releasing.withdraw(db.session(), signed_in(), stem, request.form.get("reason", ""), now())
        flash(_("Withdrawn: no new case is opened until a version is made current again."))
    except Refused as refused:
        flash(said(refused), "error")
    return redirect(url_for("workbench.procedure", stem=stem), 303)


def _asked(one: Draft) -> str:
    session = db.session()
    history = next(iter(histories(session, signed_in(), one.procedure)), None)
    return render_template(
        "workbench/deploy.html",
        draft=one,
        found=assess(one.procedure, keeping.contents(session, one)),
        history=history,
        outdated=history is not None and history.current is not None and history.current.version != one.base,
        note=request.form.get("note", one.note),
        reason=request.form.get("reason", ""),
    )
