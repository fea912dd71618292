"""A wrong answer is corrected on its page; the case shows the old one struck through, the new one, why, by whom and when."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.desk import PHONE, WIDE, Desk
from tests.browser.opening import a_case


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_what_it_was_stays_readable_beside_what_it_is(desk: Desk, width: int) -> None:
    number = a_case(desk, "property", subject="三号楼渗水")
    page = desk.sits_down("property", width)
    for new, why in (("五号楼渗水", "听错楼号"), ("六号楼渗水", "业主来电核实")):
        page.goto(f"{desk.address}/cases/{number}/correct/pass_on/subject")
        page.locator("#sheet [name=subject]").fill(new)
        page.get_by_label("理由").fill(why)
        with page.expect_navigation():
            page.locator(".sheet-acts button").click()
    answer = page.locator(".answer-changed")
    expect(answer.locator("del")).to_have_text(["三号楼渗水", "五号楼渗水"])
    expect(answer.locator(".answer-text")).to_have_text("六号楼渗水")
    expect(answer.locator(".corrected")).to_have_text(
        ["更正理由：听错楼号 秦全能 2026年1月12日 09:00", "更正理由：业主来电核实 秦全能 2026年1月12日 09:00"]
    )
    desk.picture(page, f"corrected-{width}")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
