"""The scenarios of a draft, played; and on its diagram what none of them reaches."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from web.database import db
from web.desk.drawing import Drawn
from web.signing_in import signed_in
from web.workbench.blueprint import workbench
from web.workbench.drafts import beginning, keeping
from web.workbench.drafts.assessing import Assessment, assess
from web.workbench.drafts.file_routes import asked_draft
from web.workbench.procedure_pages import version_of


@workbench.get("/drafts/<int:number>/stories")
def stories(number: int) -> ResponseReturnValue:
    """Each scenario, whether it holds, and the coverage of the diagram."""
    one = asked_draft(number)
    address = url_for("workbench.draft_diagram", number=number)
    return _page(assess(one.procedure, keeping.contents(db.session(), one)), address, draft=one)


@workbench.get("/procedures/<stem>/stories")
def version_stories(stem: str) -> ResponseReturnValue:
    """The procedure's scenarios, played on a version; on the current one where none is named."""
    numbered = version_of(db.session(), signed_in(), stem, request.args.get("version", ""))
    files = beginning.files_of(db.session(), signed_in().organisation, numbered.version)
    address = url_for("desk.diagram", version=numbered.version)
    return _page(assess(stem, files), address, stem=stem, numbered=numbered)


def _page(found: Assessment, address: str, **more: object) -> str:
    drawn, missed = None, list[tuple[str, str]]()
    if found.version is not None and found.coverage is not None:
        diagram = found.version.diagram
        reached, missing = " ".join(sorted(found.coverage.reached)), " ".join(found.coverage.missed)
        drawn = Drawn(found.version.hash, diagram.name, waiting=missing, passed=reached, address=address)
        called = {each.id: each.name for each in diagram.elements.values()}
        called |= {each.id: each.name for each in diagram.flows.values()}
        missed = [(each, " ".join(called[each].split())) for each in found.coverage.missed]
    return render_template("workbench/stories.html", found=found, drawn=drawn, missed=missed, **more)
