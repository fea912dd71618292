"""The scenarios of a draft, played; and on its diagram what none of them reaches."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from web.database import db
from web.desk.drawing import Drawn
from web.workbench.blueprint import workbench
from web.workbench.drafts import keeping
from web.workbench.drafts.assessing import assess
from web.workbench.drafts.file_routes import asked_draft


@workbench.get("/drafts/<int:number>/stories")
def stories(number: int) -> ResponseReturnValue:
    """Each scenario, whether it holds, and the coverage of the diagram."""
    one = asked_draft(number)
    found = assess(one.procedure, keeping.contents(db.session(), one))
    drawn, missed = None, list[tuple[str, str]]()
    if found.version is not None and found.coverage is not None:
        diagram = found.version.diagram
        address = url_for("workbench.draft_diagram", number=number)
        reached, missing = " ".join(sorted(found.coverage.reached)), " ".join(found.coverage.missed)
        drawn = Drawn(found.version.hash, diagram.name, waiting=missing, passed=reached, address=address)
        called = {each.id: each.name for each in diagram.elements.values()}
        called |= {each.id: each.name for each in diagram.flows.values()}
        missed = [(each, " ".join(called[each].split())) for each in found.coverage.missed]
    return render_template("workbench/stories.html", draft=one, found=found, drawn=drawn, missed=missed)
