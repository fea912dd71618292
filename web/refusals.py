"""What a refusal is over HTTP: its code, and a page (for a program: JSON) with a sentence that says what to do next."""

import logging
from typing import Any

from flask import Flask, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_limiter.errors import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError
from werkzeug.exceptions import HTTPException

from engine.cases import operation_refusals, refusals, stock_refusals
from engine.cases.refusals import Refused
from engine.sentences import values_in
from web.paper import refusals as paper
from web.workbench import refusals as drafting

CODES: dict[type[Refused], int] = {
    refusals.UnknownProcedure: 404,
    refusals.UnknownCase: 404,
    refusals.UnknownTask: 404,
    refusals.NoMoment: 404,
    refusals.NeverInThisCase: 404,
    refusals.NotAMoment: 422,
    refusals.NotYours: 403,
    refusals.ChecksOwnWork: 403,
    refusals.FirstTaskNotYours: 403,
    refusals.TaskAlreadyDone: 409,
    refusals.ClaimedByAnother: 409,
    refusals.NotClaimed: 409,
    refusals.NotAwaited: 409,
    refusals.CaseAlreadyClosed: 409,
    refusals.WithoutReason: 422,
    operation_refusals.NotAnAnalyst: 403,
    operation_refusals.NotAnOperator: 403,
    refusals.SubmittedElsewhere: 409,
    stock_refusals.NotTheCustodian: 403,
    stock_refusals.NumberRefused: 422,
    **dict.fromkeys(stock_refusals.MISTYPED, 422),
    refusals.CannotGoOn: 500,
    drafting.UnknownDraft: 404,
    drafting.UnknownFile: 404,
    drafting.NotAVersion: 404,
    drafting.NoSuchPath: 422,
    drafting.NoSuchStem: 422,
    drafting.NothingUploaded: 422,
    drafting.NotReadable: 422,
    drafting.ReasonMissing: 422,
    paper.UnknownDocument: 404,
    paper.NotIssued: 404,
    paper.UnknownCopy: 404,
    paper.NotFilledYet: 404,
    paper.CopyNotYours: 403,
    paper.NotForCustomers: 403,
    paper.PaperNotMade: 500,
}
"""A diagram that cannot be followed and a paper that cannot be printed are our fault, not the person's: 500, but with its sentence."""

SENTENCES: dict[int, Any] = {
    400: lazy_gettext("This page could not be read. Go back, load it again and send it once more."),
    401: lazy_gettext("Sign in first."),
    403: lazy_gettext("This is not for you. Ask an administrator if it should be."),
    404: lazy_gettext("There is nothing at this address. The case may belong to another organisation."),
    405: lazy_gettext("This address cannot be used in this way."),
    409: lazy_gettext("Something has changed in the meantime. Load the page again."),
    413: lazy_gettext("This is too much at once. Go back, shorten the texts or choose fewer files, and send again."),
    415: lazy_gettext("Send JSON, with the content type application/json."),
    422: lazy_gettext("Some answers need another look."),
    429: lazy_gettext("Too many attempts. Wait a minute, then try again."),
    500: lazy_gettext(
        "Something went wrong here. Nothing was saved; try again, and tell an administrator if it stays so."
    ),
}

log = logging.getLogger("shouli")


def code_of(refused: Refused) -> int:
    """The HTTP code of a refusal; 409 for one that a later release of the engine adds."""
    return next((CODES[kind] for kind in type(refused).__mro__ if kind in CODES), 409)


def said(refused: Refused) -> str:
    """The refusal in the reader's language."""
    return str(gettext(refused.sentence, **values_in(refused.values, gettext)))


def for_program() -> bool:
    """Whether the answer goes to a program, which reads JSON."""
    return request.path.startswith("/api/")


def answer(code: int, sentence: str, error: str, **more: Any) -> ResponseReturnValue:
    """The refusal as its reader expects it."""
    if for_program():
        return jsonify(error=error, sentence=sentence, fields=more.get("fields", {})), code
    return render_template("refusal.html", code=code, sentence=sentence), code


def install(app: Flask) -> None:
    """No refusal and no failure of the application is shown as a bare code or a stack trace."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(RateLimitExceeded, _too_often)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(DataError, _unsayable)
    app.register_error_handler(500, _failed)


def _refused(refused: Refused) -> ResponseReturnValue:
    code = code_of(refused)
    if code >= 500:
        log.error("%s: %s", request.path, refused)
    return answer(code, said(refused), type(refused).__name__)


def _forged(error: CSRFError) -> ResponseReturnValue:
    return answer(400, str(SENTENCES[400]), "CSRFError")


def _too_often(error: RateLimitExceeded) -> ResponseReturnValue:
    return answer(429, str(SENTENCES[429]), "TooManyAttempts")


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.response is not None or error.code < 400:
        return error.get_response()  # a redirect, or an answer made elsewhere
    return answer(error.code, str(SENTENCES.get(error.code, SENTENCES[400])), type(error).__name__)


def _unsayable(error: DataError) -> ResponseReturnValue:
    """Something that no database can look for, such as a text with a NUL in it."""
    return answer(400, str(SENTENCES[400]), "Unsayable")


def _failed(error: Exception) -> ResponseReturnValue:
    return answer(500, str(SENTENCES[500]), "InternalError")
