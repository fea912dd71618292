"""The addresses of the desk, and what every page of it knows of its reader."""

from zoneinfo import ZoneInfo

from flask import Blueprint
from flask_babel import get_locale

from web.clock import now
from web.desk.reader import Reader
from web.languages import language
from web.signing_in import present

desk = Blueprint("desk", __name__)


def reader() -> Reader:
    """How this page is read, and when."""
    return Reader(now(), language(), str(get_locale()))


def zone() -> ZoneInfo:
    """Where the days of the reader's organisation begin and end."""
    return ZoneInfo(present().zone)
