"""The addresses of the workbench: its pages for people, and the files of drafts for the editor."""

from functools import partial
from typing import Any

from flask import Blueprint, abort
from flask_babel import gettext

from engine.sentences import translated
from web.signing_in import signed_in

workbench = Blueprint("workbench", __name__, url_prefix="/workbench")
files = Blueprint("draft_files", __name__, url_prefix="/workbench/drafts/<int:number>")
"""What the editor's script asks for and sends; refusals are JSON."""


def _analysts_only() -> None:
    person = signed_in()
    if not (person.analyst or person.administrator):
        abort(403)


workbench.before_request(_analysts_only)
files.before_request(_analysts_only)


@workbench.context_processor
def _telling() -> dict[str, Any]:
    """`told` says a sentence of the engine in the reader's language."""
    return {"told": partial(translated, gettext=gettext)}
