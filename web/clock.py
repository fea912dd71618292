"""The instant that it is, for everything that the web hands on to the engine."""

from collections.abc import Callable
from datetime import datetime
from typing import cast

from flask import current_app


def now() -> datetime:
    """The instant of this request, UTC; a test may set the application's clock."""
    return cast(Callable[[], datetime], current_app.config["CLOCK"])()
