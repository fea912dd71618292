"""How a program stays signed in: a signed token in a header, so that no cookie can be abused from another site."""

from flask import Request, current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from web.people.reading import Known

LIFE = 12 * 3600
"""Seconds for which a token is good."""


def new(found: Known) -> str:
    """The token for a person, good until it is twelve hours old or the password changes."""
    return str(_signer().dumps([found.person.name, found.stamp]))


def read(request: Request) -> tuple[str | None, str | None]:
    """Login and stamp from `Authorization: Bearer …`; None twice if there is no token or it is not good."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.casefold() != "bearer":
        return None, None
    try:
        login, stamp = _signer().loads(token.strip(), max_age=LIFE)
    except BadData:
        return None, None
    return login, stamp


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="api token")
