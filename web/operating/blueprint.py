"""The addresses of those who look after the system."""

from flask import Blueprint, abort

from web.signing_in import signed_in

operating = Blueprint("operating", __name__, url_prefix="/incidents")


@operating.before_request
def _administrators_only() -> None:
    if not signed_in().administrator:
        abort(403)
