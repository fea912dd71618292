"""Input that nobody would send on purpose: a clear answer, on both databases, and never a failure of ours."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

Browser = Callable[[str], FlaskClient]


@pytest.mark.parametrize(
    "path",
    [
        "/cases/none?before=99999999999999999999",
        "/cases?text=%00",
        "/cases?text=%25_%27%22%3C",
        "/cases?page=99999999999999999999",
        "/inbox?page=-1&role=%00&procedure=%00",
        "/cases/%00",
        "/cases/%F0%9F%98%80/replay?step=99999999999999999999",
        "/tasks/work-1/handle/99999999999999999999",
        "/tasks/work-1/%00/1",
        "/open/%00",
        "/open/..%2F..%2Fetc",
        "/procedures/%00/diagram.bpmn",
    ],
)
def test_a_strange_address_is_answered_plainly(browser: Browser, path: str) -> None:
    assert browser("clerk").get(path).status_code in (200, 302, 400, 404)


def test_strange_text_in_a_form_is_kept_or_refused_but_never_a_failure(browser: Browser) -> None:
    clerk = browser("clerk")
    for typed in ("\x00", "陈\x00某", "\ud83d", "‮反写", "😀" * 30, "'; DROP TABLE fact; --"):
        sent = {"complainant_name": typed, "matter": typed, "_shown": ["claim_fen", "received_on", "channel", "urgent"]}
        answer = clerk.post("/open/work", data={k: _encodable(v) for k, v in sent.items()})
        assert answer.status_code in (303, 422), typed


def test_a_strange_login_is_a_wrong_one(town: object, client: FlaskClient) -> None:
    answer = client.post("/sign-in", data={"login": "a\x00b", "password": "\x00"})
    assert answer.status_code in (400, 422)


def _encodable(value: object) -> object:
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) and not value.isprintable() else value
