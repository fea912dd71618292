"""An analyst's day in Chromium: copy, draw, mend, try, compare, deploy, move, and nothing lost on the way."""

import pytest
from playwright.sync_api import expect

from engine.cases.verifying import Verifier
from engine.record import cases
from tests.browser.accessibility import violations
from tests.browser.desk import Desk
from tests.browser.drafting import (
    READY,
    answers_dialogs,
    appended,
    bundle_of,
    copied,
    diagram_of,
    editor,
    renamed,
    saved,
    until,
)
from tests.browser.opening import a_case
from web.database import db


def test_from_a_copy_to_an_old_case_that_is_moved_and_verified(desk: Desk) -> None:
    number = a_case(desk, "property")
    page = desk.sits_down("property")
    answers_dialogs(page, "call_back")
    draft = copied(desk, page, "property_day")

    appended(page, "pass_on", "回访客户", "user-task")
    expect(page.locator("[data-problems]")).to_contain_text("建模工具自动生成的", timeout=8000)
    desk.picture(page, "workbench-problem")
    page.get_by_role("button", name="为它新建表单").click()
    page.wait_for_url("**tab=forms**")
    page.wait_for_selector(READY)
    expect(page.locator("[data-path][aria-current=true]")).to_have_text("call_back.form")
    page.locator(".fjs-palette-field", has_text="Text field").first.press("Enter")
    saved(page)
    desk.picture(page, "workbench-form")
    editor(page, draft)
    expect(page.locator("[data-problems]")).not_to_contain_text("建模工具自动生成的")
    assert violations(page) == []

    page.get_by_role("link", name="试用").click()
    page.get_by_role("link", name="受理投诉").click()
    for name, value in {"channel": "电话"}.items():
        if page.locator(f"[name={name}]").count():
            page.locator(f"[name={name}]").first.select_option(index=1) if page.locator(
                f"select[name={name}]"
            ).count() else page.fill(f"[name={name}]", value)
    desk.picture(page, "workbench-trial-form")

    page.goto(f"{draft}/compare")
    expect(page.locator("main")).to_contain_text("回访客户")
    expect(page.locator(".change-added").first).to_be_visible()
    desk.picture(page, "workbench-compared")

    page.goto(f"{draft}/deploy")
    page.fill("#note", "加一次回访")
    if page.locator("#reason").count():
        page.fill("#reason", "场景随后改")
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("已发布")
    desk.picture(page, "workbench-deployed")

    page.goto(f"{desk.address}/workbench/procedures/property_complaint/move")
    page.get_by_label("到", exact=True).select_option(index=0)
    page.locator("#goal").select_option(label=page.locator("#goal optgroup[label^='抄本'] option").first.inner_text())
    page.get_by_role("button", name="预览").click()
    page.wait_for_url("**goal=property_day**")
    expect(page.locator(f"[name=case][value='{number}']")).to_be_checked()
    for box in page.locator("[name=case]").all():
        box.set_checked(box.get_attribute("value") == number)
    page.fill("#reason", "试行新程序")
    page.get_by_role("button", name="转移所选案件").click()
    expect(page.get_by_role("status").first).to_contain_text("已转移 1 件案件")
    page.goto(f"{desk.address}/cases/{number}")
    expect(page.locator(".case-line")).to_contain_text("抄本 property_day")
    page.goto(f"{desk.address}/cases/{number}/replay?step=99")
    with desk.app.app_context():
        session = db.session()
        found = [each for each in Verifier(session).check(cases.ids(session)) if each.number == number]
        assert [each.findings for each in found] == [()]


def test_a_tab_that_crashes_loses_seconds(desk: Desk) -> None:
    page = desk.sits_down("property")
    draft = copied(desk, page, "property_crash")
    renamed(page, "register", "崩溃之前")
    page.wait_for_timeout(4500)
    page.close(run_before_unload=False)
    assert "崩溃之前" in diagram_of(desk, draft)


def test_what_did_not_reach_the_server_is_there_again(desk: Desk) -> None:
    page = desk.sits_down("property")
    draft = copied(desk, page, "property_offline")
    page.route("**/file?path=*", lambda route: route.abort() if route.request.method == "PUT" else route.continue_())
    renamed(page, "register", "没有网络")
    expect(page.locator("[data-saved]")).to_contain_text("未能保存", timeout=8000)
    desk.picture(page, "workbench-offline")
    page.unroute("**/file?path=*")
    answers_dialogs(page, "")
    editor(page, draft)
    expect(page.locator("[data-element-id=register]").first).to_contain_text("没有网络")
    until(page, lambda: "没有网络" in diagram_of(desk, draft))  # by the page that was left, or by this one
    desk.complaints.clear()  # the browser complains of what was cut off


@pytest.mark.parametrize("taken", ["mine", "theirs"])
def test_two_at_one_draft_lose_nothing(desk: Desk, taken: str) -> None:
    one, two = desk.sits_down("property"), desk.sits_down("p.process")
    draft = copied(desk, one, f"property_{taken}")
    editor(two, draft)
    expect(two.locator("[data-others-box]")).to_contain_text("秦全能", timeout=8000)
    two.route("**/here", lambda route: route.abort())
    renamed(one, "register", "甲的名字")
    saved(one)
    renamed(two, "register", "乙的名字")
    dialog = two.locator("[data-conflict]")
    expect(dialog).to_contain_text("秦全能", timeout=8000)
    dialog.get_by_role("button", name="对照").click()
    expect(dialog.locator("[data-differences]")).to_contain_text("甲的名字 → 乙的名字")
    desk.picture(two, f"workbench-conflict-{taken}")
    dialog.locator(f"button[value={taken}]").click()
    name = {"mine": "乙的名字", "theirs": "甲的名字"}[taken]
    expect(two.locator("[data-element-id=register]").first).to_contain_text(name, timeout=8000)
    two.wait_for_timeout(3000)
    assert name in diagram_of(desk, draft)
    desk.complaints.clear()  # the browser complains of the refusal and of what was cut off


def test_steps_are_undone_across_a_reload(desk: Desk) -> None:
    page = desk.sits_down("property")
    draft = copied(desk, page, "property_undo")
    for name in ("第一次", "第二次"):
        renamed(page, "register", name)
        page.wait_for_timeout(2500)
    editor(page, draft)
    undo = page.get_by_role("button", name="撤销")
    for name in ("第一次", "领号填登记表"):
        undo.click()
        expect(page.locator("[data-element-id=register]").first).to_contain_text(name, timeout=8000)


def test_opening_a_draft_changes_no_byte_of_it(desk: Desk) -> None:
    page = desk.sits_down("property")
    draft = copied(desk, page, "property_same")
    before = bundle_of(desk, page, draft)
    for tab in ("diagram", "tables", "forms", "clauses", "scenarios"):
        editor(page, f"{draft}?tab={tab}")
        page.wait_for_timeout(1500)
    assert bundle_of(desk, page, draft) == before


def test_no_page_outside_the_workbench_loads_any_of_it(desk: Desk) -> None:
    page, asked = desk.sits_down("property"), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    for address in ("/inbox", "/cases", "/open", "/workbench"):
        page.goto(f"{desk.address}{address}")
    assert not [each for each in asked if "dist/workbench" in each]


def test_a_file_that_the_editor_cannot_show_is_told_and_can_be_set_back(desk: Desk) -> None:
    page = desk.sits_down("property")
    draft = copied(desk, page, "property_torn")
    page.set_input_files("#bring", {"name": "x.bpmn", "mimeType": "text/xml", "buffer": b"<torn"})
    page.locator("summary", has_text="导入文件").click()
    page.get_by_role("button", name="导入", exact=True).click()
    page.wait_for_selector(READY)
    expect(page.locator("[data-unreadable]")).to_be_visible()
    expect(page.locator("[data-problems]")).to_contain_text("XML", timeout=8000)
    desk.picture(page, "workbench-torn")
    page.get_by_role("button", name="撤销").click()
    expect(page.locator("[data-unreadable]")).to_be_hidden(timeout=8000)
    expect(page.locator("[data-element-id=register]").first).to_contain_text("领号填登记表")
    assert "<torn" not in diagram_of(desk, draft)


def test_what_was_just_changed_is_saved_before_another_tab_is_opened(desk: Desk) -> None:
    page, asked = desk.sits_down("property"), list[str]()
    draft = copied(desk, page, "property_quick")
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    renamed(page, "register", "立刻离开")
    page.wait_for_timeout(500)
    page.get_by_role("link", name="条款").click()
    page.wait_for_url("**tab=clauses**")
    assert asked == [] and "立刻离开" in diagram_of(desk, draft)
