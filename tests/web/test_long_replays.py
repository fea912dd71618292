"""A case of five hundred facts is replayed as cheaply as a short one, and only the step that is asked for is told."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from engine.record.tables import FACT
from tests.web.replayed import replay
from tests.web.test_desk import opens, sends, statements  # noqa: F401  # a fixture
from web.database import db

MOST_BYTES = 60_000


def worked_over(clerk: FlaskClient, rounds: int) -> str:
    """A complaint that was handled again and again; its number."""
    number = opens(clerk, "rework", measures="第 1 次的措施")
    for turn in range(1, rounds):
        sends(clerk, f"/tasks/{number}/review/{turn}", again="true")
        sends(clerk, f"/tasks/{number}/handle/{turn + 1}", measures=f"第 {turn + 1} 次的措施")
    return number


def test_a_replay_of_five_hundred_facts_is_at_most_ten_statements(
    town: Flask,
    browser: Callable[[str], FlaskClient],
    statements: list[str],  # noqa: F811
) -> None:
    clerk = browser("clerk")
    number, other = worked_over(clerk, 50), worked_over(clerk, 2)
    with town.app_context():
        facts = db.session.scalar(select(func.max(FACT.c.no)))
    assert facts >= 500
    clerk.get(f"/cases/{number}/replay")
    for address in ("", "?step=50", f"?fact={facts // 2}", f"/beside/{other}?step=90"):
        statements.clear()
        answer = clerk.get(f"/cases/{number}/replay{address}")
        assert answer.status_code == 200
        assert len(statements) <= 10, "\n".join(statements)
        assert len(answer.data) < MOST_BYTES


def test_a_step_tells_what_changed_against_the_step_before(browser: Callable[[str], FlaskClient]) -> None:
    clerk = browser("clerk")
    number = worked_over(clerk, 2)
    first, again = (replay(clerk, number, element="handle", after=after) for after in (1, 3))
    asked = '//dl[contains(@class, "asked")]/div[contains(@class, "answer-")]'
    assert [line for line in first.all(asked) if "措施" in line] == ["措施 新 第 1 次的措施"]
    assert [line for line in again.all(asked) if "措施" in line] == ["措施 改 原为： 第 1 次的措施 第 2 次的措施"]
