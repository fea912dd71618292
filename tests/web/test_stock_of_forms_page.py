"""The custodian's page: numbers in, out, back and voided; what a complaint used; who may see and move it."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from engine.cases.verifying import Verifier, between_cases
from engine.database import writing
from engine.projections.tables import REGISTER
from engine.record import cases
from tests.web.numbered_forms import FORM, keeper, moves, numbered, opens, stocked
from tests.web.test_desk import sends, text
from web.database import db

__all__ = ["keeper", "numbered"]
Browser = Callable[[str], FlaskClient]


def test_the_register_shows_where_every_number_is(keeper: FlaskClient, browser: Browser) -> None:
    assert "没有编号管理的表单" not in text(keeper.get("/stock")) and "还没有" not in text(keeper.get("/stock"))
    stocked(keeper)
    moves(keeper, "returned", "WY-0010")
    moves(keeper, "voided", "WY-0002", reason="缺页少页")
    assert opens(browser("clerk"), "WY-0001").status_code == 303
    shown = text(keeper.get(f"/stock?form={FORM}"))
    for said in ("WY-0003 – WY-0009", "骨科", "2026-03-02", "缺页少页", "WY-0011 – WY-0100", 'href="/cases/work-1"'):
        assert said in shown, said
    voided = text(keeper.get(f"/stock?form={FORM}&show=voided"))
    assert "WY-0002" in voided and "WY-0003" not in voided
    assert "印刷厂" in text(keeper.get(f"/stock?form={FORM}&show=moves"))
    assert text(keeper.get("/stock?form=none&show=none&page=x")).count("WY-0002")


def test_what_is_refused_comes_back_with_what_was_typed(keeper: FlaskClient) -> None:
    stocked(keeper)
    again = moves(keeper, "issued", "WY-0005", "WY-0020", 409, to="外科")
    assert "编号 WY-0005 已于 2026-03-02 发给骨科。" in again and 'value="外科"' in again
    assert "请填实际发生的日期" in moves(keeper, "voided", "WY-0050", code=422, reason="x", on="2027-01-01")
    assert "请填实际发生的日期" in moves(keeper, "voided", "WY-0050", code=422, reason="x", on="soon")
    assert FORM in moves(keeper, "voided", "WY-0050", code=422, reason="x", form="别的表")
    moves(keeper, "burnt", "WY-0050", code=400)


def test_a_number_is_refused_beside_its_question_and_nothing_typed_is_lost(
    numbered: Flask, keeper: FlaskClient, browser: Browser
) -> None:
    stocked(keeper)
    moves(keeper, "voided", "WY-0002", reason="缺页少页")
    clerk = browser("clerk")
    assert opens(clerk, "WY-0001").status_code == 303
    for number, why in (("WY-0001", "一号一表"), ("WY-0002", "已作废（缺页少页）")):
        refused = opens(clerk, number)
        assert refused.status_code == 422
        assert why in text(refused) and f'value="{number}"' in text(refused) and 'id="error-summary"' in text(refused)
    assert opens(clerk, "WY-0003").status_code == 303
    wrong = sends(
        clerk, "/cases/work-2/correct/register/paper_no", paper_no="WY-0001", reason="抄错", _shown=["paper_no"]
    )
    assert (wrong.status_code, "一号一表" in text(wrong)) == (422, True)
    with numbered.app_context():
        session = db.session()
        assert not [each for one in Verifier(session).check(cases.ids(session)) for each in one.findings]
        assert {each.code for each in between_cases(session, ())} == {"no_seals"}


def test_custodians_and_administrators_move_auditors_see_others_do_not(
    keeper: FlaskClient, browser: Browser, auditor: FlaskClient
) -> None:
    stocked(keeper)
    assert "stock-move" in text(browser("boss").get("/stock"))
    moves(browser("boss"), "issued", "WY-0020", to="门诊")
    seen = text(auditor.get("/stock"))
    assert "WY-0001" in seen and "stock-move" not in seen
    moves(auditor, "issued", "WY-0030", to="x", code=403)
    assert browser("clerk").get("/stock").status_code == 403
    moves(browser("clerk"), "issued", "WY-0030", to="x", code=403)
    assert ">表单</a>" in text(keeper.get("/inbox")) and ">表单</a>" not in text(browser("clerk").get("/inbox"))
    assert "WY-0001" not in text(browser("ruler").get("/stock"))


def test_who_looked_at_the_stock_is_noted(keeper: FlaskClient, auditor: FlaskClient) -> None:
    keeper.get(f"/stock?form={FORM}")
    keeper.get(f"/stock/register.csv?form={FORM}")
    assert text(auditor.get("/audit/views?by=keeper")).count("表单库存") >= 2


def test_that_a_confidential_case_used_a_number_is_all_that_is_said(
    numbered: Flask, keeper: FlaskClient, browser: Browser, auditor: FlaskClient
) -> None:
    stocked(keeper)
    opens(browser("clerk"), "WY-0001")
    with numbered.app_context():
        session = db.session()
        writing(session)
        session.execute(update(REGISTER).values(known_to="\n纪检\n"))
        session.commit()
    for client in (keeper, auditor, browser("boss")):
        shown = text(client.get("/stock?show=used"))
        assert "WY-0001" in shown and "不公开" in shown and "work-1" not in shown
        listed = client.get(f"/stock/register.csv?form={FORM}").get_data(as_text=True)
        assert "不公开" in listed and "work-1" not in listed
