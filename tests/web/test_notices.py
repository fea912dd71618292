"""Notices by mail, through a real mail server, and what happens when it is away."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from flask import Flask
from notices_at_work import BOSS, MAIL, Post, a_case, waits_for

from engine.projections.incidents import incidents
from web.database import db
from web.notices.delivering import AGAIN_AFTER, Deliverer
from web.notices.settings import Outlets, mail_server


@pytest.fixture
def post() -> Iterator[tuple[Post, Outlets]]:
    taken = Post()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(taken, hostname="127.0.0.1", port=port)
    controller.start()
    yield taken, Outlets(f"smtp://127.0.0.1:{port}", "office@example.org", frozenset({"127.0.0.1"}))
    controller.stop()


def test_a_mail_goes_to_the_personal_address_which_no_fact_holds(
    town: Flask, clock: Any, post: tuple[Post, Outlets]
) -> None:
    with town.app_context():
        number = a_case(town, clock, MAIL)
        assert waits_for(number, clock) == ["tell/1"]
        deliverer = Deliverer(post[1])
        assert deliverer.deliver(db.session(), clock()) == 1 and deliverer.deliver(db.session(), clock()) == 0
        assert waits_for(number, clock) == ["after/1"]
    (mail,) = post[0].mails
    assert (mail["To"], mail["From"], mail["Subject"]) == ("chen@example.org", "office@example.org", "处理结果")
    assert mail.get_content().strip() == "您的投诉已办结。" and mail["Message-ID"] == f"<{number}.tell.1@example.org>"


def test_a_server_that_is_away_is_an_incident_and_is_tried_again(
    town: Flask, clock: Any, post: tuple[Post, Outlets]
) -> None:
    post[0].refuses = True
    with town.app_context():
        number, deliverer = a_case(town, clock, MAIL), Deliverer(post[1])
        deliverer.deliver(db.session(), clock())
        (told,) = incidents(db.session(), BOSS)[0]
        assert told.doing == "NoticeSent" and "refused the address" in told.told and "chen" not in told.told
        post[0].refuses = False
        assert deliverer.deliver(db.session(), clock()) == 0, "not every second"
        clock.at += AGAIN_AFTER
        assert deliverer.deliver(db.session(), clock()) == 1
        assert incidents(db.session(), BOSS)[0] == [] and waits_for(number, clock) == ["after/1"]


def test_without_a_mail_server_the_notice_waits_and_says_so(town: Flask, clock: Any) -> None:
    with town.app_context():
        number = a_case(town, clock, MAIL)
        Deliverer(Outlets()).deliver(db.session(), clock())
        assert "SHOULI_SMTP" in incidents(db.session(), BOSS)[0][0].told and waits_for(number, clock) == ["tell/1"]


def test_an_administrator_lets_it_be_sent_at_once(
    town: Flask, clock: Any, browser: Any, post: tuple[Post, Outlets]
) -> None:
    with town.app_context():
        number = a_case(town, clock, MAIL)
        Deliverer(Outlets()).deliver(db.session(), clock())
    town.config["OUTLETS"] = post[1]
    sent = browser("boss").post(
        f"/incidents/{number}/tell/1/retry", data={"doing": "NoticeSent"}, follow_redirects=True
    )
    assert number in sent.get_data(as_text=True) and len(post[0].mails) == 1


def test_the_address_of_a_mail_server() -> None:
    told = mail_server("smtps://office%40example.org:pa%3Ass@mail.example.org")
    assert (told.host, told.port, told.encrypted, told.user, told.password) == (
        "mail.example.org",
        465,
        True,
        "office@example.org",
        "pa:ss",
    )
    with pytest.raises(ValueError, match="is no mail server"):
        mail_server("mail.example.org")
