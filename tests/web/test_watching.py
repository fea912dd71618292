"""Who has seen what: every page that shows a case is noted in a chain of its own, and nobody can take a note away."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, update
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from engine.cases.verifying import between_cases
from engine.record.views import VIEW
from tests.web.test_desk import opens, text
from web.database import db
from web.proving import outside, sealing

Browser = Callable[[str], FlaskClient]


def test_what_everybody_sees_is_noted_and_what_they_may_not_is_not(browser: Browser, auditor: FlaskClient) -> None:
    clerk = browser("clerk")
    number = opens(clerk)
    clerk.get(f"/cases/{number}")
    browser("stranger").get(f"/cases/{number}")
    auditor.get(f"/cases/{number}/replay?step=2")
    auditor.get("/audit?words=渗水")
    shown = text(auditor.get("/audit/views"))
    assert shown.count("Clerk") >= 1
    assert "审计甲" in shown
    assert "step=2" in shown
    assert "words=渗水" in shown
    assert "127.0.0.1" in shown
    assert "Stranger" not in shown
    assert "审计甲" not in text(auditor.get(f"/audit/views?number={number}&by=clerk")).partition("<table")[2]


def test_views_that_were_changed_or_cut_are_found(auditor: FlaskClient, town: Flask) -> None:
    for _ in range(3):
        auditor.get("/audit")
    with town.app_context():
        var, session = town.config["VAR"], db.session()
        sealing.seal(session, var, town.config["CLOCK"]())
        assert _codes(town) == set()
        session.execute(update(VIEW).where(VIEW.c.no == 2).values(by="somebody"))
        session.commit()
        assert _codes(town) == {"views_broken"}
        session.execute(VIEW.delete().where(VIEW.c.no >= 2))
        session.commit()
        assert _codes(town) == {"views_changed"}


def _codes(town: Flask) -> set[str]:
    with Session(create_engine(town.config["SQLALCHEMY_DATABASE_URI"], poolclass=NullPool)) as session:
        found = between_cases(session, outside.read_all(town.config["VAR"] / outside.FILE))
        return {each.code for each in found}
