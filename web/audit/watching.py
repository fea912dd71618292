"""Who sees what is noted: after every page that shows a case or searches for cases, whoever asked for it."""

import logging

from flask import Flask, Response, g, request
from sqlalchemy.exc import IntegrityError

from engine.database import writing
from engine.people import Person
from engine.record import views
from engine.record.views import View
from web.clock import now
from web.database import db

SEEN = {
    "desk.case": "case",
    "desk.replay": "replay",
    "desk.beside": "replay",
    "desk.task": "task",
    "desk.report": "task",
    "desk.correcting": "task",
    "desk.attachment": "attachment",
    "api.case": "case",
    "api.attachment": "attachment",
    "api.task": "task",
    "operating.case": "case",
    "workbench.moving": "search",
    "audit.searched": "search",
    "audit.figures": "figures",
    "audit.views": "views",
    "audit.exported": "bundle",
    "audit.log": "log",
    "paper.document": "paper",
    "stocking.shown": "stock",
    "stocking.exported": "stock",
    "paper.report": "paper",
    "paper.issued": "paper",
}
"""What is noted, by the endpoint of the page."""
_NUMBERS = ("number", "other")
"""What an address calls the numbers of the cases that it shows."""
_ATTEMPTS = 5

log = logging.getLogger("shouli")


def install(app: Flask) -> None:
    """Every page of `SEEN` that was shown stands in the chain of views; what was refused does not."""
    app.after_request(_note)


def _note(response: Response) -> Response:
    kind, known = SEEN.get(request.endpoint or ""), g.get("known")
    if kind is None or known is None or response.status_code != 200 or request.method not in ("GET", "POST"):
        return response
    asked = request.view_args or {}
    told = {"from": request.remote_addr or "", "query": request.query_string.decode("utf-8", "replace")[:500]}
    told |= {name: request.form.get(name, "")[:200] for name in ("format", "personal", "reason")}
    told |= {name: str(value) for name, value in asked.items() if name not in _NUMBERS}
    said = {name: text for name, text in told.items() if text}
    numbers: list[str | None] = [str(asked[name])[:60] for name in _NUMBERS if name in asked]
    for number in numbers or [None]:
        note(known.person, kind, number, said)
    return response


def note(person: Person, kind: str, number: str | None, told: dict[str, str]) -> None:
    """The view stands behind the organisation's last; another process that was faster is waited for."""
    session = db.session()
    for attempt in range(_ATTEMPTS):
        try:
            writing(session)
            views.note(session, person.organisation, View(0, kind, now(), person.name, number, told))
            session.commit()
            return
        except IntegrityError:
            session.rollback()
            if attempt == _ATTEMPTS - 1:
                raise
