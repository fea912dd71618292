"""How large a request may be: as large as what its page asks for, and only from whoever is signed in."""

from collections.abc import Callable
from typing import Any

import pytest
from files_at_work import deployed
from flask import Flask
from flask.testing import FlaskClient

from web.desk import uploading

CHINESE = {"Accept-Language": "zh-CN"}


@pytest.fixture
def clerk(town: Flask, clock: Any, browser: Callable[[str], FlaskClient]) -> FlaskClient:
    with town.app_context():
        deployed(clock)
    return browser("clerk")


def test_a_page_without_files_takes_no_more_than_before(clerk: FlaskClient) -> None:
    assert clerk.post("/sign-in", data={"login": "x" * 3_000_000}).status_code == 413


def test_as_much_as_a_question_takes_can_be_sent_by_whoever_is_signed_in(
    town: Flask, clerk: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "MOST_AT_ONCE", 2_500_000)
    told = {"content": "x" * 2_100_000}
    assert clerk.post("/open/files", data=told).status_code == 422
    too_much = clerk.post("/open/files", data={"content": "x" * 2_600_000}, headers=CHINESE)
    page = too_much.get_data(as_text=True)
    assert too_much.status_code == 413 and "少选几个文件" in page and "/sign-in" not in page
    assert town.test_client().post("/open/files", data=told).status_code == 401
