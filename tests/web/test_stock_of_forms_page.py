"""The custodian's page: numbers in, out, back and voided; what a complaint used; who may see and move it; the list of it, and the command."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, update

from engine import deployments, procedures
from engine.cases.verifying import Verifier, between_cases
from engine.database import writing
from engine.people import CUSTODIAN
from engine.procedures import Bundle
from engine.projections.tables import REGISTER
from engine.record import cases, stock
from tests.web.conftest import HASHED, PASSWORD, PROCEDURES, Clock
from tests.web.test_desk import QUESTIONS, sends, text
from tests.web.test_desk import REGISTER as ANSWERS
from web.cli import main
from web.database import db
from web.people.tables import MembershipRow, PersonRow

Browser = Callable[[str], FlaskClient]
FORM = "客户投诉受理登记表"
QUESTION = (
    '{"type": "textfield", "id": "field_paper_no", "label": "印号", "key": "paper_no", "properties": {"stock": "%s"}}, '
)


@pytest.fixture
def numbered(town: Flask, clock: Clock) -> Flask:
    """The procedure asks for the number of the paper, and somebody keeps the paper."""
    bundle = procedures.read_bundle(PROCEDURES, "work")
    (path,) = (each for each in bundle.files if each.endswith("register.form"))
    asked = bundle.files[path].decode().replace('"components": [', '"components": [' + QUESTION % FORM, 1)
    with town.app_context():
        session = db.session()
        writing(session)
        version = procedures.compiled(Bundle(bundle.stem, {**bundle.files, path: asked.encode()}))
        deployments.deploy(session, "acme", version, clock())
        row: dict[str, Any] = {"login": "keeper", "organisation": "acme", "shown": "保管员", "password": HASHED}
        session.execute(insert(PersonRow).values(**row, stamp="1", administrator=False, active=True))
        session.execute(insert(MembershipRow).values(login="keeper", role=CUSTODIAN, unit_id=None))
        session.commit()
    return town


@pytest.fixture
def keeper(numbered: Flask) -> FlaskClient:
    client = numbered.test_client()
    assert client.post("/sign-in", data={"login": "keeper", "password": PASSWORD}).status_code == 303
    return client


def moves(client: FlaskClient, kind: str, first: str, last: str = "", code: int = 303, **typed: str) -> str:
    told = {"kind": kind, "form": FORM, "first": first, "last": last, "on": "2026-03-02", **typed}
    answer = sends(client, "/stock", **told)
    assert answer.status_code == code, text(answer)
    return text(answer)


def stocked(client: FlaskClient) -> None:
    moves(client, "taken_in", "WY-0001", "WY-0100", whence="印刷厂", reason="年度用表")
    moves(client, "issued", "WY-0001", "WY-0010", to="骨科")


def opens(client: FlaskClient, number: str) -> Any:
    return sends(client, "/open/work", **ANSWERS, paper_no=number, _shown=[*QUESTIONS, "paper_no"])


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


def test_the_register_is_exported_for_spreadsheets(keeper: FlaskClient, browser: Browser) -> None:
    stocked(keeper)
    opens(browser("clerk"), "WY-0001")
    told = keeper.get(f"/stock/register.csv?form={FORM}").get_data().decode("utf-8-sig").splitlines()
    assert told[0].startswith("表单,起始编号,截止编号,份数,状态")
    assert told[1].startswith(f"{FORM},WY-0001,WY-0001,1,已使用,骨科,2026-03-02") and "work-1" in told[1]
    with zipfile.ZipFile(io.BytesIO(keeper.get(f"/stock/register.xlsx?form={FORM}").get_data())) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "WY-0002" in sheet and "<v>9</v>" in sheet, "how many is a number, with which a spreadsheet counts"
    assert keeper.get("/stock/register.pdf?form=x").status_code == 404


def test_the_command_moves_and_tells_the_stock(numbered: Flask, browser: Browser, tmp_path: Path) -> None:
    with numbered.app_context():
        known = ["--database", db.engine.url.render_as_string(hide_password=False), "--organisation", "acme"]

    def runs(*asked: str, code: int = 0) -> str:
        done = CliRunner().invoke(main, ["stock", *asked, *known])
        assert done.exit_code == code, done.output
        return done.output

    day = ("--on", "2026-03-01")
    assert "taken in" in runs("take-in", "WY-1", "WY-9", "--from", "印刷厂", "--reason", "用完", *day)
    assert "issued" in runs("issue", "WY-1", "WY-3", "--to", "骨科", *day)
    assert "is with 骨科" in runs("issue", "WY-3", "--to", "外科", *day, code=1)
    assert "returned" in runs("return", "WY-3", *day)
    assert "voided" in runs("void", "WY-9", "--reason", "缺页", *day)
    assert "is no day" in runs("void", "WY-8", "--reason", "缺页", "--on", "soon", code=2)
    assert opens(browser("clerk"), "WY-7").status_code == 303
    told = runs("list", code=1)
    assert "WY-1 to WY-2 (2): issued to 骨科 since 2026-03-01" in told and "WY-9: voided 缺页" in told
    odd = runs("list", "--anomalies", code=1)
    assert "WY-7: used by work-1 since 2026-03-02  ! used when it was not issued" in odd and "WY-9" not in odd
    runs("export", "-o", str(tmp_path / "stock.csv"))
    assert "WY-9" in (tmp_path / "stock.csv").read_text(encoding="utf-8-sig")
    assert FORM in CliRunner().invoke(main, ["stock", "list", *known, "--form", "别的"]).output
    with numbered.app_context():
        assert {entry.by for entry in stock.entries(db.session(), "acme")} == {"shouli stock"}
