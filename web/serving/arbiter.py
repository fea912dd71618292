"""gunicorn, with one child process more than it knows: the one that lets deadlines fire."""

import logging
import os
import signal
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from web.serving import firing

log = logging.getLogger("shouli.serving")


class Keeper(Arbiter):  # type: ignore[misc]  # gunicorn is untyped
    """Keeps the workers and the firing process alive, and ends all of them when it ends."""

    firing_pid = 0

    def manage_workers(self) -> None:
        """Whatever died is there again; called about once a second."""
        super().manage_workers()
        if not _runs(self.firing_pid):
            self.firing_pid = self._begin_firing()

    def stop(self, graceful: bool = True) -> None:
        """Everything has ended."""
        if _runs(self.firing_pid):
            os.kill(self.firing_pid, signal.SIGTERM)
        super().stop(graceful)

    def _begin_firing(self) -> int:
        """Forked like a worker, before there is any connection to a database that could be shared by mistake."""
        parent = os.getpid()
        pid = os.fork()
        if pid:
            return pid
        try:
            for listener in self.LISTENERS:
                listener.close()
            firing.run(self.app.wsgi(), parent)
        except BaseException:  # nothing may run on in what is a copy of the parent
            log.exception("The process that fires deadlines ended; it is begun again.")
        finally:
            os._exit(0)


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn is untyped
    """The application behind gunicorn; `settings` are gunicorn's."""

    def __init__(self, app: Flask, settings: dict[str, Any], ready: Callable[[], None]):
        self.flask, self.settings, self.ready = app, settings, ready
        super().__init__()

    def load_config(self) -> None:
        """The settings that never change, and those that were given."""
        fixed = {"worker_class": "gthread", "preload_app": True, "control_socket_disable": True}
        for name, value in {**fixed, **self.settings}.items():
            self.cfg.set(name, value)
        self.cfg.set("when_ready", lambda _: self.ready())

    def load(self) -> Flask:
        """The application was made before the workers are forked."""
        return self.flask

    def run(self) -> None:
        """Serve until SIGTERM or SIGINT."""
        Keeper(self).run()


def _runs(pid: int) -> bool:
    """Whether a child still runs; gunicorn may have collected its end already."""
    if not pid:
        return False
    try:
        return os.waitpid(pid, os.WNOHANG) == (0, 0)
    except ChildProcessError:
        return False
