"""Files for programs: handed in before the answer that names them, and fetched from a case."""

from urllib.parse import quote

from flask import Response, abort, request
from flask.typing import ResponseReturnValue

from engine.cases.reading import read_by
from engine.record import attachments
from engine.record.attachments import Attachment
from forms import attached
from web.api.blueprint import api
from web.api.reading import json_answer
from web.clock import now
from web.database import db
from web.desk import uploading
from web.desk.uploading import NotTaken
from web.languages import chosen, said
from web.refusals import answer
from web.signing_in import signed_in


@api.post("/attachments", endpoint="bring")
def bring() -> ResponseReturnValue:
    """The body is a file called `?name=`; it waits for an answer, and what that answer says of it is given back."""
    name = attached.safe_name(request.args.get("name", ""))
    kind = (request.mimetype or "application/octet-stream")[: attached.LONGEST_TYPE]
    try:
        told = uploading.brought(Attachment(name, kind, request.get_data(cache=False), uploading.salt()))
    except NotTaken as reason:
        return answer(422, said(reason.args[0], chosen()), "NotTaken")
    return json_answer(told, 201)


@api.get("/cases/<number>/attachments/<digest>", endpoint="attachment")
def fetched(number: str, digest: str) -> Response:
    """A file of a case."""
    case = read_by(db.session(), signed_in(), number, now())
    found = attachments.one(db.session(), case.id, digest)
    if found is None:
        abort(404)
    name = f"attachment; filename*=UTF-8''{quote(found.name)}"
    return Response(found.content, 200, {"Content-Disposition": name}, mimetype="application/octet-stream")
