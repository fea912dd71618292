"""A draft tried in memory: real forms, any role, a clock that is moved; what was done is a scenario that holds."""

from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import func, select

from engine.record.tables import CASE
from tests.web.test_desk import QUESTIONS
from tests.web.test_drafts import begun, bench, text_of
from web.database import db

__all__ = ["bench"]

TOLD = {"_shown": QUESTIONS, "complainant_name": "王女士", "matter": "漏水", "channel": "来信"}


def page(bench: FlaskClient, draft: str) -> str:
    return bench.get(f"{draft}/trial").get_data(as_text=True)


def fills(bench: FlaskClient, draft: str, place: str = "", **told: Any) -> tuple[int, str]:
    answer = bench.post(f"{draft}/trial/form", query_string={"place": place} if place else {}, data=told)
    return answer.status_code, answer.get_data(as_text=True)


def waits(bench: FlaskClient, draft: str, words: str) -> None:
    assert bench.post(f"{draft}/trial/time", data={"words": words}).status_code == 303


def test_a_complaint_is_received_tried_and_nothing_is_recorded(bench: FlaskClient) -> None:
    draft = begun(bench)
    assert "受理投诉" in page(bench, draft)
    form = bench.get(f"{draft}/trial/form").get_data(as_text=True)
    assert "投诉人" in form and 'value="办事员"' in form
    code, again = fills(bench, draft, acting="办事员", **{**TOLD, "complainant_name": ""})
    assert code == 422 and "漏水" in again, "what was typed is still there"
    assert fills(bench, draft, acting="办事员", **TOLD)[0] == 303
    shown = page(bench, draft)
    assert "handle/1" in shown and "王女士" in shown
    with bench.application.app_context():
        assert db.session.scalar(select(func.count()).select_from(CASE)) == 0


def test_only_a_role_whose_task_it_is_can_do_it(bench: FlaskClient) -> None:
    draft = begun(bench)
    fills(bench, draft, acting="办事员", **TOLD)
    code, told = fills(bench, draft, "handle/1", acting="局长", measures="已修", measure="已修", result="已修")
    assert code == 409 and "办事员" in told and "handle/1" in page(bench, draft)


def test_time_passes_and_timers_fire_on_the_way(bench: FlaskClient) -> None:
    draft = begun(bench, "rework")
    assert "办理" in page(bench, draft)
    form = bench.get(f"{draft}/trial/form")
    assert form.status_code == 200
    bench.post(f"{draft}/trial/form", data={"acting": "办事员"})
    waits(bench, draft, "3 days")
    assert "not understood" in bench.post(
        f"{draft}/trial/time", data={"words": "soon"}, follow_redirects=True
    ).get_data(as_text=True)


def test_a_step_is_taken_back_and_the_story_begins_anew(bench: FlaskClient) -> None:
    draft = begun(bench)
    fills(bench, draft, acting="办事员", **TOLD)
    waits(bench, draft, "2 hours")
    assert "2 步" in page(bench, draft)
    bench.post(f"{draft}/trial/back")
    assert "1 步" in page(bench, draft)
    bench.post(f"{draft}/trial/back", data={"all": "1"})
    assert "0 步" in page(bench, draft)


def test_what_was_done_is_saved_as_a_scenario_that_holds(bench: FlaskClient) -> None:
    draft = begun(bench)
    fills(bench, draft, acting="办事员", **TOLD)
    waits(bench, draft, "5 working days")
    answer = bench.post(
        f"{draft}/trial/save", data={"name": "N01-registered", "title": "登记后待办理"}, follow_redirects=True
    )
    assert "且成立" in answer.get_data(as_text=True)
    text, revision = text_of(bench, draft, "processes/work/scenarios/N01-registered.yaml")
    assert revision == 1 and "title: 登记后待办理" in text and "wait: 5 working days" in text and "- handle" in text
    assert "1 个中 1 个成立" in bench.get(f"{draft}/stories").get_data(as_text=True)
    refused = bench.post(f"{draft}/trial/save", data={"name": "../x", "title": "x"}, follow_redirects=True)
    assert "不是此程序文件的位置" in refused.get_data(as_text=True)


def test_a_draft_with_errors_is_not_tried_and_says_why(bench: FlaskClient) -> None:
    draft = begun(bench)
    bench.delete(f"{draft}/file", query_string={"path": "forms/work/handle.form"}, headers={"X-Base-Revision": "1"})
    shown = page(bench, draft)
    assert "请先改正" in shown and "handle" in shown
    assert fills(bench, draft, acting="办事员", **TOLD)[0] == 303
