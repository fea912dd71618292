"""A draft in the editor, its bundle for a desktop, files brought into it, and throwing it away."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from engine import archives, deployments
from engine.cases.refusals import Refused
from web.clock import now
from web.database import db
from web.refusals import said
from web.signing_in import signed_in
from web.workbench.blueprint import workbench
from web.workbench.drafts import checking, keeping, releasing
from web.workbench.drafts.file_routes import asked_draft
from web.workbench.drafts.keeping import Draft
from web.workbench.drafts.uploading import placed
from web.workbench.procedure_pages import attached
from web.workbench.refusals import NothingUploaded


@dataclass(frozen=True)
class OneFile:
    """A file as the editor's page names it."""

    path: str
    name: str
    kind: str
    revision: int


@dataclass(frozen=True)
class Editor:
    """The page of a draft."""

    id: int
    name: str
    procedure: str
    base: str | None
    tabs: tuple[tuple[str, str, str], ...]
    tab: str
    files: tuple[OneFile, ...]
    address: str
    links: dict[str, str]


@workbench.get("/drafts/<int:number>")
def draft(number: int) -> ResponseReturnValue:
    """The editor."""
    one = asked_draft(number)
    tabs = tuple(_tabs(one))
    wanted = request.args.get("tab", "diagram")
    page = Editor(
        id=one.id,
        name=_name(one),
        procedure=one.procedure,
        base=one.base[:12] if one.base else None,
        tabs=tabs,
        tab=wanted if wanted in {key for key, _label, _url in tabs} else "diagram",
        files=tuple(_files(one)),
        address=url_for("workbench.draft", number=one.id),
        links=_links(one),
    )
    return render_template("workbench/draft.html", page=page)


@workbench.get("/drafts/<int:number>/bundle.zip")
def draft_bundle(number: int) -> ResponseReturnValue:
    """All files of the draft, as a modeler on a desktop opens them."""
    one = asked_draft(number)
    return attached(f"{one.procedure}-draft-{one.id}.zip", archives.packed(keeping.contents(db.session(), one)))


@workbench.post("/drafts/<int:number>/upload")
def upload(number: int) -> ResponseReturnValue:
    """The draft has these files from now on; what stood under their names can be set back."""
    one, session = asked_draft(number), db.session()
    given = {
        PurePosixPath(str(each.filename)).name: each.read() for each in request.files.getlist("files") if each.filename
    }
    try:
        if not given:
            raise NothingUploaded
        files, standing = (
            placed(given, one.procedure),
            {each.path: each.revision for each in keeping.files(session, one)},
        )
        for path, content in files.items():
            keeping.save(session, one, path, content, standing.get(path, 0), signed_in().name, now())
        flash(_("Brought in: %(files)s.", files="、".join(PurePosixPath(path).name for path in files)))
    except Refused as refused:
        flash(said(refused), "error")
    return redirect(url_for("workbench.draft", number=one.id), 303)


@workbench.post("/drafts/<int:number>/throw-away")
def throw_away(number: int) -> ResponseReturnValue:
    """The draft is gone."""
    one = asked_draft(number)
    releasing.throw_away(db.session(), one)
    flash(_("Draft %(number)s was thrown away.", number=one.id))
    return redirect(url_for("workbench.procedures"), 303)


def _tabs(one: Draft) -> Iterator[tuple[str, str, str]]:
    for key, label in (
        ("diagram", _("Diagram")),
        ("tables", _("Decision tables")),
        ("forms", _("Forms")),
        ("clauses", _("Clauses")),
        ("scenarios", _("Scenarios")),
    ):
        yield key, label, url_for("workbench.draft", number=one.id, tab=key)


def _files(one: Draft) -> Iterator[OneFile]:
    for each in keeping.files(db.session(), one):
        yield OneFile(each.path, PurePosixPath(each.path).name, each.kind, each.revision)


def _links(one: Draft) -> dict[str, str]:
    pages = {"play": "trial", "stories": "stories", "compare": "compare_draft", "deploy": "deploying"}
    told = {name: url_for(f"workbench.{page}", number=one.id) for name, page in pages.items()}
    told["download"] = url_for("workbench.draft_bundle", number=one.id)
    home = url_for("workbench.procedure", stem=one.procedure) if _deployed(one) else url_for("workbench.procedures")
    return {**told, "procedure": home}


def _deployed(one: Draft) -> bool:
    return one.procedure in {each.stem for each in deployments.ever_deployed_in(db.session(), one.organisation)}


def _name(one: Draft) -> str:
    return checking.name_of(one.procedure, keeping.contents(db.session(), one))
