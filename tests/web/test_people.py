"""The administrator's page, and that everybody sees their own organisation only."""

import re
from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from web.database import db
from web.people import reading

Browser = Callable[[str], FlaskClient]


def groups_of(town: Flask, login: str) -> frozenset[str]:
    with town.app_context():
        known = reading.known(db.session(), login)
        assert known is not None
        return known.person.groups


def test_only_administrators_see_the_people(browser: Browser) -> None:
    assert browser("clerk").get("/people").status_code == 403
    shown = browser("boss").get("/people").get_data(as_text=True)
    assert "colleague" in shown
    assert "stranger" not in shown


def test_a_new_person_begins_by_a_link(town: Flask, browser: Browser) -> None:
    answer = browser("boss").post("/people", data={"login": "new.one", "shown": "新来的"})
    assert answer.status_code == 201
    found = re.search(r"/welcome/([\w-]+)", answer.get_data(as_text=True))
    assert found is not None
    client, chosen = town.test_client(), {"new": "a quite new one", "again": "a quite new one"}
    assert client.post(f"/welcome/{found[1]}", data=chosen).status_code == 303
    assert client.get("/password").status_code == 200


def test_a_login_is_taken_only_once_in_all_organisations(browser: Browser) -> None:
    answer = browser("boss").post("/people", data={"login": "stranger", "shown": "同名"})
    assert answer.status_code == 422
    assert 'value="stranger"' in answer.get_data(as_text=True)


def test_a_role_is_given_in_a_department_and_taken_away(town: Flask, browser: Browser) -> None:
    boss = browser("boss")
    page = boss.get("/people").get_data(as_text=True)
    unit = re.search(r'<option value="(\d+)">骨科', page)
    assert unit is not None
    for _ in range(2):
        assert boss.post("/people/idle/roles", data={"role": "科主任", "unit": unit[1]}).status_code == 303
    assert groups_of(town, "idle") == {"科主任", "科主任@骨科"}
    membership = re.search(r"/people/idle/roles/(\d+)/remove", boss.get("/people").get_data(as_text=True))
    assert membership is not None
    boss.post(f"/people/idle/roles/{membership[1]}/remove")
    assert groups_of(town, "idle") == frozenset()


def test_nobody_gives_away_what_is_anothers(town: Flask, browser: Browser) -> None:
    boss = browser("boss")
    for path in ("link", "roles", "active", "roles/1/remove"):
        assert boss.post(f"/people/stranger/{path}", data={"role": "办事员"}).status_code == 404
    assert groups_of(town, "stranger") == {"办事员"}


def test_an_administrator_cannot_lock_himself_out(browser: Browser) -> None:
    boss = browser("boss")
    assert boss.post("/people/boss/active", data={"active": "no"}).status_code == 422
    assert boss.get("/people").status_code == 200


def test_a_department_is_found_once(browser: Browser) -> None:
    boss = browser("boss")
    for _ in range(2):
        assert boss.post("/people/units", data={"name": "心内科"}).status_code == 303
    first_choice = boss.get("/people").get_data(as_text=True).partition("</select>")[0]
    assert first_choice.count("心内科") == 1
    assert boss.post("/people/units", data={"name": "a@b"}).status_code == 422
