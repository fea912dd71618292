"""Moving open cases to another version: the preview, the choices, and what became of it."""

import secrets

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from engine import procedures
from web.addresses import number_of
from web.clock import now
from web.database import db
from web.refusals import said
from web.signing_in import signed_in
from web.workbench import moving
from web.workbench.blueprint import workbench
from web.workbench.numbering import Numbered, histories
from web.workbench.procedure_pages import found_in, version_of
from web.workbench.refusals import ReasonMissing

BATCH = 20
"""Cases that are moved while one page waits."""


@workbench.get("/procedures/<stem>/move", endpoint="moving")
def shown(stem: str) -> ResponseReturnValue:
    """The open cases of one version, and how each would fare under another."""
    return _page(stem)


@workbench.post("/procedures/<stem>/move")
def move(stem: str) -> ResponseReturnValue:
    """The first of the chosen cases go on under the other version, and the page goes on with the rest; at the end it tells what stayed, and why."""
    chosen, reason = request.form.getlist("case"), request.form.get("reason", "").strip()
    if not reason:
        flash(said(ReasonMissing()), "error")
        return _page(stem), 422
    version = procedures.version(db.session(), _goal(stem).version)
    to = {name[3:]: told for name, told in request.form.items() if name.startswith("to.") and told}
    asked = moving.Asked(version, reason, to, request.form.get("anew") == "1")
    submission = (request.form.get("submission") or secrets.token_urlsafe(12))[:24]
    done = moving.move(db.session(), signed_in(), chosen[:BATCH], asked, now(), submission)
    refused = [*request.form.getlist("refused"), *_refused(done)]
    moved = (number_of(request.form.get("moved")) or 0) + sum(each.refused is None for each in done)
    left = chosen[BATCH:]
    if left:
        return render_template("workbench/moving_on.html", stem=stem, left=left, moved=moved, refused=refused)
    flash(ngettext("%(num)s case was moved.", "%(num)s cases were moved.", moved))
    for sentence in refused:
        flash(sentence, "error")
    address = url_for("workbench.moving", stem=stem, start=_from(stem).version, goal=request.form.get("goal"))
    return redirect(address, 303)


def _refused(done: list[moving.Moved]) -> list[str]:
    return [f"{each.number}: {said(each.refused)}" for each in done if each.refused is not None]


def _from(stem: str) -> Numbered:
    return version_of(db.session(), signed_in(), stem, request.values.get("start", ""))


def _goal(stem: str) -> Numbered:
    """The version that is wanted, of this procedure or another; without one the current one."""
    of, _colon, version = request.values.get("goal", "").rpartition(":")
    return version_of(db.session(), signed_in(), of or stem, version)


def _page(stem: str) -> str:
    session, person = db.session(), signed_in()
    known = histories(session, person)
    of, _colon, version = request.values.get("goal", "").rpartition(":")
    start, goal = found_in(known, stem, request.values.get("start", "")), found_in(known, of or stem, version)
    same, wanted = start.version == goal.version, procedures.version(session, goal.version)
    found = [] if same else moving.candidates(session, person, start.version, wanted, now())
    elements = procedures.version(session, start.version).diagram.elements.values()
    return render_template(
        "workbench/moving.html",
        stem=stem,
        histories=known,
        start=start,
        goal=goal,
        goal_of=wanted.stem,
        same=same,
        found=found,
        names={each.id: " ".join(each.name.split()) for each in elements},
        choices=moving.choices(found, wanted),
        most=moving.MOST,
        typed=request.form,
        submission=secrets.token_urlsafe(12),
    )
