"""The pages of the desk as people use them: nobody's work is lost, nobody sees another's, and pages stay cheap."""

import re
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, insert

from engine.record.tables import CASE
from web.database import db

Browser = Callable[[str], FlaskClient]
REGISTER = {"complainant_name": "陈某某", "matter": "房间漏水", "channel": "来电", "claim_fen": "20,000"}
QUESTIONS = [*REGISTER, "received_on", "urgent", "measures", "again"]


def sends(client: FlaskClient, path: str, **typed: Any) -> Any:
    """The page is filled and sent; it tells which questions it asked."""
    return client.post(path, data={"_shown": QUESTIONS, **typed})


def opens(client: FlaskClient, procedure: str = "work", **typed: Any) -> str:
    """A complaint is opened on its page; its number."""
    answer = sends(client, f"/open/{procedure}", **{**REGISTER, **typed})
    assert answer.status_code == 303, answer.get_data(as_text=True)
    found = re.search(r"/(?:tasks|cases)/([\w-]+)", answer.headers["Location"])
    assert found is not None
    return found[1]


def text(answer: Any) -> str:
    """What the reader sees, roughly."""
    return str(answer.get_data(as_text=True))


def test_after_a_task_comes_the_next_one_of_the_same_case(browser: Browser) -> None:
    clerk = browser("clerk")
    number = opens(clerk)
    done = sends(clerk, f"/tasks/{number}/handle/1", measures="已派人。")
    assert done.headers["Location"] == f"/tasks/{number}/review/1"
    last = sends(clerk, f"/tasks/{number}/review/1")
    assert last.headers["Location"] == "/inbox"


def test_a_double_click_is_done_once_and_goes_on(browser: Browser) -> None:
    clerk = browser("clerk")
    number = opens(clerk)
    sent = {"measures": "已派人。", "submission": "the-same-page"}
    first, second = (sends(clerk, f"/tasks/{number}/handle/1", **sent) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"] == f"/tasks/{number}/review/1"
    opened = [opens(clerk, submission="one-opening") for _ in range(2)]
    assert opened[0] == opened[1]


def test_what_was_typed_comes_back_with_the_mistakes_beside_it(browser: Browser) -> None:
    answer = sends(browser("clerk"), "/open/work", **{**REGISTER, "matter": "", "claim_fen": "很多"})
    assert answer.status_code == 422
    assert 'id="error-summary"' in text(answer)
    assert 'value="陈某某"' in text(answer)
    assert 'value="很多"' in text(answer)


def test_of_two_people_sending_at_the_same_instant_one_wins_and_the_other_keeps_his_text(
    town: Flask, browser: Browser
) -> None:
    people = [browser("clerk"), browser("colleague")]
    number = opens(people[0], "rework", measures="先办一次")
    for turn in range(1, 101):
        element, occurrence = ("handle", turn // 2 + 1) if turn % 2 == 0 else ("review", (turn + 1) // 2)
        typed = {"measures": f"第 {turn} 次的措施"} if element == "handle" else {"again": "true"}
        answers = at_once(people, f"/tasks/{number}/{element}/{occurrence}", typed)
        assert sorted(answer.status_code for answer in answers) == [303, 409], turn
        slow = next(answer for answer in answers if answer.status_code == 409)
        assert turn % 2 or f"第 {turn} 次的措施" in text(slow)


def at_once(people: list[FlaskClient], path: str, typed: dict[str, str]) -> list[Any]:
    """Both send the page in the same instant."""
    meet, answers = threading.Barrier(len(people)), []

    def send(client: FlaskClient) -> None:
        meet.wait()
        answers.append(sends(client, path, **typed))

    threads = [threading.Thread(target=send, args=(client,)) for client in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_another_organisation_gets_no_page_of_a_case(browser: Browser) -> None:
    number = opens(browser("clerk"))
    stranger = browser("stranger")
    for path in (f"/cases/{number}", f"/cases/{number}/replay", f"/tasks/{number}/handle/1"):
        assert stranger.get(path).status_code == 404, path
    assert sends(stranger, f"/tasks/{number}/handle/1", measures="x").status_code == 404
    for path in ("/inbox", "/inbox?whose=team", "/cases"):
        assert "房间漏水" not in text(stranger.get(path))


def test_who_has_no_role_in_it_may_look_but_not_do(browser: Browser) -> None:
    number = opens(browser("clerk"))
    idle = browser("idle")
    assert idle.get(f"/cases/{number}").status_code == 200
    assert sends(idle, f"/tasks/{number}/handle/1", measures="写了很久").status_code == 403


@pytest.fixture
def statements(town: Flask) -> Iterator[list[str]]:
    """The SQL statements that are sent."""
    sent: list[str] = []

    def note(_: Any, __: Any, statement: str, *more: Any) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    with town.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/inbox", 8),
        ("/cases", 4),
        ("/cases/{number}", 9),
        ("/cases/{number}/replay", 8),
        ("/tasks/{number}/handle/1", 8),
        ("/open", 3),
        ("/open/work", 5),
    ],
)
def test_a_page_is_a_handful_of_statements(browser: Browser, statements: list[str], path: str, most: int) -> None:
    clerk = browser("clerk")
    number = opens(clerk)
    for _ in range(30):
        opens(clerk)
    address = path.format(number=number)
    clerk.get(address)
    statements.clear()
    assert clerk.get(address).status_code == 200
    assert len(statements) <= most, "\n".join(statements)


def test_completing_on_the_page_makes_at_most_nine_statements(browser: Browser, statements: list[str]) -> None:
    clerk = browser("clerk")
    number = opens(clerk)
    statements.clear()
    sends(clerk, f"/tasks/{number}/handle/1", measures="已派人。")
    assert len(statements) <= 9, "\n".join(statements)


def test_an_opening_that_is_refused_keeps_what_was_typed(town: Flask, browser: Browser) -> None:
    with town.app_context():
        row = {"organisation": "acme", "number": "work-1", "version": "", "head_no": 0, "head_hash": "", "state": ""}
        db.session.execute(insert(CASE).values(**row))
        db.session.commit()
    answer = sends(browser("clerk"), "/open/work", **REGISTER)
    assert answer.status_code == 409
    assert 'value="陈某某"' in text(answer)
    assert "work-1" in text(answer)
