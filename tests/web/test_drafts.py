"""Drafts: begun from a version, a copy, files or nothing; saved over what was read and over nothing else; set back; thrown away."""

import io
import zipfile
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert

from engine.database import writing
from engine.people import ANALYST
from web.database import db
from web.people.tables import MembershipRow
from web.workbench.drafts import keeping

WORK = "processes/work.bpmn"


@pytest.fixture
def bench(town: Flask, browser: Callable[[str], FlaskClient]) -> FlaskClient:
    """A browser in which a process analyst is signed in."""
    with town.app_context():
        writing(db.session())
        db.session.execute(insert(MembershipRow).values(login="idle", role=ANALYST, unit_id=None))
        db.session.commit()
    return browser("idle")


def begun(bench: FlaskClient, stem: str = "work", **told: str) -> str:
    answer = bench.post(f"/workbench/procedures/{stem}/drafts", data=told)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return str(answer.location)


def save(bench: FlaskClient, draft: str, path: str, text: str, based: int) -> tuple[int, dict[str, object]]:
    headers = {"X-Base-Revision": str(based)}
    answer = bench.put(f"{draft}/file", query_string={"path": path}, data=text.encode(), headers=headers)
    return answer.status_code, answer.get_json()


def text_of(bench: FlaskClient, draft: str, path: str = WORK) -> tuple[str, int]:
    answer = bench.get(f"{draft}/file", query_string={"path": path})
    return answer.get_data(as_text=True), int(answer.headers["X-Revision"])


def test_only_analysts_and_administrators_have_a_workbench(
    browser: Callable[[str], FlaskClient], bench: FlaskClient
) -> None:
    assert browser("clerk").get("/workbench").status_code == 403
    assert browser("clerk").get("/workbench/drafts/1/files").status_code == 403
    assert browser("boss").get("/workbench").status_code == 200
    assert bench.get("/workbench").status_code == 200


def test_a_draft_begins_with_the_files_of_the_version_and_changes_nothing(bench: FlaskClient) -> None:
    draft = begun(bench)
    files = bench.get(f"{draft}/files").get_json()["files"]
    assert [each["path"] for each in files][-1] == WORK and {each["revision"] for each in files} == {1}
    assert bench.get(draft).status_code == 200
    assert bench.get(f"{draft}/problems").get_json()["problems"] == []
    names = bench.get(f"{draft}/names").get_json()
    assert names["roles"] == ["办事员"] and "register" in names["forms"]


def test_a_file_is_saved_over_what_was_read_and_over_nothing_else(
    bench: FlaskClient, browser: Callable[[str], FlaskClient]
) -> None:
    draft = begun(bench)
    text, revision = text_of(bench, draft)
    assert save(bench, draft, WORK, text + "<!-- 甲 -->", revision) == (200, {"revision": 2})
    code, told = save(browser("boss"), draft, WORK, text + "<!-- 乙 -->", revision)
    assert code == 409 and (told["error"], told["revision"], told["by"]) == ("SavedMeanwhile", 2, "Idle")
    assert "Idle" in str(told["sentence"])
    assert text_of(bench, draft) == (text + "<!-- 甲 -->", 2), "nothing was written over"
    assert save(browser("boss"), draft, WORK, text + "<!-- 乙 -->", 2)[1] == {"revision": 3}
    assert save(bench, draft, WORK, text + "<!-- 乙 -->", 3)[1] == {"revision": 3}, (
        "what stands there already is no change"
    )


def test_every_change_can_be_undone_one_after_the_other(bench: FlaskClient) -> None:
    draft = begun(bench)
    first, _ = text_of(bench, draft)
    for no, more in enumerate(("一", "二", "三"), 1):
        save(bench, draft, WORK, first + more, no)
    seen, revision = [], 4
    while True:
        answer = bench.post(f"{draft}/undo", query_string={"path": WORK}, headers={"X-Base-Revision": str(revision)})
        if answer.status_code != 200:
            break
        revision = answer.get_json()["revision"]
        seen.append(text_of(bench, draft)[0])
    assert seen == [first + "二", first + "一", first] and answer.get_json()["error"] == "NothingToUndo"
    assert save(bench, draft, WORK, first + "四", revision)[0] == 200
    undone = bench.post(f"{draft}/undo", query_string={"path": WORK}, headers={"X-Base-Revision": str(revision + 1)})
    assert undone.status_code == 200 and text_of(bench, draft)[0] == first, "what had been undone is a change too"


def test_a_file_is_added_removed_and_comes_back(bench: FlaskClient) -> None:
    draft, path = begun(bench), "forms/work/more.form"
    assert save(bench, draft, path, "{}", 0) == (200, {"revision": 1})
    assert save(bench, draft, path, "{ }", 0)[0] == 409, "somebody else began it"
    gone = bench.delete(f"{draft}/file", query_string={"path": path}, headers={"X-Base-Revision": "1"})
    assert gone.status_code == 200
    assert bench.get(f"{draft}/file", query_string={"path": path}).status_code == 404
    assert save(bench, draft, path, "{}", 0) == (200, {"revision": 3})


@pytest.mark.parametrize(
    "path", ["../x", "processes/other.bpmn", "processes/work/../../x.dmn", "forms/work/a b.form", "x", ""]
)
def test_a_file_lies_where_files_of_the_procedure_lie(bench: FlaskClient, path: str) -> None:
    code, told = save(bench, begun(bench), path, "x", 0)
    assert (code, told["error"]) == (422, "NoSuchPath")


def test_the_history_of_a_file_is_bounded(bench: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_CHANGES", 3)
    draft = begun(bench)
    for no in range(1, 8):
        save(bench, draft, WORK, f"{no}", no)
    undone, revision = 0, 8
    while True:
        answer = bench.post(f"{draft}/undo", query_string={"path": WORK}, headers={"X-Base-Revision": str(revision)})
        if answer.status_code != 200:
            break
        undone, revision = undone + 1, answer.get_json()["revision"]
    assert undone in (2, 3), "those behind are gone"


def test_two_at_a_draft_are_told_of_each_other(bench: FlaskClient, browser: Callable[[str], FlaskClient]) -> None:
    draft = begun(bench)
    bench.post(f"{draft}/here", json={"tab": "diagram", "path": WORK})
    told = browser("boss").post(f"{draft}/here", json={"tab": "forms", "path": ""}).get_json()
    assert told["others"] == [{"shown": "Idle", "tab": "diagram", "path": WORK}] and told["revisions"][WORK] == 1
    assert [each["shown"] for each in bench.post(f"{draft}/here", json={}).get_json()["others"]] == ["Boss"]


def test_another_organisation_finds_no_draft(bench: FlaskClient, browser: Callable[[str], FlaskClient]) -> None:
    draft = begun(bench)
    for address in ("", "/files", "/problems", "/deploy", "/trial", "/compare", "/stories", "/bundle.zip"):
        assert browser("ruler").get(f"{draft}{address}").status_code == 404, address


def test_a_copy_is_a_procedure_of_its_own(bench: FlaskClient) -> None:
    taken = bench.post("/workbench/procedures/work/copies", data={"stem": "rework", "name": "抄本"})
    assert taken.status_code == 409
    assert bench.post("/workbench/procedures/work/copies", data={"stem": "Bad Name", "name": ""}).status_code == 422
    draft = bench.post("/workbench/procedures/work/copies", data={"stem": "work_2", "name": "抄本"}).location
    paths = [each["path"] for each in bench.get(f"{draft}/files").get_json()["files"]]
    assert "processes/work_2.bpmn" in paths and all("work_2" in path for path in paths)
    assert 'name="抄本"' in text_of(bench, draft, "processes/work_2.bpmn")[0]
    assert bench.get(f"{draft}/problems").get_json()["problems"] == []


def test_a_procedure_begins_empty_or_from_files(bench: FlaskClient) -> None:
    draft = bench.post("/workbench/drafts", data={"stem": "anew", "name": "新程序"}).location
    assert 'name="新程序"' in text_of(bench, draft, "processes/anew.bpmn")[0]
    packed = bench.get(f"{begun(bench)}/bundle.zip").data
    brought = bench.post("/workbench/drafts", data={"stem": "brought", "files": (io.BytesIO(packed), "work.zip")})
    paths = [each["path"] for each in bench.get(f"{brought.location}/files").get_json()["files"]]
    assert "processes/brought.bpmn" in paths and "forms/brought/register.form" in paths
    refused = bench.post("/workbench/drafts", data={"stem": "other", "files": (io.BytesIO(b"x"), "x.exe")})
    assert refused.status_code == 422 and 'value="other"' in refused.get_data(as_text=True)


def test_files_are_brought_into_a_draft_and_can_be_set_back(bench: FlaskClient) -> None:
    draft = begun(bench)
    before, _ = text_of(bench, draft)
    data = {"files": [(io.BytesIO(b"<x/>"), "other name.bpmn"), (io.BytesIO(b"{}"), "more.form")]}
    assert bench.post(f"{draft}/upload", data=data).status_code == 303
    assert text_of(bench, draft)[0] == "<x/>" and text_of(bench, draft, "forms/work/more.form")[0] == "{}"
    bench.post(f"{draft}/undo", query_string={"path": WORK}, headers={"X-Base-Revision": "2"})
    assert text_of(bench, draft)[0] == before


def test_a_bundle_opens_in_a_modeler_on_a_desktop(bench: FlaskClient) -> None:
    with zipfile.ZipFile(io.BytesIO(bench.get(f"{begun(bench)}/bundle.zip").data)) as archive:
        names = archive.namelist()
    assert WORK in names and "forms/work/register.form" in names and "calendar.json" not in names


def test_a_draft_is_thrown_away(bench: FlaskClient) -> None:
    draft = begun(bench)
    assert bench.post(f"{draft}/throw-away").status_code == 303
    assert bench.get(draft).status_code == 404


def test_an_auditor_reads_what_was_deployed_and_changes_nothing(auditor: FlaskClient, bench: FlaskClient) -> None:
    draft = begun(bench)
    assert auditor.get("/workbench").status_code == 200
    page = auditor.get("/workbench/procedures/work").get_data(as_text=True)
    assert (
        "版本 1" in page and "新建草稿" not in page and "停止立案" not in page and "草稿" not in page.split("<main")[1]
    )
    for address in (draft, f"{draft}/files", "/workbench/procedures/work/move"):
        assert auditor.get(address).status_code == 403
    assert auditor.post("/workbench/procedures/work/withdraw", data={"reason": "x"}).status_code == 403
