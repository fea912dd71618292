"""Files for programs: handed in before the answer that names them, and fetched from a case."""

from flask import request
from flask.typing import ResponseReturnValue

from engine.record.attachments import Attachment
from forms import attached
from web.api.blueprint import api
from web.api.reading import json_answer
from web.desk import uploading
from web.desk.attachment_pages import attachment
from web.desk.uploading import NotTaken
from web.languages import chosen, said
from web.refusals import answer


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


api.add_url_rule("/cases/<number>/attachments/<digest>", "attachment", attachment)
