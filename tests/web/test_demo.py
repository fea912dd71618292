"""The demo: three organisations in the middle of their work."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import deployments, procedures
from engine.cases.rebuild import rebuild
from engine.people import Person
from engine.projections import inbox, register
from engine.projections.tables import REGISTER
from engine.record import log
from web import demo
from web.config import ROOT
from web.database import db
from web.demo.organisations import invented
from web.people import reading
from web.serving.starting import start
from web.signing_in import limiter

WEDNESDAY = datetime(2026, 11, 25, 3, tzinfo=UTC)
SUNDAY_NIGHT = datetime(2026, 2, 15, 15, 30, tzinfo=UTC)
LOGINS = [person.login for organisation in invented() for person in organisation.people]


def seeded(session: Session, at: datetime) -> None:
    assert demo.seed(session, ROOT, at) == []


def person(session: Session, login: str) -> Person:
    known = reading.known(session, login)
    assert known is not None
    return known.person


@pytest.mark.parametrize("at", [WEDNESDAY, SUNDAY_NIGHT], ids=["wednesday", "holiday"])
def test_every_complaint_goes_as_its_story_says_on_any_day(session: Session, at: datetime) -> None:
    seeded(session, at)
    states = Counter(session.scalars(select(REGISTER.c.state)))
    assert states["open"] >= 15
    assert states["closed"] >= 3
    assert rebuild(session).differing == ()


def test_the_inbox_shows_what_is_overdue_due_today_and_later(session: Session) -> None:
    seeded(session, WEDNESDAY)
    seen = set()
    for login in ("hospital", "factory", "property"):
        waiting, _ = inbox.tasks(session, person(session, login))
        for one in waiting:
            today = one.due is not None and (one.due - WEDNESDAY).days == 0
            seen.add(
                "never" if one.due is None else "overdue" if one.due < WEDNESDAY else "today" if today else "later"
            )
    assert seen >= {"overdue", "today", "never"}


def test_somebody_is_there_for_every_task_of_every_procedure(session: Session) -> None:
    seeded(session, WEDNESDAY)
    for organisation in invented():
        groups = {group for one in organisation.people for group in person(session, one.login).groups}
        for deployed in deployments.deployed_in(session, organisation.key):
            diagram = procedures.version(session, deployed.version).diagram
            lanes = {each.lane for each in diagram.elements.values() if each.kind == "userTask" and each.lane}
            assert lanes - {"客户"} <= groups
        assert {f"科主任@{name}" for name in organisation.departments if name.endswith("科")} & groups or (
            organisation.key != "hospital"
        )


@pytest.fixture
def shown(app: Flask) -> Flask:
    start(app, demo=True, organisation="")
    return app


def signed_in(app: Flask, login: str) -> FlaskClient:
    client = app.test_client()
    assert client.post("/sign-in", data={"login": login, "password": demo.PASSWORD}).status_code == 303
    return client


def test_everybody_signs_in_with_the_one_password(shown: Flask) -> None:
    for login in LOGINS:
        assert signed_in(shown, login).get("/inbox").status_code == 200
    limiter.reset()


def test_each_organisation_sees_its_own_cases_on_every_page(shown: Flask) -> None:
    """Every address with a case or a version in it is asked for with another organisation's."""
    with shown.app_context():
        owner = person(db.session(), "property")
        task = inbox.tasks(db.session(), owner)[0][0]
        number, version = task.number, task.version
        last = log.latest(db.session(), task.case_id)[0].no
        assert register.case(db.session(), person(db.session(), "hospital"), number) is None
    known = {"number": number, "version": version, "element": task.task.element, "occurrence": task.task.occurrence}
    hospital, asked = signed_in(shown, "hospital"), 0
    for rule in shown.url_map.iter_rules():
        if not {"number", "version"} & rule.arguments or str(rule).startswith("/api/"):
            continue
        adapter = shown.url_map.bind("localhost")
        path = adapter.build(rule.endpoint, {name: known.get(name, "1") for name in rule.arguments})
        for method in (rule.methods or set()) & {"GET", "POST"}:
            answer = hospital.open(path, method=method)
            refused = answer.status_code == 404 or (answer.status_code, answer.location) == (303, "/")
            assert refused, (method, path, answer.status_code, answer.location)
            asked += 1
    assert asked >= 5
    with shown.app_context():
        assert log.latest(db.session(), task.case_id)[0].no == last


def test_starting_again_keeps_everything_and_seeds_nothing(shown: Flask) -> None:
    with shown.app_context():
        before = db.session.query(REGISTER).count()
    assert start(shown, demo=True, organisation="").told == []
    with shown.app_context():
        assert db.session.query(REGISTER).count() == before


def test_without_the_demo_there_is_one_administrator_with_a_link_until_he_has_a_password(app: Flask) -> None:
    started = start(app, demo=False, organisation="某某单位")
    assert started.sign_ins == []
    assert started.link is not None
    client, chosen = app.test_client(), {"new": "a quite new one", "again": "a quite new one"}
    assert client.post(f"/welcome/{started.link}", data=chosen).status_code == 303
    assert "某某单位" in client.get("/people").get_data(as_text=True)
    assert start(app, demo=False, organisation="").link is None
