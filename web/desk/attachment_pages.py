"""The files of a case, for whoever may see the answers that name them."""

from io import BytesIO

from flask import Response, abort, send_file

from engine.cases.reading import read_by
from engine.record import attachments
from web.clock import now
from web.database import db
from web.desk.blueprint import desk
from web.signing_in import signed_in


@desk.get("/cases/<number>/attachments/<digest>", endpoint="attachment")
def attachment(number: str, digest: str) -> Response:
    """A file that was given with an answer, to be saved; no browser is to show or run it."""
    session = db.session()
    case = read_by(session, signed_in(), number, now())
    found = attachments.one(session, case.id, digest)
    if found is None:
        abort(404)
    answer = send_file(BytesIO(found.content), "application/octet-stream", as_attachment=True, download_name=found.name)
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Security-Policy"] = "sandbox"
    return answer
