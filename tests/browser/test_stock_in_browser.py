"""The custodian's day with numbered forms, and the assistant's who writes a complaint on one of them."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations
from tests.browser.desk import PHONE, WIDE, Desk
from tests.browser.filling import field, fill, send
from tests.browser.opening import a_case
from web.answering import form_of
from web.config import ROOT
from web.workbench import scenarios

ANSWERS = ROOT / "processes/property_complaint/scenarios" / scenarios.ANSWERS


def moves(page: Page, act: str, **typed: str) -> None:
    """The custodian unfolds a movement, fills it in and sends it."""
    card = page.locator(".stock-move", has=page.get_by_text(act, exact=True).and_(page.locator("summary")))
    if card.get_attribute("open") is None:
        card.locator("summary").click()
    for name, text in typed.items():
        card.locator(f"[name={name}]").fill(text)
    with page.expect_navigation():
        card.get_by_role("button", name=act, exact=True).click()


def registers(desk: Desk, page: Page, number: str, paper: str) -> None:
    """The assistant fills the registration form, with the number that is printed on the paper."""
    page.goto(f"{desk.address}/tasks/{number}/register/1")
    asked = form_of(desk.case("property", number).version, "register")
    fill(page, asked, {**scenarios.read_answers(ANSWERS)["register"], "paper_no": paper})
    send(page)


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_form_from_the_printers_to_the_complaint(desk: Desk, width: int) -> None:
    prefix = f"B{width}-"
    keeper, assistant = desk.sits_down("p.forms", width), desk.sits_down("property", width)
    with keeper.expect_navigation():
        keeper.get_by_role("link", name="表单", exact=True).click()
    moves(keeper, "入库", first=f"{prefix}001", last=f"{prefix}050", whence="示例印务有限公司", reason="年度用表")
    moves(keeper, "发放", first=f"{prefix}001", last=f"{prefix}010", to="客户部")
    moves(keeper, "作废", first=f"{prefix}004", reason="缺页少页")
    moves(keeper, "发放", first=f"{prefix}009", last=f"{prefix}012", to="工程部")
    expect(keeper.get_by_role("alert")).to_contain_text("发给客户部")
    expect(keeper.locator("#issued-to")).to_have_value("工程部")
    desk.picture(keeper, f"stock-refused-{width}")
    assert violations(keeper) == []

    first, second = a_case(desk, "property"), a_case(desk, "property")
    registers(desk, assistant, first, f"{prefix}001")
    expect(assistant.locator("#error-summary")).to_have_count(0)
    registers(desk, assistant, second, f"{prefix}004")
    expect(assistant.locator("#error-summary")).to_contain_text("已作废（缺页少页）")
    expect(field(assistant, "paper_no")).to_have_value(f"{prefix}004")
    desk.picture(assistant, f"stock-number-refused-{width}")
    assert violations(assistant) == []
    field(assistant, "paper_no").fill(f"{prefix}020")
    send(assistant)
    expect(assistant.locator("#error-summary")).to_have_count(0)

    desk.clock.at += timedelta(days=120)
    keeper.goto(f"{desk.address}/stock")
    expect(keeper.locator("tr", has_text=f"{prefix}001").first).to_contain_text(first)
    expect(keeper.locator("tr", has_text=f"{prefix}020")).to_contain_text("使用时尚未发出")
    desk.picture(keeper, f"stock-{width}")
    assert violations(keeper) == []
    assert keeper.evaluate("document.documentElement.scrollWidth") <= width
    keeper.get_by_role("link", name="异常").click()
    expect(keeper.locator("tr", has_text=f"{prefix}005 – {prefix}010")).to_contain_text("超过 90 天")
    with keeper.expect_download() as download:
        keeper.get_by_role("link", name="XLSX").click()
    assert download.value.suggested_filename.endswith(".xlsx")
