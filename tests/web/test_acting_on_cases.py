"""An administrator acts on a case beside its diagram: on a page of its own, with a reason, told on the case."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.web.test_desk import opens, text


@pytest.fixture
def number(browser: Callable[[str], FlaskClient]) -> str:
    return opens(browser("clerk"))


def acts(client: FlaskClient, number: str, what: str, **told: str) -> tuple[int, str]:
    answer = client.post(f"/incidents/cases/{number}/{what}", data=told)
    return answer.status_code, text(answer)


def test_the_page_is_an_administrators(browser: Callable[[str], FlaskClient], number: str) -> None:
    assert browser("clerk").get(f"/incidents/cases/{number}").status_code == 403
    assert browser("ruler").get(f"/incidents/cases/{number}").status_code == 404
    page = text(browser("boss").get(f"/incidents/cases/{number}"))
    assert "跳过任务" in page and "handle/1" in page and "撤销案件" in page and "reopen-to" not in page


def test_a_case_is_suspended_and_resumed(browser: Callable[[str], FlaskClient], number: str) -> None:
    boss, clerk = browser("boss"), browser("clerk")
    assert acts(boss, number, "suspend", reason="")[0] == 422
    assert acts(boss, number, "suspend", reason="法院受理")[0] == 303
    assert "法院受理" in text(clerk.get(f"/cases/{number}")) and number not in text(clerk.get("/inbox"))
    page = text(boss.get(f"/incidents/cases/{number}"))
    assert "恢复" in page and "跳过任务" not in page
    assert acts(boss, number, "resume", reason="已判决")[0] == 303
    assert number in text(clerk.get("/inbox"))
    assert "已判决" in text(clerk.get(f"/cases/{number}"))


def test_a_task_is_skipped_a_token_moved_and_a_case_cancelled_and_reopened(
    browser: Callable[[str], FlaskClient], number: str
) -> None:
    boss, clerk = browser("boss"), browser("clerk")
    assert acts(boss, number, "skip", task="handle/1", reason="已口头办妥")[0] == 303
    assert f"/tasks/{number}/review/1" in text(clerk.get(f"/cases/{number}"))
    assert acts(boss, number, "token", element="review", to="handle", reason="退回")[0] == 303
    assert f"/tasks/{number}/handle/2" in text(clerk.get(f"/cases/{number}"))
    code, page = acts(boss, number, "token", element="handle", to="nowhere", reason="写下的理由")
    assert code == 500 and "写下的理由" in page, "what was typed is kept"
    assert acts(boss, number, "cancel", reason="重复登记")[0] == 303
    assert "重复登记" in text(clerk.get(f"/cases/{number}"))
    assert acts(boss, number, "reopen", to="review", reason="并非重复")[0] == 303
    assert f"/tasks/{number}/review/2" in text(clerk.get(f"/cases/{number}"))
    assert acts(boss, number, "burn", reason="x")[0] == 404
