"""Notices to a program, which is really called."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from notices_at_work import BOSS, CALL, Program, a_case

from engine.projections.incidents import incidents
from web.database import db
from web.notices.delivering import AGAIN_AFTER, Deliverer
from web.notices.settings import Outlets


@pytest.fixture
def hook() -> Iterator[Program]:
    server = Program()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_program_is_called_once_with_a_key_that_stays(town: Flask, clock: Any, hook: Program) -> None:
    outlets = Outlets(hosts=frozenset({"127.0.0.1"}))
    with town.app_context():
        number, deliverer = a_case(town, clock, CALL.format(port=hook.server_port)), Deliverer(outlets)
        hook.code = 302
        assert deliverer.deliver(db.session(), clock()) == 0, "it is not followed elsewhere"
        hook.code = 204
        clock.at += AGAIN_AFTER
        assert deliverer.deliver(db.session(), clock()) == 1
    assert hook.heard == [("/hook", f"{number}.tell.1", b'{"number":"%s"}' % number.encode())] * 2


def test_only_hosts_that_are_named_are_called(town: Flask, clock: Any, hook: Program) -> None:
    with town.app_context():
        a_case(town, clock, CALL.format(port=hook.server_port))
        Deliverer(Outlets(hosts=frozenset({"erp.example.org"}))).deliver(db.session(), clock())
        assert "no host that may be called" in incidents(db.session(), BOSS)[0][0].told and hook.heard == []
