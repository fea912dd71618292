"""Two versions beside each other, or a draft beside the version that runs today."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from engine import procedures
from web.database import db
from web.signing_in import signed_in
from web.workbench.blueprint import workbench
from web.workbench.comparing.comparison import compare as compared
from web.workbench.comparing.page import page
from web.workbench.comparing.standing import standing
from web.workbench.drafts import beginning, keeping
from web.workbench.drafts.file_routes import asked_draft
from web.workbench.numbering import histories
from web.workbench.procedure_pages import version_of


@workbench.get("/procedures/<stem>/compare")
def compare(stem: str) -> ResponseReturnValue:
    """Two versions of the procedure."""
    session, person = db.session(), signed_in()
    old, new = (version_of(session, person, stem, request.args.get(name, "")) for name in ("old", "new"))
    files = [procedures.stored(session, each.version).files for each in (old, new)]
    sides = [(_("version %(no)s", no=each.no), url_for("desk.diagram", version=each.version)) for each in (old, new)]
    shown = page(compared(*files), sides[0], sides[1], standing(session, person, old.version))
    return render_template("workbench/comparison.html", page=shown, stem=stem, draft=None)


@workbench.get("/drafts/<int:number>/compare")
def compare_draft(number: int) -> ResponseReturnValue:
    """A draft, and what runs today; or, where nothing does, what it began from."""
    one, session, person = asked_draft(number), db.session(), signed_in()
    history = next(iter(histories(session, person, one.procedure)), None)
    current = history.current if history is not None else None
    against = current.version if current is not None else one.base
    files = beginning.files_of(session, one.organisation, against) if against else {}
    called = _("version %(no)s, which runs today", no=current.no) if current is not None else _("what it began from")
    address = url_for("desk.diagram", version=against) if against else ""
    shown = page(
        compared(files, keeping.contents(session, one)),
        (called, address),
        (_("Draft %(number)s", number=number), url_for("workbench.draft_diagram", number=number)),
        standing(session, person, against) if against else {},
    )
    return render_template("workbench/comparison.html", page=shown, stem=one.procedure, draft=one)
