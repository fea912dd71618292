"""A procedure that asks for the number of its paper form, and the custodian who keeps the paper."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert

from engine import deployments, procedures
from engine.database import writing
from engine.people import CUSTODIAN
from engine.procedures import Bundle
from tests.web.conftest import HASHED, PASSWORD, PROCEDURES, Clock
from tests.web.test_desk import QUESTIONS, sends, text
from tests.web.test_desk import REGISTER as ANSWERS
from web.database import db
from web.people.tables import MembershipRow, PersonRow

FORM = "客户投诉受理登记表"
QUESTION = (
    '{"type": "textfield", "id": "field_paper_no", "label": "印号", "key": "paper_no", "properties": {"stock": "%s"}}, '
)


@pytest.fixture
def numbered(town: Flask, clock: Clock) -> Flask:
    """The procedure asks for the number of the paper, and somebody keeps the paper."""
    bundle = procedures.read_bundle(PROCEDURES, "work")
    (path,) = (each for each in bundle.files if each.endswith("register.form"))
    asked = bundle.files[path].decode().replace('"components": [', '"components": [' + QUESTION % FORM, 1)
    with town.app_context():
        session = db.session()
        writing(session)
        version = procedures.compiled(Bundle(bundle.stem, {**bundle.files, path: asked.encode()}))
        deployments.deploy(session, "acme", version, clock())
        row: dict[str, Any] = {"login": "keeper", "organisation": "acme", "shown": "保管员", "password": HASHED}
        session.execute(insert(PersonRow).values(**row, stamp="1", administrator=False, active=True))
        session.execute(insert(MembershipRow).values(login="keeper", role=CUSTODIAN, unit_id=None))
        session.commit()
    return town


@pytest.fixture
def keeper(numbered: Flask) -> FlaskClient:
    client = numbered.test_client()
    assert client.post("/sign-in", data={"login": "keeper", "password": PASSWORD}).status_code == 303
    return client


def moves(client: FlaskClient, kind: str, first: str, last: str = "", code: int = 303, **typed: str) -> str:
    told = {"kind": kind, "form": FORM, "first": first, "last": last, "on": "2026-03-02", **typed}
    answer = sends(client, "/stock", **told)
    assert answer.status_code == code, text(answer)
    return text(answer)


def stocked(client: FlaskClient) -> None:
    moves(client, "taken_in", "WY-0001", "WY-0100", whence="印刷厂", reason="年度用表")
    moves(client, "issued", "WY-0001", "WY-0010", to="骨科")


def opens(client: FlaskClient, number: str) -> Any:
    return sends(client, "/open/work", **ANSWERS, paper_no=number, _shown=[*QUESTIONS, "paper_no"])
