"""Many cases given away at once: whole, in the standards' words, without what nobody may have, and noted."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import etree
from sqlalchemy import event, insert

from engine.database import writing
from engine.people import PERSONAL_READER
from tests.web.test_desk import opens, text
from web.database import db
from web.exporting import reading, sheets
from web.people.tables import MembershipRow

Browser = Callable[[str], FlaskClient]
XES = {"x": "http://www.xes-standard.org/"}


def taken(auditor: FlaskClient, form: str, **more: str) -> Any:
    """The export of everything that is found."""
    answer = auditor.post("/audit/export", data={"format": form, "asked": "", **more})
    assert answer.status_code == 200, text(answer)
    assert "attachment" in answer.headers["Content-Disposition"]
    return answer.get_data()


def test_xes_has_every_case_with_its_events(auditor: FlaskClient, cases: list[str]) -> None:
    log = etree.fromstring(taken(auditor, "xes"))
    assert log.get("xes.version") == "1849.2016"
    traces = log.findall("x:trace", XES)
    assert [_attribute(trace, "concept:name") for trace in traces] == cases
    told = [
        (_attribute(one, "concept:name"), _attribute(one, "lifecycle:transition"))
        for one in traces[0].findall("x:event", XES)
    ]
    assert told[:4] == [("立案", "complete"), ("登记", "schedule"), ("登记", "complete"), ("办理", "schedule")]
    assert ("办理", "assign") in told
    assert told[-1] == ("结案", "complete")
    answers = traces[0].xpath(".//*[starts-with(@key, 'answer:')]")
    assert {each.get("key"): each.get("value") for each in answers}["answer:measures"] == "已派人 <b>&"
    assert traces[0].xpath(".//*[@key='answer:claim_fen']")[0].tag.endswith("}int")


def _attribute(node: Any, key: str) -> str:
    return str(node.xpath("./*[@key=$key]/@value", key=key)[0])


def test_ocel_has_events_that_are_about_objects_that_are_there(auditor: FlaskClient, cases: list[str]) -> None:
    log = json.loads(taken(auditor, "ocel"))
    objects = {each["id"]: each for each in log["objects"]}
    assert len(objects) == len(log["objects"])
    assert {f"case:{number}" for number in cases} <= objects.keys()
    for one in (*log["events"], *log["objects"]):
        assert {each["objectId"] for each in one["relationships"]} <= objects.keys()
    assert {each["type"] for each in log["events"]} == {each["name"] for each in log["eventTypes"]}
    assert {each["type"] for each in log["objects"]} <= {each["name"] for each in log["objectTypes"]}
    kinds = {each["name"]: {one["name"] for one in each["attributes"]} for each in log["objectTypes"]}
    for each in log["objects"]:
        assert {one["name"] for one in each["attributes"]} <= kinds[each["type"]]


def test_a_list_opens_in_a_spreadsheet_and_computes_nothing(auditor: FlaskClient, cases: list[str]) -> None:
    content = taken(auditor, "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    head, *rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert head[:4] == ["编号", "程序", "事由", "投诉人"]
    assert [row[0] for row in rows] == cases
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    with zipfile.ZipFile(io.BytesIO(taken(auditor, "xlsx"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert cases[0] in sheet
    assert "<f>" not in sheet


@pytest.mark.parametrize("typed", ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1"])
def test_what_a_complainant_typed_is_text(typed: str) -> None:
    assert sheets._cell(typed) == f"'{typed}"


def test_only_what_was_searched_is_in_it(auditor: FlaskClient, cases: list[str]) -> None:
    log = etree.fromstring(taken(auditor, "xes", asked="state=closed"))
    assert [_attribute(trace, "concept:name") for trace in log.findall("x:trace", XES)] == cases[:1]


def test_personal_answers_need_the_role_and_a_reason_which_is_noted(
    auditor: FlaskClient, cases: list[str], town: Flask
) -> None:
    wanted = {"format": "xes", "asked": "", "personal": "yes", "reason": "司法机关调取"}
    assert auditor.post("/audit/export", data=wanted).status_code == 303
    assert "须有“个人信息查阅”角色" in text(auditor.get("/audit"))
    with town.app_context():
        session = db.session()
        writing(session)
        session.execute(insert(MembershipRow).values(login="auditor", role=PERSONAL_READER, unit_id=None))
        session.commit()
    assert auditor.post("/audit/export", data={**wanted, "reason": " "}).status_code == 303
    assert auditor.post("/audit/export", data={**wanted, "format": "csv"}).status_code == 303
    assert auditor.post("/audit/export", data=wanted).status_code == 200
    assert "司法机关调取" in text(auditor.get("/audit/views"))


def test_others_export_nothing(browser: Browser, cases: list[str]) -> None:
    assert browser("clerk").post("/audit/export", data={"format": "csv"}).status_code == 403


def test_a_batch_is_a_handful_of_statements(
    auditor: FlaskClient, browser: Browser, town: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "BATCH", 5)
    clerk = browser("clerk")
    for _ in range(10):
        opens(clerk)
    sent: list[str] = []
    with town.app_context():
        engine = db.engine

    def note(_: object, __: object, statement: str, *more: object) -> None:
        sent.append(statement)

    auditor.get("/audit")
    event.listen(engine, "before_cursor_execute", note)
    taken(auditor, "xes")
    event.remove(engine, "before_cursor_execute", note)
    assert len(sent) <= 12, "\n".join(sent)
