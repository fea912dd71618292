"""The process that lets deadlines fire, notices go out, and each day be sealed: one per server, and it ends when the server does."""

import logging
import os
import signal
import time
from types import FrameType

from flask import Flask

from engine.cases.due import fire_all
from web.catching_up import catch_up
from web.clock import now
from web.database import db
from web.notices.delivering import Deliverer
from web.proving.daily import Daily
from web.serving.sweeping import Sweeper

EVERY = 1.0
"""Seconds between two looks at the clock."""

HOUR = 3600

log = logging.getLogger("shouli.firing")


def run(app: Flask, parent: int) -> None:
    """Whatever is due fires, and notices go out, within about a second, as long as the parent lives; SIGTERM ends it."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which then ends this process
    for name in ("shouli.due", "shouli.sealing", "shouli.tracing"):
        logging.getLogger(name).addFilter(OnceAnHour())
    deliverer, sweeper, stop = Deliverer(app.config["OUTLETS"]), Sweeper(), _Stop()
    daily = Daily(app.config["VAR"], app.config["AUTHORITY"])
    signal.signal(signal.SIGTERM, stop)
    while not stop.asked and os.getppid() == parent:
        _fire(app, deliverer, daily, sweeper)
        time.sleep(EVERY)


class OnceAnHour(logging.Filter):
    """A case whose diagram cannot be followed is tried every second, but told about only now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether nobody heard this within the hour."""
        sentence, at = record.getMessage(), record.created
        if at - self.told.get(sentence, 0.0) < HOUR:
            return False
        self.told = {each: before for each, before in self.told.items() if at - before < HOUR} | {sentence: at}
        return True


class _Stop:
    """Remembers that the process was asked to end: a case that is being moved is moved to its end first."""

    asked = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """The signal came."""
        self.asked = True


def _fire(app: Flask, deliverer: Deliverer, daily: Daily, sweeper: Sweeper) -> None:
    try:
        with app.app_context():
            fire_all(db.session(), now())
            deliverer.deliver(db.session(), now())
            catch_up(db.session())
            daily.look(db.session(), now())
            sweeper.look(db.session(), now())
    except Exception:  # the clock must go on: the database may be away for a moment, or one case may be broken
        log.exception("Deadlines, notices or the day's seal failed; the next attempt is in %s s.", EVERY)
