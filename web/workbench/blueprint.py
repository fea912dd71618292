"""The addresses of the workbench: its pages for people, and the files of drafts for the editor."""

from functools import partial
from typing import Any

from flask import Blueprint, abort, request
from flask_babel import gettext

from engine.sentences import translated
from web.signing_in import signed_in

workbench = Blueprint("workbench", __name__, url_prefix="/workbench")
files = Blueprint("draft_files", __name__, url_prefix="/workbench/drafts/<int:number>")
"""What the editor's script asks for and sends; refusals are JSON."""


READABLE = frozenset(
    f"workbench.{page}" for page in ("procedures", "procedure", "compare", "version_stories", "bundle")
)
"""The pages that auditors may read: what was deployed, by whom and why, and in what versions differ."""


def may_change() -> bool:
    """Whether the reader changes procedures."""
    return signed_in().analyst or signed_in().administrator


def _analysts_only() -> None:
    if not (may_change() or (signed_in().auditor and request.endpoint in READABLE)):
        abort(403)


workbench.before_request(_analysts_only)
files.before_request(_analysts_only)


@workbench.context_processor
def _telling() -> dict[str, Any]:
    """`told` says a sentence of the engine in the reader's language; `may_change` whether the reader changes procedures."""
    return {"told": partial(translated, gettext=gettext), "may_change": may_change()}
