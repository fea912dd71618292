"""What the editor is told of a draft as it is drawn: problems, names, and who else is there."""

from functools import partial

from flask import jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from engine.sentences import translated
from web.clock import now
from web.database import db
from web.signing_in import signed_in
from web.workbench.blueprint import files
from web.workbench.comparing import wording
from web.workbench.comparing.comparison import compare
from web.workbench.drafts import checking, keeping, visiting
from web.workbench.drafts.file_routes import asked_draft


@files.get("/problems")
def problems(number: int) -> ResponseReturnValue:
    """All that is wrong with the draft, in the reader's language, errors first."""
    one, say = asked_draft(number), partial(translated, gettext=gettext)
    told = [
        {
            "file": each.file,
            "line": each.line,
            "element": each.element,
            "name": each.name,
            "rule": each.rule,
            "severity": each.severity,
            "sentence": say(each.sentence),
            "hint": say(each.hint),
        }
        for each in checking.problems(one.procedure, keeping.contents(db.session(), one))
    ]
    return jsonify(problems=told)


@files.get("/names")
def names(number: int) -> ResponseReturnValue:
    """What expressions, lanes and tasks of the draft may name."""
    one = asked_draft(number)
    found = checking.names(one.procedure, keeping.contents(db.session(), one))
    return jsonify(
        names=[vars(each) for each in found.names], roles=found.roles, forms=found.forms, decisions=found.decisions
    )


@files.post("/difference")
def difference(number: int) -> ResponseReturnValue:
    """What a file, as somebody has it in their browser, says otherwise than the draft, in words."""
    one, path = asked_draft(number), request.args.get("path", "")[:300]
    theirs, _revision = keeping.content(db.session(), one, path)
    found = compare({path: theirs}, {path: request.get_data()})
    return jsonify(words=[sentence for each in (*found.changes, *found.moved) for sentence in wording.sentences(each)])


@files.post("/here")
def here(number: int) -> ResponseReturnValue:
    """The reader is at the draft; who else is, and which revision each file has."""
    one, person, told = asked_draft(number), signed_in(), request.get_json(silent=True)
    told = told if isinstance(told, dict) else {}
    visiting.here(db.session(), one, person.name, str(told.get("tab", "")), str(told.get("path", "")), now())
    others = [vars(each) for each in visiting.others(db.session(), one, person.name, now())]
    return jsonify(others=others, revisions={each.path: each.revision for each in keeping.files(db.session(), one)})
