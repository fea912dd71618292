"""The register, a case, and the diagrams on these pages."""

from typing import cast

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from engine import procedures
from web.addresses import number_of
from web.database import db
from web.desk import case, drawing, listing
from web.desk.blueprint import desk, reader, zone
from web.desk.listing import Asked, State
from web.signing_in import signed_in

MOST_PAGES = 400
A_YEAR = 365 * 24 * 3600


@desk.get("/cases", endpoint="cases")
def listed() -> ResponseReturnValue:
    """The organisation's cases, newest first."""
    state = request.args.get("state")
    asked = Asked(
        state=cast(State, state) if state in ("open", "closed") else None,
        text=request.args.get("text", "").strip()[:100],
        page=min(max(request.args.get("page", 1, int), 1), MOST_PAGES),
    )
    page = listing.page(db.session(), signed_in(), asked, zone(), reader())
    return render_template("desk/cases.html", page=page)


@desk.get("/cases/<number>", endpoint="case")
def shown(number: str) -> ResponseReturnValue:
    """Where the case stands, what was answered, and its history."""
    page = case.page(db.session(), signed_in(), number, number_of(request.args.get("before")), reader())
    return render_template("desk/case.html", page=page)


@desk.get("/procedures/<version>/diagram.bpmn", endpoint="diagram")
def diagram(version: str) -> ResponseReturnValue:
    """The version's diagram as it was deployed; it never changes, so a browser may keep it."""
    session = db.session()
    if not drawing.may_see(session, signed_in().organisation, version):
        abort(404)
    bundle = procedures.version(session, version).bundle
    answer = Response(bundle.files[bundle.diagram_path], mimetype="application/xml")
    answer.cache_control.private = True
    answer.cache_control.max_age = A_YEAR
    answer.cache_control.immutable = True
    return answer
