"""The administrator's page of incidents."""

from collections.abc import Callable
from typing import Any

import pytest
from bpmn_notation import xml
from flask import Flask
from flask.testing import FlaskClient
from test_desk import text

from engine import deployments, procedures
from engine.cases.due import fire_all
from engine.cases.perform import perform
from engine.cases.refusals import CannotGoOn
from engine.cases.requests import CompleteTask, Filled, OpenCase
from engine.database import writing
from engine.facts import Place
from engine.people import Person
from engine.procedures import Bundle
from engine.spiff.failures import StepFailed
from web.database import db
from web.refusals import said

CLERK = Person("clerk", "Clerk", "acme", frozenset({"办事员"}))
LINES = """
    start s
    user register lane=办事员
    user work lane=办事员
    boundary late on=work name=到期提醒 after=P1D ni
    xor how name=是否上报
    end z
    end y
    end x
    s > register > work > z
    late > how
    how > x if '=n > 1'
    how > y if '=n < 1'
"""


@pytest.fixture
def number(town: Flask, clock: Any) -> str:
    """A case whose timer has found no way on."""
    with town.app_context():
        session = db.session()
        writing(session)
        deployments.deploy(session, "acme", procedures.compiled(Bundle("p", {"processes/p.bpmn": xml(LINES)})), clock())
        session.commit()
        found = perform(OpenCase("p", CLERK, clock(), "open"), session).case.number
        perform(CompleteTask(found, Place("register", 1), CLERK, clock(), "one", Filled({"n": 1})), session)
        clock.passes(days=2)
        fire_all(session, clock())
    return found


def test_an_administrator_sees_what_stopped_and_tries_it_again(
    browser: Callable[[str], FlaskClient], number: str
) -> None:
    boss = browser("boss")
    shown = text(boss.get("/incidents"))
    assert number in shown and "到期提醒" in shown and "没有一个条件成立，也没有默认流向。" in shown
    boss.post("/language", data={"language": "en"})
    shown = text(boss.get("/incidents"))
    assert number in shown and "到期提醒" in shown and "no condition is true" in shown
    boss.post("/language", data={"language": "zh"})
    again = boss.post(f"/incidents/{number}/late/1/retry", follow_redirects=True)
    assert "how" in text(again) and number in text(again)
    shown = text(browser("clerk").get(f"/cases/{number}"))
    assert "在“到期提醒”处流程图走不下去" in shown and "管理员能看到，并可重试。" in shown


def test_whoever_cannot_go_on_reads_why_in_his_language(town: Flask) -> None:
    failed = StepFailed("how", "no condition is true and there is no default flow.")
    with town.test_request_context():
        told = said(CannotGoOn(element=failed.element, reason=failed.sentence))
    assert told == "流程停在 how：没有一个条件成立，也没有默认流向。 没有任何改动，请告诉流程分析员。"


@pytest.mark.parametrize("doing", ["DeadlineFired", "NoticeSent"])
def test_what_is_no_longer_waited_for_is_not_said_to_have_failed(
    browser: Callable[[str], FlaskClient], number: str, doing: str
) -> None:
    again = browser("boss").post(f"/incidents/{number}/late/7/retry", data={"doing": doing}, follow_redirects=True)
    assert f"案件 {number} 已不再等待这一事项" in text(again)


def test_nobody_else_sees_or_tries_it(browser: Callable[[str], FlaskClient], number: str) -> None:
    clerk, ruler = browser("clerk"), browser("ruler")
    assert clerk.get("/incidents").status_code == 403
    assert clerk.post(f"/incidents/{number}/late/1/retry").status_code == 403
    assert number not in text(ruler.get("/incidents"))
    assert "没有停下来的案件" in text(ruler.get("/incidents"))
