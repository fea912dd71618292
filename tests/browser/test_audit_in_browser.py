"""An auditor's day: search, replay by keyboard to the rule that was hit, export, and verify the file elsewhere."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from shouli_verify.__main__ import main
from tests.browser.accessibility import violations
from tests.browser.desk import PHONE, WIDE, Desk
from tests.browser.opening import a_case
from tests.browser.test_keyboard_and_replay import tab_to
from tests.browser.test_replaying_in_browser import DRAWN


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_from_a_search_to_a_file_that_is_proved(
    desk: Desk, tmp_path: Path, width: int, capsys: pytest.CaptureFixture[str]
) -> None:
    number = a_case(desk, "hospital", subject=f"输液外渗未及时处理 {width}")
    page = desk.sits_down("hospital", width)
    page.goto(f"{desk.address}/audit")
    page.get_by_label("关键词").fill(f"外渗 {width}")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 件案件")
    desk.picture(page, f"audit-found-{width}")
    assert violations(page) == []

    tab_to(page, f"a[href='/cases/{number}/replay?step=1']")
    page.keyboard.press("Enter")
    page.wait_for_selector(DRAWN)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".lit-row").first).to_contain_text("命中")
    desk.picture(page, f"audit-lit-{width}")

    page.goto(f"{desk.address}/cases/{number}")
    with page.expect_download() as download:
        page.get_by_role("button", name="导出案件包").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert (path.name, main([str(path)])) == (f"{number}.zip", 0)
    assert "记录完整" in capsys.readouterr().out

    page.goto(f"{desk.address}/audit/views?number={number}")
    told = page.locator("tbody tr")
    expect(told.first).to_contain_text("导出案件包")
    expect(told).to_have_count(4)


def test_what_was_found_is_taken_as_a_spreadsheet(desk: Desk, tmp_path: Path) -> None:
    a_case(desk, "property")
    page = desk.sits_down("property")
    page.goto(f"{desk.address}/audit")
    with page.expect_download() as download:
        page.get_by_role("button", name="导出", exact=True).click()
    assert download.value.suggested_filename.endswith(".xlsx")


def test_charts_are_drawn_and_the_diagram_is_coloured_by_time(desk: Desk) -> None:
    a_case(desk, "hospital")
    page = desk.sits_down("hospital")
    page.goto(f"{desk.address}/audit/figures?procedure=medical_complaint")
    expect(page.locator(".chart svg")).to_have_count(2)
    page.wait_for_selector(".djs-element.is-hot")
    desk.picture(page, "audit-figures")
