"""The addresses under `/api/`: a token for a program, then cases and tasks as JSON."""

from typing import Any

from flask import abort, jsonify, request
from flask.typing import ResponseReturnValue

from engine.cases.perform import perform
from engine.cases.reading import read_by
from engine.cases.refusals import TaskAlreadyDone
from engine.cases.requests import CompleteTask, Filled, OpenCase
from engine.facts import Place
from engine.projections import inbox
from web import tokens
from web.answering import Unanswered
from web.api import asking, file_routes, procedure_routes, saying
from web.api.blueprint import api
from web.api.reading import Malformed, about, body, json_answer
from web.clock import now
from web.database import db
from web.people import reading
from web.refusals import answer
from web.signing_in import limiter, present, signed_in, tries, who

__all__ = ["api", "file_routes", "procedure_routes"]


@api.errorhandler(Unanswered)
def _unanswered(unanswered: Unanswered) -> ResponseReturnValue:
    return answer(422, str(asking.LOOK_AGAIN), "Unanswered", fields=saying.fields(unanswered))


@api.errorhandler(Malformed)
def _malformed(malformed: Malformed) -> ResponseReturnValue:
    fields = {malformed.name: [str(asking.MISSING)]} if malformed.name else {}
    return answer(400, str(asking.NOT_JSON), "Malformed", fields=fields)


@api.post("/tokens")
@limiter.limit("200/hour", deduct_when=lambda response: response.status_code == 401)
@limiter.limit(
    "5/minute;30/hour",
    key_func=lambda: tries(str(about().get("login", ""))),
    deduct_when=lambda response: response.status_code == 401,
)
def sign_in() -> ResponseReturnValue:
    """A token for `Authorization: Bearer …`, from `login` and `password`."""
    told = body(login=str, password=str)
    found = who(told["login"].strip(), told["password"])
    if found is None:
        return answer(401, str(asking.NOT_RIGHT), "NotSignedIn")
    return jsonify(token=tokens.new(found), expires_in=tokens.LIFE)


@api.post("/cases")
def open_case() -> ResponseReturnValue:
    """A case of `procedure`; with `answers` its first task is done too. `submission` makes the request repeatable."""
    told = body(procedure=str)
    person, at, known = signed_in(), now(), present()
    departments = reading.departments(db.session(), person.organisation)
    filled = None
    if told.get("answers") is not None:
        first = asking.first(db.session(), person, told["procedure"], at, known.zone, departments)
        filled = first.filled(told["answers"])
    submission = asking.submission(told)
    asked = OpenCase(told["procedure"], person, at, submission, filled, departments, known.zone)
    outcome = perform(asked, db.session())
    return json_answer(saying.case(outcome.case, person), 200 if outcome.repeated else 201)


@api.get("/tasks")
def tasks() -> ResponseReturnValue:
    """A page of what waits for the program's person; `whose` is all, mine or team, also `procedure`, `role`, `page`."""
    whose, page = request.args.get("whose", "all"), request.args.get("page", 1, type=int)
    if whose not in ("all", "mine", "team") or page < 1:
        abort(400)
    chosen: Any = whose
    procedure, role = request.args.get("procedure"), request.args.get("role")
    found, more = inbox.tasks(db.session(), signed_in(), chosen, procedure, role, page)
    return json_answer({"tasks": [saying.listed(one) for one in found], "more": more})


@api.get("/cases/<number>")
def case(number: str) -> ResponseReturnValue:
    """Where a case of the organisation stands."""
    return json_answer(saying.case(read_by(db.session(), signed_in(), number, now()), signed_in()))


@api.get("/cases/<number>/tasks/<element>/<int:occurrence>")
def task(number: str, element: str, occurrence: int) -> ResponseReturnValue:
    """What a task asks, and what has been answered so far."""
    asked = asking.task(db.session(), signed_in(), number, Place(element, occurrence), now())
    return json_answer(saying.task(asked, db.session()))


@api.post("/cases/<number>/tasks/<element>/<int:occurrence>")
def complete(number: str, element: str, occurrence: int) -> ResponseReturnValue:
    """The task is done with `answers`; the case as it stands then."""
    told, person, at, place = body(), signed_in(), now(), Place(element, occurrence)
    submission = asking.submission(told)
    try:
        asked, given = asking.task(db.session(), person, number, place, at), told.get("answers") or {}
        filled = asked.filled(given, asked.earlier(db.session(), given))
    except TaskAlreadyDone:
        if not asking.carried_out(db.session(), submission):
            raise
        filled = Filled()  # the door gives the first answer again
    outcome = perform(CompleteTask(number, place, person, at, submission, filled), db.session())
    return json_answer(saying.case(outcome.case, person))
