"""Files that are given with answers: kept as soon as they are there, the case's once an answer names them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from files_at_work import PNG, chosen, deployed, handed_in, opened, sent
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from engine.cases.reading import read
from engine.cases.verifying import Verifier
from engine.record import cases, views
from engine.record.attachments import ATTACHMENT
from forms import attached
from shouli_verify.attachments import files_in
from tests.web.conftest import Program
from web.database import db
from web.serving.sweeping import Sweeper

Browser = Callable[[str], FlaskClient]
CHINESE = {"Accept-Language": "zh-CN"}
PDF = ("说明.pdf", b"%PDF-1.7 told", "application/pdf")


@pytest.fixture
def clerk(town: Flask, clock: Any, browser: Browser) -> FlaskClient:
    with town.app_context():
        deployed(clock)
    return browser("clerk")


def rows() -> list[Any]:
    return list(db.session().execute(select(ATTACHMENT)))


def test_photos_are_named_by_the_answer_and_lie_beside_the_record(town: Flask, clerk: FlaskClient, clock: Any) -> None:
    number = opened(clerk, PNG, PDF)
    with town.app_context():
        case = read(db.session(), "acme", number, clock())
        photos = case.document["photos"]
        assert [(each["name"], each["size"], each["type"]) for each in photos] == [
            ("瓷砖 破损.png", len(PNG[1]), "image/png"),
            ("说明.pdf", len(PDF[1]), "application/pdf"),
        ]
        assert {row.digest for row in rows()} == {each["digest"] for each in photos}
        assert {row.case_id for row in rows()} == {case.id}
        assert [each.findings for each in Verifier(db.session()).check(cases.ids(db.session()))] == [()]


def test_a_page_that_comes_back_has_lost_no_file_and_lets_one_be_left_out(town: Flask, clerk: FlaskClient) -> None:
    page = clerk.get("/open/files").get_data(as_text=True)
    assert 'enctype="multipart/form-data"' in page and 'accept="image/*,.pdf"' in page
    told = sent(page, photos=chosen(PNG, PDF))
    again = clerk.post("/open/files", data=told, content_type="multipart/form-data", headers=CHINESE)
    page = again.get_data(as_text=True)
    assert again.status_code == 422 and [name for name, _ in handed_in(page)] == ["photos", "photos"]
    assert "瓷砖 破损.png" in page and "没有勾选的文件不会提交" in page
    told = sent(page, content="瓷砖破损")
    told["photos"] = told["photos"][1:]
    done = clerk.post("/open/files", data=told, content_type="multipart/form-data")
    assert done.status_code == 303
    with town.app_context():
        kept = {row.name: row.case_id is not None for row in rows()}
        assert kept == {"瓷砖 破损.png": False, "说明.pdf": True}


def test_one_more_row_keeps_the_files_of_the_rows(town: Flask, clerk: FlaskClient, clock: Any) -> None:
    number = opened(clerk)
    page = clerk.get(f"/tasks/{number}/handle/1").get_data(as_text=True)
    told = sent(page, **{"rounds.0.action": "更换", "rounds.0.evidence": chosen(PNG), "add-row": "rounds"})
    page = clerk.post(f"/tasks/{number}/handle/1", data=told, content_type="multipart/form-data").get_data(as_text=True)
    assert [name for name, _ in handed_in(page)] == ["rounds.0.evidence"]
    told = sent(page, **{"rounds.0.action": "更换", "rounds.1.action": "回访", "rounds.1.evidence": chosen(PDF)})
    assert clerk.post(f"/tasks/{number}/handle/1", data=told, content_type="multipart/form-data").status_code == 303
    with town.app_context():
        given = read(db.session(), "acme", number, clock()).document["rounds"]
        assert [[each["name"] for each in row["evidence"]] for row in given] == [["瓷砖 破损.png"], ["说明.pdf"]]
    page = clerk.get(f"/cases/{number}", headers=CHINESE).get_data(as_text=True)
    assert page.count(f"/cases/{number}/attachments/") == 2


@pytest.mark.parametrize(
    ("file", "part"),
    [
        (("木马.exe", b"MZ", "application/x-msdownload"), "不是要求的类型"),
        (("空.png", b"", "image/png"), "空的"),
        (("大.png", b"x" * 5001, "image/png"), "超过 5 kB"),
    ],
)
def test_a_file_that_cannot_be_taken_is_told_beside_its_question(
    clerk: FlaskClient, file: tuple[str, bytes, str], part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached, "MOST_BYTES", 5000)
    page = clerk.get("/open/files").get_data(as_text=True)
    told = sent(page, content="内容还在", photos=chosen(file, PNG))
    answer = clerk.post("/open/files", data=told, content_type="multipart/form-data", headers=CHINESE)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and part in page and "内容还在" in page
    assert [name for name, _ in handed_in(page)] == ["photos"]


def test_a_question_for_one_file_keeps_the_one_that_was_chosen_last(clerk: FlaskClient) -> None:
    page = clerk.get("/open/files").get_data(as_text=True)
    page = clerk.post("/open/files", data=sent(page, letter=chosen(PDF)), content_type="multipart/form-data").get_data(
        as_text=True
    )
    page = clerk.post("/open/files", data=sent(page, letter=chosen(PNG)), content_type="multipart/form-data").get_data(
        as_text=True
    )
    assert len(handed_in(page)) == 1 and "瓷砖 破损.png" in handed_in(page)[0][1]


def test_nobody_gives_a_file_that_another_brought(town: Flask, clerk: FlaskClient, browser: Browser) -> None:
    page = clerk.get("/open/files").get_data(as_text=True)
    page = clerk.post("/open/files", data=sent(page, photos=chosen(PNG)), content_type="multipart/form-data").get_data(
        as_text=True
    )
    theirs = handed_in(page)[0][1]
    other = browser("colleague")
    fresh = other.get("/open/files").get_data(as_text=True)
    for value in (theirs, theirs.replace('"size":20', '"size":21'), theirs.replace("image/png", "image/gif")):
        answer = other.post("/open/files", data=sent(fresh, content="x", photos=[value]), headers=CHINESE)
        assert answer.status_code == 409 and "已经不在了" in answer.get_data(as_text=True)
    for value in ("nothing", "{}", '{"digest":"../x","name":"x","size":1,"type":"y"}', "[" * 2000):
        assert other.post("/open/files", data=sent(fresh, content="x", photos=[value])).status_code == 422
    with town.app_context():
        assert cases.ids(db.session()) == [] and [row.case_id for row in rows()] == [None]


def test_a_file_is_saved_under_its_name_by_who_may_see_the_case_and_that_is_noted(
    town: Flask, clerk: FlaskClient, browser: Browser
) -> None:
    number = opened(clerk, ('a"\r\nX-Evil: 1\\b/../瓷砖.png', PNG[1], "image/png"))
    page = clerk.get(f"/cases/{number}").get_data(as_text=True)
    address = f"/cases/{number}/attachments/" + page.split(f"/cases/{number}/attachments/")[1].split('"')[0]
    answer = clerk.get(address)
    assert answer.data == PNG[1] and answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment") and "X-Evil" not in answer.headers
    assert answer.mimetype == "application/octet-stream"
    assert clerk.get(f"/cases/{number}/attachments/{'0' * 64}").status_code == 404
    assert browser("stranger").get(address).status_code == 404
    with town.app_context():
        seen, _ = views.views(db.session(), "acme", number=number, by="clerk", before=None)
        assert "attachment" in [each.kind for each in seen]


def test_what_no_answer_names_dies_after_three_days(town: Flask, clerk: FlaskClient, clock: Any) -> None:
    opened(clerk, PNG)
    page = clerk.get("/open/files").get_data(as_text=True)
    clerk.post("/open/files", data=sent(page, photos=chosen(PDF)), content_type="multipart/form-data")
    with town.app_context():
        assert Sweeper().look(db.session(), clock() + timedelta(days=2)) == 0
        assert Sweeper().look(db.session(), clock() + timedelta(days=4)) == 1
        assert [row.name for row in rows()] == ["瓷砖 破损.png"]


def test_a_program_hands_in_a_file_and_fetches_it(
    town: Flask, clerk: FlaskClient, program: Callable[[str], Program]
) -> None:
    mine = program("clerk")
    headers = {**mine.headers, "Content-Type": "image/png"}
    told = mine.client.post("/api/attachments?name=瓷砖.png", data=PNG[1], headers=headers)
    assert told.status_code == 201 and told.get_json()["size"] == len(PNG[1])
    answers = {"content": "瓷砖破损", "photos": [told.get_json()], "letter": []}
    case = mine.post("/cases", {"procedure": "files", "answers": answers})
    assert case.status_code == 201, case.get_data(as_text=True)
    address = f"/api/cases/{case.get_json()['case']}/attachments/{told.get_json()['digest']}"
    assert mine.client.get(address, headers=mine.headers).data == PNG[1]
    assert mine.client.get(address).status_code == 401
    empty = mine.client.post("/api/attachments?name=a.png", data=b"", headers={**headers, "Accept-Language": "zh-CN"})
    assert empty.status_code == 422 and "空的" in empty.get_json()["sentence"]
    answers["photos"] = ["瓷砖.png"]
    assert mine.post("/cases", {"procedure": "files", "answers": answers}).status_code == 422


def test_a_table_with_columns_of_the_same_names_is_no_file() -> None:
    row = {"digest": "摘要", "name": "a", "size": 1, "type": "b"}
    assert list(files_in({"rows": [row]})) == []
    assert list(files_in({"rows": [{**row, "digest": "0" * 64}]})) == [{**row, "digest": "0" * 64}]
