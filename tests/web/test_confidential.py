"""A complaint of which only some may know: for all others there is no such case, on no page, in no count, in no answer."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert

from engine import deployments, procedures
from engine.database import writing
from tests.web.conftest import PROCEDURES, Program
from tests.web.test_desk import opens, sends, text
from web.database import db
from web.people.tables import MembershipRow

Browser = Callable[[str], FlaskClient]
TOLD = b'<bpmn:extensionElements><zeebe:properties><zeebe:property name="knownTo" value="%s" /></zeebe:properties></bpmn:extensionElements>'


@pytest.fixture
def number(town: Flask, browser: Browser) -> str:
    """A confidential case, which only 办事员 may know of."""
    with town.app_context():
        session = db.session()
        bundle = procedures.read_bundle(PROCEDURES, "work")
        told = TOLD.replace(b"%s", "纪检，办事员".encode())
        drawn = bundle.files[bundle.diagram_path]
        head = b'name="\xe5\x9f\xba\xe5\x87\x86\xe5\xb7\xa5\xe4\xbd\x9c" isExecutable="true">'
        assert head in drawn
        files = {**bundle.files, bundle.diagram_path: drawn.replace(head, head + told)}
        version = procedures.compiled(procedures.Bundle(bundle.stem, files))
        writing(session)
        deployments.deploy(session, "acme", version, town.config["CLOCK"]())
        session.commit()
    return opens(browser("clerk"), matter="举报采购回扣")


ADDRESSES = ("/cases/{}", "/cases/{}/replay", "/tasks/{}/handle/1", "/cases/{}/report/handle/1")


def _told(answer: Any, number: str) -> str:
    """The page without the number that was asked for and without tokens, which differ from page to page."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", text(answer)).replace(number, "")


def test_whoever_may_know_sees_and_does(browser: Browser, number: str) -> None:
    colleague = browser("colleague")
    assert colleague.get(f"/cases/{number}").status_code == 200
    assert number in text(colleague.get("/cases"))
    assert sends(colleague, f"/tasks/{number}/handle/1", measures="已核实").status_code == 303


@pytest.mark.parametrize("login", ["boss", "idle", "auditor"])
def test_for_whoever_may_not_there_is_no_such_case(
    browser: Browser, auditor: FlaskClient, program: Callable[[str], Program], number: str, login: str
) -> None:
    other = auditor if login == "auditor" else browser(login)
    for address in ADDRESSES:
        missing, there = other.get(address.format("work-999")), other.get(address.format(number))
        assert (there.status_code, _told(there, number)) == (404, _told(missing, "work-999"))
    for act in ("claim", "release"):
        answers = [other.post(f"/tasks/{one}/handle/1/{act}", follow_redirects=True) for one in (number, "work-999")]
        assert _told(answers[0], number) == _told(answers[1], "work-999")
    assert sends(other, f"/tasks/{number}/handle/1", measures="x").status_code == 404
    assert number not in text(other.get("/cases?text=work"))
    if login != "auditor":
        theirs = program(login)
        assert theirs.get(f"/cases/{number}").status_code == 404
        assert theirs.post(f"/cases/{number}/tasks/handle/1", {"answers": {}}).status_code == 404


def test_no_search_no_figure_no_view_and_no_export_tells_an_auditor_who_may_not_know(
    browser: Browser, auditor: FlaskClient, number: str
) -> None:
    browser("clerk").get(f"/cases/{number}")
    for path in ("/audit", "/audit?words=回扣", "/audit/figures", "/audit/views", f"/audit/views?number={number}"):
        assert number not in text(auditor.get(path)).partition("<main")[2].replace(f'value="{number}"', ""), path
    assert "0 件案件" in text(auditor.get("/audit"))
    assert auditor.post(f"/audit/cases/{number}/bundle").status_code == 404


def test_an_auditor_who_may_know_finds_it(town: Flask, auditor: FlaskClient, number: str) -> None:
    with town.app_context():
        session: Any = db.session()
        writing(session)
        session.execute(insert(MembershipRow).values(login="auditor", role="纪检", unit_id=None))
        session.commit()
    assert number in text(auditor.get("/audit?words=回扣"))
    assert auditor.get(f"/cases/{number}").status_code == 200
    assert auditor.post(f"/audit/cases/{number}/bundle").status_code == 200
