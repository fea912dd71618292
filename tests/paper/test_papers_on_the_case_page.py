"""The buttons of the case page: each person prints what is theirs, under its Chinese name."""

from urllib.parse import quote

from flask import Flask
from flask.testing import FlaskClient

from tests.paper.conftest import pages
from web.demo import PASSWORD
from web.signing_in import limiter


def browser(app: Flask, login: str) -> FlaskClient:
    app.config["WTF_CSRF_ENABLED"] = False
    limiter.reset()
    client = app.test_client()
    assert client.post("/sign-in", data={"login": login, "password": PASSWORD}).status_code == 303
    return client


def test_a_form_is_saved_under_its_chinese_name(printed_demo: Flask) -> None:
    answer = browser(printed_demo, "h.reception").get("/cases/261111001/paper/患者投诉登记表/1.pdf")
    assert answer.status_code == 200 and answer.mimetype == "application/pdf"
    assert f"filename*=UTF-8''{quote('261111001 患者投诉登记表 存档联.pdf')}" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "261111001" in pages(answer.data)[0]


def test_the_case_page_offers_only_the_copies_that_are_the_readers(printed_demo: Flask) -> None:
    sales = browser(printed_demo, "f.sales").get("/cases/261101").get_data(as_text=True)
    assert "《顾客投诉处理表》第二联" in sales and "《顾客投诉处理表》第一联" not in sales
    assert "《顾客投诉处理表》交投诉人" not in sales and "《顾客投诉记录表》交投诉人" in sales
    store = browser(printed_demo, "f.store").get("/cases/261101").get_data(as_text=True)
    assert "顾客投诉处理表》第" not in store and "全案报告" in store


def test_another_roles_copy_and_the_customers_are_refused_in_words(printed_demo: Flask) -> None:
    sales = browser(printed_demo, "f.sales")
    theirs = sales.get("/cases/261101/paper/顾客投诉处理表/1.pdf", headers={"Accept-Language": "zh-CN"})
    assert theirs.status_code == 403 and "市场部" in theirs.get_data(as_text=True)
    given = sales.get("/cases/261101/paper/顾客投诉处理表/2.pdf?for=customer", headers={"Accept-Language": "zh-CN"})
    assert given.status_code == 403 and "不交给顾客" in given.get_data(as_text=True)
    assert sales.get("/cases/261101/paper/没有的表/1.pdf").status_code == 404
    assert sales.get("/cases/261101/paper/顾客投诉处理表/9.pdf").status_code == 404


def test_nobody_prints_a_case_of_another_organisation(printed_demo: Flask) -> None:
    stranger = browser(printed_demo, "p.supervisor")
    assert stranger.get("/cases/261101/paper/report.pdf").status_code == 404
    assert stranger.get("/cases/261101/paper/顾客投诉记录表/1.pdf").status_code == 404


def test_the_report_on_the_page_leaves_personal_answers_out(printed_demo: Flask) -> None:
    answer = browser(printed_demo, "h.reception").get("/cases/261111001/paper/report.pdf")
    told = "\n".join(pages(answer.data))
    assert answer.status_code == 200 and "案件报告" in told and "12000000003" not in told
