"""A form that the diagram issues by itself: recorded, listed on the case page, and printed as the case stood then."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pypdf
import pytest
from bpmn_notation import xml
from flask import Flask
from flask.testing import FlaskClient

from engine import deployments, procedures
from engine.cases.perform import perform
from engine.cases.requests import CompleteTask, Filled, OpenCase
from engine.cases.verifying import Verifier
from engine.database import writing
from engine.facts import Place
from engine.people import Person
from engine.procedures import Bundle
from engine.record import cases
from web.database import db
from web.deploying import checked

CLERK = Person("clerk", "Clerk", "acme", frozenset({"办事员"}))
LINES = """
    start s
    user receive name=受理 lane=办事员
    service issue name=出具记录表 job=document in.title='="{title}"' {more}
    user record name=记录 lane=办事员
    end z name=办结
    s > receive > issue > record > z
"""


def bundle(title: str = "顾客投诉记录表", more: str = "") -> Bundle:
    files = {"processes/product_complaint.bpmn": xml(LINES.format(title=title, more=more))}
    return Bundle("product_complaint", files)


def a_case(clock: Any, more: str = "") -> str:
    """A case in which the form was issued after the first task, and the second is done too."""
    session = db.session()
    writing(session)
    deployments.deploy(session, "acme", procedures.compiled(bundle(more=more)), clock())
    session.commit()
    number = perform(OpenCase("product_complaint", CLERK, clock(), "open"), session).case.number
    for element, name, told in (("receive", "content", "沙发开裂"), ("record", "note", "后来记录的话")):
        asked = ({"name": name, "label": "内容", "type": "textarea"},)
        answers = Filled({name: told}, asked, frozenset(), "salt")
        perform(CompleteTask(number, Place(element, 1), CLERK, clock(), element, answers), session)
    return number


def text_of(content: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)


@pytest.mark.parametrize(("more", "mark"), [("", "存档联"), ("in.customer='=true'", "交投诉人")])
def test_what_was_issued_shows_the_case_as_it_stood(
    town: Flask, clock: Any, browser: Callable[[str], FlaskClient], more: str, mark: str
) -> None:
    with town.app_context():
        number = a_case(clock, more)
        session = db.session()
        assert [each.findings for each in Verifier(session).check(cases.ids(session))] == [()]
    clerk = browser("clerk")
    page = clerk.get(f"/cases/{number}", headers={"Accept-Language": "zh-CN"}).get_data(as_text=True)
    assert f"《顾客投诉记录表》{mark}，" in page and "程序出具的表单" in page
    no = int(page.split("/paper/issued/")[1].split(".pdf")[0])
    issued = clerk.get(f"/cases/{number}/paper/issued/{no}.pdf")
    told = text_of(issued.data)
    assert issued.status_code == 200 and "沙发开裂" in told and "后来记录的话" not in told
    assert f"记录第 {no} 条" in told and mark in told and "办结" not in told
    now = text_of(clerk.get(f"/cases/{number}/paper/顾客投诉记录表/1.pdf").data)
    assert "后来记录的话" in now and "出具" not in now


def test_a_fact_that_issued_nothing_is_told_so(town: Flask, clock: Any, browser: Callable[[str], FlaskClient]) -> None:
    with town.app_context():
        number = a_case(clock)
    for no in (0, 1, 999, 10**20):
        answer = browser("clerk").get(f"/cases/{number}/paper/issued/{no}.pdf", headers={"Accept-Language": "zh-CN"})
        assert answer.status_code == 404 and "没有出具表单" in answer.get_data(as_text=True)
    assert browser("stranger").get(f"/cases/{number}/paper/issued/5.pdf").status_code == 404


@pytest.mark.parametrize(
    ("title", "more", "part"),
    [
        ("没有的表", "", "no form `没有的表`"),
        ("顾客投诉记录表", "in.copy='=2'", "no copy 2"),
        ("顾客投诉处理表", "in.customer='=true'", "internal"),
    ],
)
def test_a_form_that_is_not_on_paper_keeps_the_procedure_from_being_deployed(title: str, more: str, part: str) -> None:
    found = [each for each in checked(bundle(title, more)) if each.rule == "no-such-document"]
    assert len(found) == 1 and found[0].element == "issue" and part in found[0].sentence
    assert not any(each.rule == "no-such-document" for each in checked(bundle()))
