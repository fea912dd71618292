"""From a draft to a version: only without errors, with its scenarios or a reason; older versions again; none at all."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from engine import deployments
from tests.web.conftest import Program
from tests.web.replayed import replay
from tests.web.test_drafts import WORK, begun, bench, save, text_of
from web import deploying
from web.config import ROOT
from web.database import db
from web.workbench import moving_pages

__all__ = ["bench"]

STORY = "processes/work/scenarios/N01-registered.yaml"
HOLDS = """
title: 登记
start: 2026-01-05 09:00
steps:
  - open: {answers: {complainant_name: 王女士, matter: 漏水, claim_fen: 100}}
  - expect: {has: [%s]}
"""


@pytest.fixture
def draft(bench: FlaskClient) -> str:
    return begun(bench)


def rename(bench: FlaskClient, draft: str, old: str = 'name="登记"', new: str = 'name="登记一下"') -> None:
    text, revision = text_of(bench, draft)
    assert old in text
    assert save(bench, draft, WORK, text.replace(old, new, 1), revision)[0] == 200


def deploy(bench: FlaskClient, draft: str, **told: str) -> tuple[int, str]:
    answer = bench.post(f"{draft}/deploy", data=told)
    return answer.status_code, answer.get_data(as_text=True)


def versions(bench: FlaskClient) -> str:
    return bench.get("/workbench/procedures/work").get_data(as_text=True)


def opened(program: Callable[[str], Program]) -> str:
    """The number of a case that the clerk has registered."""
    answers = {"complainant_name": "王女士", "matter": "漏水", "claim_fen": 100}
    answer = program("clerk").post("/cases", {"procedure": "work", "answers": answers})
    assert answer.status_code == 201, answer.get_json()
    return str(answer.get_json()["case"])


def test_new_cases_begin_on_what_is_deployed_and_the_draft_is_gone(bench: FlaskClient, draft: str) -> None:
    rename(bench, draft)
    assert deploy(bench, draft, note="改名")[0] == 303
    page = versions(bench)
    assert "改名" in page and "Idle" in page and "版本 2" in page
    assert bench.get(draft).status_code == 404
    assert "登记一下" in bench.get("/open").get_data(as_text=True)


def test_a_draft_with_errors_is_not_deployed(bench: FlaskClient, draft: str) -> None:
    rename(bench, draft, 'formId="register"', 'formId="nowhere"')
    code, page = deploy(bench, draft, note="不行")
    assert code == 409 and "nowhere" in page
    assert "版本 2" not in versions(bench)


def test_a_scenario_that_does_not_hold_needs_a_reason_which_is_recorded(bench: FlaskClient, draft: str) -> None:
    save(bench, draft, STORY, HOLDS % "handle", 0)
    found = bench.get(f"{draft}/stories").get_data(as_text=True)
    assert "1 个中 1 个成立" in found, found[-3000:]
    save(bench, draft, STORY, HOLDS % "review", 1)
    code, page = deploy(bench, draft, note="留着的话")
    assert code == 409 and "留着的话" in page and "review is not open" in page
    assert deploy(bench, draft, note="", reason="先发布，场景随后改")[0] == 303
    page = versions(bench)
    assert "先发布，场景随后改" in page and "1 个中 0 个成立" in page


def test_deploying_what_runs_already_is_told(bench: FlaskClient, draft: str) -> None:
    code, page = deploy(bench, draft)
    assert code == 409 and "内容没有不同" in page


def test_an_older_version_is_made_current_again(bench: FlaskClient, draft: str) -> None:
    rename(bench, draft)
    deploy(bench, draft)
    first = _addresses(bench)[0]
    assert bench.post("/workbench/procedures/work/current", data={"version": first}).status_code == 303
    assert _current(bench) == first
    assert bench.post("/workbench/procedures/work/current", data={"version": "0" * 64}).status_code == 404


def test_a_procedure_is_withdrawn_with_a_reason(bench: FlaskClient, browser: Callable[[str], FlaskClient]) -> None:
    bench.post("/workbench/procedures/work/withdraw", data={"reason": ""})
    assert browser("clerk").get("/open/work").status_code == 200
    bench.post("/workbench/procedures/work/withdraw", data={"reason": "制度废止"})
    assert browser("clerk").get("/open/work").status_code == 404 and "制度废止" in versions(bench)
    assert browser("clerk").get("/cases").status_code == 200
    bench.post("/workbench/procedures/work/current", data={"version": _addresses(bench)[0]})
    assert browser("clerk").get("/open/work").status_code == 200


def test_what_the_workbench_deployed_stays_when_the_server_starts_again(town: Flask, bench: FlaskClient) -> None:
    with town.app_context():
        deploying.deploy(db.session(), "acme", ROOT, "property_complaint", town.config["CLOCK"]())
    draft = begun(bench, "property_complaint")
    path = "processes/property_complaint.bpmn"
    text, revision = text_of(bench, draft, path)
    assert 'id="register" name="领号' in text
    save(bench, draft, path, text.replace('id="register" name="领号', 'id="register" name="先领号'), revision)
    assert deploy(bench, draft)[0] == 303
    with town.app_context():
        session, at = db.session(), town.config["CLOCK"]()
        before = deployments.deployed_in(session, "acme")
        assert list(deploying.bring_up_to_date(session, ROOT, at)) == []
        assert deployments.deployed_in(session, "acme") == before


def test_open_cases_are_moved_and_each_move_shows_in_the_replay(
    bench: FlaskClient, draft: str, browser: Callable[[str], FlaskClient], program: Callable[[str], Program]
) -> None:
    number = opened(program)
    rename(bench, draft, 'name="办理"', 'name="认真办理"')
    deploy(bench, draft)
    old, new = _addresses(bench)
    address = f"/workbench/procedures/work/move?start={old}&goal=work:{new}"
    page = bench.get(address).get_data(as_text=True)
    assert number in page and "可直接转移" in page
    told = {"start": old, "goal": f"work:{new}", "case": number, "anew": "0"}
    assert bench.post("/workbench/procedures/work/move", data=told).status_code == 422, "without a reason"
    assert bench.post("/workbench/procedures/work/move", data={**told, "reason": "新制度"}).status_code == 303
    assert number not in bench.get(address).get_data(as_text=True)
    client = browser("clerk")
    assert "认真办理" in client.get(f"/cases/{number}").get_data(as_text=True)
    before, after = replay(client, number, step=2), replay(client, number, step=3)
    assert before.value("//@data-diagram").endswith(f"{old}/diagram.bpmn")
    assert after.value("//@data-diagram").endswith(f"{new}/diagram.bpmn") and "新制度" in after.text


def test_two_versions_are_compared_with_the_cases_that_stand_there(
    bench: FlaskClient, draft: str, program: Callable[[str], Program]
) -> None:
    opened(program)
    rename(bench, draft, 'name="办理"', 'name="认真办理"')
    page = bench.get(f"{draft}/compare").get_data(as_text=True)
    assert "认真办理" in page and "1 件在办案件停在这里" in page
    deploy(bench, draft)
    old, new = _addresses(bench)
    page = bench.get(f"/workbench/procedures/work/compare?old={old}&new={new}").get_data(as_text=True)
    assert "<ins>认真办理</ins>" in page and "<del>办理</del>" in page


def _addresses(bench: FlaskClient) -> list[str]:
    with bench.application.app_context():
        told = deployments.history(db.session(), "acme", ["work"])
    return list(dict.fromkeys(one.version for one in told if one.version))


def _current(bench: FlaskClient) -> str:
    with bench.application.app_context():
        return {one.stem: one.version for one in deployments.deployed_in(db.session(), "acme")}["work"]


def test_scenarios_are_played_on_a_version_and_drafts_tell_how_much_is_wrong(bench: FlaskClient, draft: str) -> None:
    save(bench, draft, STORY, HOLDS % "handle", 0)
    deploy(bench, draft)
    (version,) = _addresses(bench)
    page = bench.get(f"/workbench/procedures/work/stories?version={version}").get_data(as_text=True)
    assert "1 个中 1 个成立" in page
    broken = begun(bench)
    assert "没有错误" in versions(bench)
    rename(bench, broken, 'formId="register"', 'formId="nowhere"')
    assert "1 处错误" in versions(bench)


def test_many_cases_are_moved_in_steps_that_tell_how_far_they_have_come(
    bench: FlaskClient, draft: str, program: Callable[[str], Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving_pages, "BATCH", 2)
    numbers = [opened(program) for _ in range(3)]
    rename(bench, draft, 'name="办理"', 'name="认真办理"')
    deploy(bench, draft)
    old, new = _addresses(bench)
    told = {"start": old, "goal": f"work:{new}", "reason": "新制度", "submission": "s"}
    answer = bench.post("/workbench/procedures/work/move", data={**told, "case": [*numbers, "none"]})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200 and "4 件中已完成 2 件" in page and page.count('name="case"') == 2
    again = bench.post("/workbench/procedures/work/move", data={**told, "case": [numbers[2], "none"], "moved": "2"})
    page = bench.get(again.location).get_data(as_text=True)
    assert "已转移 3 件案件" in page and "none: " in page
