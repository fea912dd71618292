"""Who may come in, and how."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from werkzeug.test import TestResponse

from tests.web.conftest import PASSWORD
from web.addresses import ours
from web.database import db
from web.people import links
from web.signing_in import limiter

Browser = Callable[[str], FlaskClient]


def signs_in(client: FlaskClient, password: str = PASSWORD, login: str = "clerk", **more: str) -> int:
    return client.post("/sign-in", data={"login": login, "password": password, **more}).status_code


def shown(answer: TestResponse) -> str:
    """The page without its tokens, which are new every time."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", answer.get_data(as_text=True))


def is_signed_in(client: FlaskClient) -> bool:
    return client.get("/password").status_code == 200


def test_a_page_leads_to_the_sign_in_page_and_back(town: Flask) -> None:
    client = town.test_client()
    answer = client.get("/cases?state=open")
    assert answer.status_code == 302
    assert answer.location == "/sign-in?next=/cases?state%3Dopen"
    answer = client.post("/sign-in", data={"login": "clerk", "password": PASSWORD, "next": "/cases?state=open"})
    assert (answer.status_code, answer.location) == (303, "/cases?state=open")


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", ""]
)
def test_nobody_is_led_to_another_site(wanted: str) -> None:
    assert ours(wanted) == "/"


def test_a_wrong_password_and_an_unknown_login_look_the_same(town: Flask) -> None:
    client = town.test_client()
    wrong = client.post("/sign-in", data={"login": "clerk", "password": "not this one"})
    unknown = client.post("/sign-in", data={"login": "nobody", "password": "not this one"})
    assert wrong.status_code == unknown.status_code == 422
    assert shown(wrong).replace("clerk", "nobody") == shown(unknown)
    assert not is_signed_in(client)


def test_the_sixth_wrong_password_within_a_minute_has_to_wait_but_not_for_others(town: Flask) -> None:
    limiter.reset()
    client = town.test_client()
    assert [signs_in(client, "not this one") for _ in range(6)] == [422] * 5 + [429]
    assert signs_in(client) == 429
    assert signs_in(client, login="colleague") == 303
    limiter.reset()


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(town: Flask) -> None:
    town.config["SESSION_COOKIE_SECURE"] = True
    answer = town.test_client().post(
        "/sign-in", data={"login": "clerk", "password": PASSWORD}, base_url="https://localhost"
    )
    cookie = answer.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Secure"} <= {part.strip() for part in cookie.split(";")}


def test_every_change_needs_the_pages_own_token(town: Flask) -> None:
    town.config["WTF_CSRF_ENABLED"] = True
    for path in ("/sign-in", "/sign-out", "/language", "/people", "/password"):
        assert town.test_client().post(path, data={"login": "clerk", "password": PASSWORD}).status_code == 400


def test_after_signing_out_nobody_is_signed_in(browser: Browser) -> None:
    client = browser("clerk")
    assert is_signed_in(client)
    client.post("/sign-out")
    assert not is_signed_in(client)


def test_changing_the_password_ends_the_other_sessions(browser: Browser) -> None:
    here, elsewhere = browser("clerk"), browser("clerk")
    chosen = {"current": PASSWORD, "new": "a quite new one", "again": "a quite new one"}
    assert here.post("/password", data=chosen).status_code == 303
    assert is_signed_in(here)
    assert not is_signed_in(elsewhere)
    assert signs_in(elsewhere) == 422
    assert signs_in(elsewhere, "a quite new one") == 303


@pytest.mark.parametrize(
    "mistake", [{"current": "not this one"}, {"new": "short", "again": "short"}, {"again": "another one than new"}]
)
def test_a_password_changes_only_if_the_old_is_known_and_the_new_is_typed_twice(
    browser: Browser, mistake: dict[str, str]
) -> None:
    client = browser("clerk")
    chosen = {"current": PASSWORD, "new": "a quite new one", "again": "a quite new one", **mistake}
    answer = client.post("/password", data=chosen)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.get_data(as_text=True)
    assert signs_in(client) == 303
    limiter.reset()


def test_who_is_switched_off_is_signed_out_and_stays_out(browser: Browser) -> None:
    client, boss = browser("clerk"), browser("boss")
    boss.post("/people/clerk/active", data={"active": "no"})
    assert not is_signed_in(client)
    assert signs_in(client) == 422
    boss.post("/people/clerk/active", data={"active": "yes"})
    assert signs_in(client) == 303
    limiter.reset()


def test_a_link_sets_a_password_once(town: Flask, clock: Callable[[], object]) -> None:
    with town.app_context():
        secret = links.new(db.session(), "idle", town.config["CLOCK"]())
        db.session.commit()
    client, chosen = town.test_client(), {"new": "a quite new one", "again": "a quite new one"}
    assert client.get(f"/welcome/{secret}").status_code == 200
    assert client.post(f"/welcome/{secret}", data={"new": "short", "again": "short"}).status_code == 422
    assert client.post(f"/welcome/{secret}", data=chosen).status_code == 303
    assert is_signed_in(client)
    assert town.test_client().post(f"/welcome/{secret}", data=chosen).status_code == 404
    limiter.reset()


def test_a_link_is_good_for_three_days(town: Flask) -> None:
    clock = town.config["CLOCK"]
    with town.app_context():
        secret = links.new(db.session(), "idle", clock())
        db.session.commit()
    clock.passes(days=3, seconds=1)
    assert town.test_client().get(f"/welcome/{secret}").status_code == 404


def test_the_language_is_switched_for_good_and_back_to_the_page(browser: Browser) -> None:
    client = browser("clerk")
    assert '<html lang="zh' in client.get("/password").get_data(as_text=True)
    answer = client.post("/language", data={"language": "en", "next": "/password"})
    assert (answer.status_code, answer.location) == (303, "/password")
    assert '<html lang="en' in client.get("/password").get_data(as_text=True)
    assert client.post("/language", data={"language": "fr"}).status_code == 400


def test_knowing_who_asks_costs_one_statement(town: Flask, browser: Browser) -> None:
    client, sent = browser("clerk"), []
    with town.app_context():
        engine = db.engine

    def note(_: object, __: object, statement: str, *more: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    assert is_signed_in(client)
    event.remove(engine, "before_cursor_execute", note)
    assert len([one for one in sent if not one.startswith("BEGIN")]) == 1


def test_what_a_browser_must_not_do_is_told_it_on_every_page(browser: Browser) -> None:
    answer = browser("clerk").get("/password")
    assert "script-src" not in answer.headers["Content-Security-Policy"].replace("default-src 'self'", "")
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
