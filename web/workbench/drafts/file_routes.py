"""The files of a draft over HTTP: read, saved over the revision that was read, removed, set back."""

from flask import Response, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from engine.cases.refusals import Refused
from web.clock import now
from web.database import db
from web.desk import due, names
from web.desk.blueprint import reader, zone
from web.refusals import code_of, said
from web.signing_in import signed_in
from web.workbench.blueprint import files
from web.workbench.drafts import keeping
from web.workbench.drafts.keeping import Draft
from web.workbench.refusals import SavedMeanwhile


def asked_draft(number: int) -> Draft:
    """The draft of the address, which is the reader's organisation's; UnknownDraft."""
    return keeping.draft(db.session(), signed_in().organisation, number)


@files.errorhandler(Refused)
def refused(refusal: Refused) -> ResponseReturnValue:
    """A refusal, for the editor's script to say."""
    return jsonify(error=type(refusal).__name__, sentence=said(refusal)), code_of(refusal)


@files.errorhandler(SavedMeanwhile)
def saved_meanwhile(refusal: SavedMeanwhile) -> ResponseReturnValue:
    """Somebody else saved the file: who, when, and which revision stands there now."""
    by = names.of(db.session(), signed_in().organisation, [refusal.values["by"]])(refusal.values["by"])
    at = refusal.values["time"]
    time = due.dated(at, zone(), reader().language)
    sentence = _("%(by)s saved this file at %(time)s, after you had opened it.", by=by, time=time)
    revision = refusal.values["revision"]
    return jsonify(error="SavedMeanwhile", sentence=sentence, revision=revision, by=by, at=at.isoformat()), 409


@files.get("/files")
def listed(number: int) -> ResponseReturnValue:
    """The draft's files and their revisions."""
    found = keeping.files(db.session(), asked_draft(number))
    called = names.of(db.session(), signed_in().organisation, [each.by for each in found])
    told = [
        {
            "path": each.path,
            "kind": each.kind,
            "revision": each.revision,
            "by": called(each.by),
            "at": each.at.isoformat(),
        }
        for each in found
    ]
    return jsonify(files=told)


@files.get("/file")
def read(number: int) -> ResponseReturnValue:
    """What stands in a file, with its revision."""
    content, revision = keeping.content(db.session(), asked_draft(number), _path())
    answer = Response(content, mimetype="text/plain" if _path().endswith(".yaml") else "application/octet-stream")
    answer.headers["X-Revision"] = str(revision)
    return answer


@files.put("/file")
def save(number: int) -> ResponseReturnValue:
    """The file has this content from now on."""
    one, content = asked_draft(number), request.get_data()
    revision = keeping.save(db.session(), one, _path(), content, _based(), signed_in().name, now())
    return jsonify(revision=revision)


@files.delete("/file")
def remove(number: int) -> ResponseReturnValue:
    """The file is gone; it can be set back."""
    one = asked_draft(number)
    return jsonify(revision=keeping.save(db.session(), one, _path(), None, _based(), signed_in().name, now()))


@files.post("/undo")
def undo(number: int) -> ResponseReturnValue:
    """The file is as it was one change earlier."""
    one = asked_draft(number)
    return jsonify(revision=keeping.undo(db.session(), one, _path(), _based(), signed_in().name, now()))


def _path() -> str:
    return request.args.get("path", "")[:300]


def _based() -> int:
    told = request.headers.get("X-Base-Revision", "0")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else -1
