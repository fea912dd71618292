"""The pages of a trial."""

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from engine.cases.refusals import Refused
from engine.facts import Place
from web.answering import Unanswered
from web.clock import now
from web.database import db
from web.desk import uploading
from web.desk.blueprint import reader
from web.forms.decoding import only_redisplay
from web.people import reading
from web.refusals import said
from web.signing_in import signed_in
from web.workbench.blueprint import workbench
from web.workbench.drafts import keeping
from web.workbench.drafts.file_routes import asked_draft
from web.workbench.drafts.keeping import Draft
from web.workbench.trial import page, saving, story, trying
from web.workbench.trial.story import Story


@workbench.get("/drafts/<int:number>/diagram.bpmn")
def draft_diagram(number: int) -> ResponseReturnValue:
    """The draft's diagram as it is now."""
    one = asked_draft(number)
    content, _revision = keeping.content(db.session(), one, f"processes/{one.procedure}.bpmn")
    return Response(content, mimetype="application/xml")


@workbench.get("/drafts/<int:number>/trial")
def trial(number: int) -> ResponseReturnValue:
    """How far the story has come."""
    one = asked_draft(number)
    found, told = trying.ready(db.session(), one), _story(one)
    if found.version is None:
        return render_template("workbench/trial_refused.html", draft=one, found=found.problems)
    played = trying.played(found.version, told)
    address = url_for("workbench.draft_diagram", number=number)
    shown = page.page(told, played, address, reader())
    return render_template("workbench/trial.html", draft=one, page=shown, opening=page.opening(found.version))


@workbench.get("/drafts/<int:number>/trial/form")
def trial_form(number: int) -> ResponseReturnValue:
    """A form of the draft, to be filled as anyone."""
    one = asked_draft(number)
    asked = _asked(one)
    if asked is None:
        return redirect(url_for("workbench.trial", number=number), 303)
    return _form(one, asked, asked.sheet.blank())


@workbench.post("/drafts/<int:number>/trial/form")
def trial_step(number: int) -> ResponseReturnValue:
    """What is sent is the story's next step; else the form again, with what is wrong."""
    one = asked_draft(number)
    asked, back = _asked(one), url_for("workbench.trial", number=number)
    if asked is None:
        return redirect(back, 303)
    sent = uploading.received(asked.sheet.form, keep=False)
    if only_redisplay(sent.form):
        return _form(one, asked, asked.sheet.again(sent.form, sent.refused))
    try:
        filled = sent.read(asked.sheet)
    except Unanswered as unanswered:
        return _form(one, asked, asked.sheet.again(sent.form, unanswered.errors)), 422
    failure = _goes_on(one, _step(_place(), asked.message, trying.answers(filled)))
    if failure is not None:
        flash(failure, "error")
        return _form(one, asked, asked.sheet.again(sent.form)), 409
    return redirect(back, 303)


@workbench.post("/drafts/<int:number>/trial/time")
def trial_time(number: int) -> ResponseReturnValue:
    """Time passes in the story: the words are those of a scenario's `wait`."""
    words = request.form.get("words", "").strip() or request.form.get("chosen", "")
    failure = _goes_on(asked_draft(number), {"wait": words[:60]})
    if failure is not None:
        flash(failure, "error")
    return redirect(url_for("workbench.trial", number=number), 303)


@workbench.post("/drafts/<int:number>/trial/back")
def trial_back(number: int) -> ResponseReturnValue:
    """The story is without its last step, or begins anew."""
    one = asked_draft(number)
    left = None if request.form.get("all") else _story(one).back()
    story.keep(db.session(), one, signed_in().name, left)
    return redirect(url_for("workbench.trial", number=number), 303)


@workbench.post("/drafts/<int:number>/trial/save")
def trial_save(number: int) -> ResponseReturnValue:
    """The story is a scenario of the draft."""
    one, back = asked_draft(number), redirect(url_for("workbench.trial", number=number), 303)
    name, title = request.form.get("name", "").strip(), request.form.get("title", "").strip()[:200]
    found, told = trying.ready(db.session(), one), _story(one)
    if found.version is None or not told.steps:
        return back
    try:
        result = saving.save(db.session(), one, found.version, told, (name, title or name), signed_in().name, now())
    except Refused as refused:
        flash(said(refused), "error")
        return back
    if result.holds:
        flash(_("Saved as scenario %(name)s; it holds.", name=name))
    else:
        flash(f"{name}: {result.failure}", "error")
    return back


def _asked(one: Draft) -> trying.Asked | None:
    """The form that the address names, as the story stands; None if it is not asked now."""
    found, told = trying.ready(db.session(), one), _story(one)
    if found.version is None:
        return None
    place, played = _place(), trying.played(found.version, told)
    if place is not None:
        return trying.task(played, place, reader())
    return trying.opening(found.version, told, played, reader()) if played.case is None else None


def _goes_on(one: Draft, step: dict[str, object]) -> str | None:
    """The story is a step longer; else why it cannot be."""
    found, told = trying.ready(db.session(), one), _story(one).and_then(step)
    if found.version is None:
        return str(_("The draft has errors; mend them first."))
    failure = trying.played(found.version, told).failure
    if failure is None:
        story.keep(db.session(), one, signed_in().name, told)
    return failure


def _story(one: Draft) -> Story:
    kept = story.kept(db.session(), one, signed_in().name)
    return kept or story.begun(now(), reading.departments(db.session(), one.organisation))


def _place() -> Place | None:
    try:
        return Place.parse(request.values["place"])
    except (KeyError, ValueError):
        return None


def _step(place: Place | None, message: bool, answers: dict[str, object]) -> dict[str, object]:
    by = {"by": told} if (told := request.form.get("acting", "").strip()[:120]) else {}
    if place is None:
        return {"open": {**by, "answers": answers}}
    return {"report" if message else "do": str(place), **by, "answers": answers}


def _form(one: Draft, asked: trying.Asked, questions: object) -> str:
    acting = request.form.get("acting", asked.groups[0] if asked.groups else "")
    return render_template("workbench/trial_form.html", draft=one, asked=asked, questions=questions, acting=acting)
