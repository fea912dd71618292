"""Procedures for programs: checked, deployed and fetched as archives, by an analyst's token."""

from functools import partial
from typing import Any

from flask import Response, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from engine import archives
from engine.archives import ArchiveRefused
from engine.people import Person
from engine.sentences import translated
from web.api.blueprint import api
from web.api.reading import json_answer
from web.clock import now
from web.database import db
from web.refusals import said
from web.signing_in import signed_in
from web.workbench.drafts import beginning, releasing
from web.workbench.drafts.assessing import Assessment, assess
from web.workbench.drafts.paths import STEM, moved
from web.workbench.numbering import histories
from web.workbench.procedure_pages import version_of
from web.workbench.refusals import DraftHasErrors, NoSuchStem, NotReadable, ScenariosFail


@api.get("/procedures")
def procedures() -> ResponseReturnValue:
    """Every procedure with its versions, the newest first."""
    person = _analyst()
    return json_answer(
        {
            "procedures": [
                {
                    "procedure": each.stem,
                    "name": each.name,
                    "current": each.current.version if each.current else None,
                    "versions": [{"no": one.no, "version": one.version, **vars(one.cases)} for one in each.versions],
                }
                for each in histories(db.session(), person)
            ]
        }
    )


@api.get("/procedures/<stem>.zip")
def pull(stem: str) -> ResponseReturnValue:
    """The files and scenarios of a version, of the current one where none is named."""
    numbered = version_of(db.session(), _analyst(), stem, request.args.get("version", ""))
    files = beginning.files_of(db.session(), signed_in().organisation, numbered.version)
    return Response(archives.packed(files), mimetype="application/zip")


@api.post("/procedures/<stem>/check")
def check(stem: str) -> ResponseReturnValue:
    """What the check and the scenarios say of an archive; nothing is deployed."""
    _analyst()
    return json_answer(_told(assess(stem, _files(stem))))


@api.put("/procedures/<stem>")
def deploy(stem: str) -> ResponseReturnValue:
    """New cases begin on what is in the archive; `note` and `reason` stand in the address."""
    person, files = _analyst(), _files(stem)
    note, reason = request.args.get("note", ""), request.args.get("reason", "")
    try:
        found = releasing.bring(db.session(), person.organisation, stem, files, (person.name, note, reason), now())
    except (DraftHasErrors, ScenariosFail) as refused:
        told = _told(assess(stem, files))
        return json_answer({"error": type(refused).__name__, "sentence": said(refused), "fields": {}, **told}, 422)
    assert found.version is not None
    return json_answer({"version": found.version.hash, **_told(found)})


def _analyst() -> Person:
    person = signed_in()
    if not (person.analyst or person.administrator):
        abort(403)
    return person


def _files(stem: str) -> dict[str, bytes]:
    if not STEM.fullmatch(stem):
        raise NoSuchStem(stem=stem[:60])
    try:
        own, files = archives.files_of(request.get_data())
    except ArchiveRefused as refused:
        raise NotReadable(reason=refused.sentence) from refused
    return {moved(path, own, stem): content for path, content in files.items()}


def _told(found: Assessment) -> dict[str, Any]:
    say = partial(translated, gettext=gettext)
    return {
        "problems": [{**vars(each), "sentence": say(each.sentence), "hint": say(each.hint)} for each in found.problems],
        "scenarios": [
            {"path": each.path, "title": each.title, "holds": each.holds, "failure": each.failure}
            for each in found.results
        ],
        "unreached": list(found.coverage.missed) if found.coverage else [],
    }
