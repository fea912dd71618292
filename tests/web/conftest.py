"""Two organisations with people and the benchmark's procedures, and browsers and programs that sign in to them."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert

from engine import deployments, procedures
from engine.database import writing
from engine.people import AUDITOR
from web.database import db
from web.people import passwords
from web.people.tables import MembershipRow, OrganisationRow, PersonRow, UnitRow

PASSWORD = "correct horse battery"
HASHED = passwords.hashed(PASSWORD)
PROCEDURES = Path(__file__).resolve().parents[2] / "bench/procedures"
MONDAY = datetime(2026, 3, 2, 1, tzinfo=UTC)
PEOPLE = {"clerk": "acme", "colleague": "acme", "boss": "acme", "idle": "acme", "stranger": "other", "ruler": "other"}
ADMINISTRATORS = {"boss", "ruler"}

sys.path.append(str(Path(__file__).resolve().parents[1] / "engine/spiff"))
"""Diagrams are written in the notation that lies beside the engine's stories."""


class Clock:
    """The application's clock, in the hands of the test."""

    def __init__(self) -> None:
        self.at = MONDAY

    def __call__(self) -> datetime:
        return self.at

    def passes(self, **span: float) -> None:
        """Time goes by."""
        self.at += timedelta(**span)


@pytest.fixture
def clock(app: Flask) -> Clock:
    app.config["CLOCK"] = Clock()
    return app.config["CLOCK"]


@pytest.fixture
def town(app: Flask, clock: Clock) -> Flask:
    """The application with two organisations; the password of everybody is the same."""
    with app.app_context():
        session = db.session()
        writing(session)
        for key in ("acme", "other"):
            session.execute(insert(OrganisationRow).values(key=key, name=key.title(), zone="Asia/Shanghai"))
            session.execute(insert(UnitRow).values(organisation=key, name="骨科"))
        for login, key in PEOPLE.items():
            row: dict[str, Any] = {"login": login, "organisation": key, "shown": login.title(), "password": HASHED}
            row |= {"stamp": "1", "administrator": login in ADMINISTRATORS, "active": True}
            session.execute(insert(PersonRow).values(**row))
            if login not in {"idle", *ADMINISTRATORS}:
                session.execute(insert(MembershipRow).values(login=login, role="办事员", unit_id=None))
        for stem in ("work", "rework"):
            version = procedures.compiled(procedures.read_bundle(PROCEDURES, stem))
            for key in ("acme", "other"):
                deployments.deploy(session, key, version, clock())
        session.commit()
    return app


@pytest.fixture
def browser(town: Flask) -> Callable[[str], FlaskClient]:
    """A browser in which this person is signed in."""

    def signed_in(login: str) -> FlaskClient:
        client = town.test_client()
        answer = client.post("/sign-in", data={"login": login, "password": PASSWORD})
        assert answer.status_code == 303, answer.get_data(as_text=True)
        return client

    return signed_in


@pytest.fixture
def auditor(town: Flask) -> FlaskClient:
    """A browser in which an auditor of the first organisation is signed in."""
    with town.app_context():
        session = db.session()
        writing(session)
        row: dict[str, Any] = {"login": "auditor", "organisation": "acme", "shown": "审计甲", "password": HASHED}
        session.execute(insert(PersonRow).values(**row, stamp="1", administrator=False, active=True))
        session.execute(insert(MembershipRow).values(login="auditor", role=AUDITOR, unit_id=None))
        session.commit()
    client = town.test_client()
    assert client.post("/sign-in", data={"login": "auditor", "password": PASSWORD}).status_code == 303
    return client


class Program:
    """A program that is signed in for a person."""

    def __init__(self, client: FlaskClient, login: str):
        self.client = client
        told = client.post("/api/tokens", json={"login": login, "password": PASSWORD}).get_json()
        self.headers = {"Authorization": f"Bearer {told['token']}"}

    def get(self, path: str, **more: Any) -> Any:
        return self.client.get(f"/api{path}", headers=self.headers, **more)

    def post(self, path: str, told: Any) -> Any:
        return self.client.post(f"/api{path}", headers=self.headers, json=told)


@pytest.fixture
def program(town: Flask) -> Callable[[str], Program]:
    return lambda login: Program(town.test_client(), login)
