"""The procedures in the workbench: all of them, one with its versions, and how a draft of them begins."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from engine import archives
from engine.cases.refusals import Refused
from engine.people import Person
from web.clock import now
from web.database import db
from web.desk.blueprint import reader, zone
from web.refusals import code_of, said
from web.signing_in import signed_in
from web.workbench import procedures_shown
from web.workbench.blueprint import workbench
from web.workbench.drafts import beginning
from web.workbench.numbering import History, Numbered, histories
from web.workbench.refusals import NotAVersion


@workbench.get("")
def procedures() -> ResponseReturnValue:
    """Every procedure with its versions and drafts."""
    return _shown()


@workbench.get("/procedures/<stem>")
def procedure(stem: str) -> ResponseReturnValue:
    """One procedure: versions, drafts, clauses."""
    page = procedures_shown.one(db.session(), signed_in(), stem, zone(), reader())
    return render_template("workbench/procedure.html", page=page)


@workbench.post("/procedures/<stem>/drafts")
def change(stem: str) -> ResponseReturnValue:
    """A draft of the version that was chosen, or of the current one, is there."""
    numbered = version_of(db.session(), signed_in(), stem, request.form.get("version", ""))
    note = request.form.get("note", "")
    return _opened(beginning.from_version(db.session(), signed_in(), numbered.version, now(), note))


@workbench.post("/procedures/<stem>/copies")
def copy(stem: str) -> ResponseReturnValue:
    """A draft of a procedure of its own, with all that this one has."""
    numbered = version_of(db.session(), signed_in(), stem, request.form.get("version", ""))
    to, name = request.form.get("stem", ""), request.form.get("name", "")
    return _opened(beginning.as_copy(db.session(), signed_in(), numbered.version, to, name, now()))


@workbench.post("/drafts")
def begin() -> ResponseReturnValue:
    """A draft from uploaded files, or with an empty diagram; else the page again, with a sentence."""
    stem, name = request.form.get("stem", ""), request.form.get("name", "")
    chosen = [each for each in request.files.getlist("files") if each.filename]
    given = {PurePosixPath(str(each.filename)).name: each.read() for each in chosen}
    try:
        if given:
            return _opened(beginning.from_files(db.session(), signed_in(), stem, given, now()))
        return _opened(beginning.from_nothing(db.session(), signed_in(), stem, name, now()))
    except Refused as refused:
        flash(said(refused), "error")
        return _shown(), code_of(refused)


@workbench.get("/procedures/<stem>/versions/<version>.zip")
def bundle(stem: str, version: str) -> ResponseReturnValue:
    """The version's files and the procedure's scenarios, as a modeler on a desktop opens them."""
    numbered = version_of(db.session(), signed_in(), stem, version)
    files = beginning.files_of(db.session(), signed_in().organisation, numbered.version)
    return attached(f"{stem}-{numbered.no}.zip", archives.packed(files))


def version_of(session: Session, person: Person, stem: str, version: str) -> Numbered:
    """The version of the procedure, or its current one where none is named; NotAVersion."""
    return found_in(histories(session, person, stem), stem, version)


def found_in(known: Iterable[History], stem: str, version: str) -> Numbered:
    """The same among histories that have been read already."""
    for history in known:
        found = history.of(version) if version else history.current or history.versions[0]
        if history.stem == stem and found is not None:
            return found
    raise NotAVersion


def attached(name: str, content: bytes) -> Response:
    """A file to keep."""
    answer = Response(content, mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _shown() -> str:
    page = procedures_shown.all_of_them(db.session(), signed_in(), zone(), reader())
    typed = {name: request.form.get(name, "") for name in ("stem", "name")}
    return render_template("workbench/procedures.html", page=page, typed=typed)


def _opened(number: int) -> ResponseReturnValue:
    flash(_("Draft %(number)s is there. It changes nothing until it is deployed.", number=number))
    return redirect(url_for("workbench.draft", number=number), 303)
