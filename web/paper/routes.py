"""The papers of a case, for whoever sees the case: its forms copy by copy, and the report."""

from io import BytesIO

from flask import Blueprint, Response, request, send_file
from flask.typing import ResponseReturnValue

from engine.cases.reading import read_by
from web.clock import now
from web.database import db
from web.paper import issuing, printing, reporting
from web.signing_in import limiter, signed_in

paper = Blueprint("paper", __name__)
_OFTEN = "30/minute"
"""A paper costs seconds of a processor."""


def _who() -> str:
    return signed_in().name


@paper.get("/cases/<number>/paper/<title>/<int:copy>.pdf", endpoint="document")
@limiter.limit(_OFTEN, key_func=_who)
def document(number: str, title: str, copy: int) -> ResponseReturnValue:
    """A copy of one of the procedure's own forms; `?for=customer` as it may be given away."""
    session, person, at = db.session(), signed_in(), now()
    read_by(session, person, number, at)
    found = printing.found(session, person.organisation, number, title, at)
    wanted = (found, found.copy_for(person, copy))
    given = request.args.get("for") == "customer"
    content = printing.document(session, person.organisation, number, wanted, at, personal=True, for_customer=given)
    mark = "交投诉人" if given else wanted[1].mark
    return _file(content, f"{number} {found.title} {mark}.pdf")


@paper.get("/cases/<number>/paper/issued/<int:no>.pdf", endpoint="issued")
@limiter.limit(_OFTEN, key_func=_who)
def issued(number: str, no: int) -> ResponseReturnValue:
    """The form that the diagram issued by this fact, as the case stood then."""
    session, person, at = db.session(), signed_in(), now()
    case = read_by(session, person, number, at)
    fact = issuing.by(session, case, no)
    found = printing.found(session, person.organisation, number, fact.title, at)
    wanted = (found, found.copy_for(person, fact.copy))
    content = printing.document(
        session, person.organisation, number, wanted, at, personal=True, for_customer=fact.customer, as_of=no
    )
    mark = "交投诉人" if fact.customer else wanted[1].mark
    return _file(content, f"{number} {found.title} {mark} #{no}.pdf")


@paper.get("/cases/<number>/paper/report.pdf", endpoint="report")
@limiter.limit(_OFTEN, key_func=_who)
def report(number: str) -> ResponseReturnValue:
    """The report of the whole case, without personal answers."""
    read_by(db.session(), signed_in(), number, now())
    content = reporting.report(db.session(), signed_in().organisation, number, now())
    return _file(content, f"{number} 案件报告.pdf")


def _file(content: bytes, name: str) -> Response:
    """The file to be saved under its Chinese name (RFC 6266); it is kept nowhere on the way."""
    answer = send_file(BytesIO(content), "application/pdf", as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
