"""Chinese first, English complete: which language a page is in, and where its sentences come from."""

from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask import Blueprint, Flask, abort, has_request_context, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import Babel, Domain, get_locale

from engine.sentences import translated
from web import addresses

LANGUAGES = {"zh": "zh_Hans_CN", "en": "en"}
"""What an address or a cookie says, and the locale that it means."""

languages = Blueprint("languages", __name__)
COOKIE = "language"
YEAR = 365 * 24 * 3600
CATALOGUES = Path(__file__).parent / "translations"


class Languages(Babel):  # type: ignore[misc]  # flask_babel is untyped
    """Flask-Babel with our catalogues in place of its compiled ones."""

    @property
    def domain_instance(self) -> Domain:
        """Where every sentence is looked up."""
        return _SENTENCES


class Catalogues(Domain):  # type: ignore[misc]  # flask_babel is untyped
    """Sentences straight from the `.po` files, so that there is no compiled copy to fall behind."""

    def get_translations(self) -> Translations:
        """The catalogue of the request's language."""
        return catalogue(str(get_locale()))


_SENTENCES = Catalogues()


@cache
def catalogue(locale: str) -> Translations:
    """The sentences of a locale; message ids are English, so English needs no file."""
    path = CATALOGUES / locale / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return Translations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=locale))
    compiled.seek(0)
    return Translations(compiled)


def said(sentence: str, locale: str) -> str:
    """The sentence in the language of the locale; what no catalogue has is said as it is written."""
    return translated(sentence, catalogue(locale).gettext)


def chosen() -> str:
    """The locale that was switched to, else what a program wants, else Chinese."""
    if not has_request_context():
        return LANGUAGES["zh"]
    code = request.cookies.get(COOKIE)
    if request.path.startswith("/api/"):
        code = request.accept_languages.best_match(list(LANGUAGES), default="zh")
    return LANGUAGES.get(code or "", LANGUAGES["zh"])


@languages.post("/language")
def switch() -> ResponseReturnValue:
    """The pages are in the language `language` (`zh` or `en`) for a year; back to the page it was asked on."""
    code = request.form.get("language", "")
    if code not in LANGUAGES:
        abort(400)
    response = redirect(addresses.ours(request.form.get("next")), 303)
    response.set_cookie(COOKIE, code, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure)
    return response


def language() -> str:
    """`zh` or `en`, for what is said in words by the engine."""
    return "en" if str(get_locale()) == "en" else "zh"


def install(app: Flask) -> None:
    """Every page of the application can be said in both languages."""
    Languages(app, locale_selector=chosen)
    app.register_blueprint(languages)
    app.context_processor(lambda: {"language": language})
