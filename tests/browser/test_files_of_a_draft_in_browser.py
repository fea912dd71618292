"""Several files of a draft in one editor: each keeps what is its own, whoever saves meanwhile, and every step goes back."""

from pathlib import PurePosixPath

from playwright.sync_api import Page, expect

from tests.browser.desk import Desk
from tests.browser.drafting import READY, copied, draft_at, editor, file_of, saved, until
from web.clock import now
from web.database import db
from web.workbench.drafts import keeping

FORM = '{"type": "default", "id": "%s", "schemaVersion": 18, "components": [{"type": "textfield", "id": "q1", "key": "q1", "label": "%s"}]}\n'


def opened(page: Page, path: str) -> None:
    page.locator("[data-path]", has_text=PurePosixPath(path).name).click()
    expect(page.locator(f"[data-path='{path}']")).to_have_attribute("aria-current", "true")
    expect(page.locator("[data-canvas]")).not_to_have_attribute("inert", "")


def put(desk: Desk, draft: str, path: str, text: str | None, over: int = 0, by: str = "property") -> None:
    """The file has this text, as somebody saves it over revision `over`; None: it is gone."""
    with desk.app.app_context():
        session = db.session()
        keeping.save(session, draft_at(draft), path, text and text.encode(), over, by, now())
        session.commit()


def test_what_a_colleague_saves_in_one_text_is_not_shown_in_the_next(desk: Desk) -> None:
    page = desk.sits_down("property")
    draft = copied(desk, page, "property_two_texts")
    first, second = (f"processes/property_two_texts/scenarios/{each}.yaml" for each in "ab")
    for path in (first, second):
        put(desk, draft, path, f"title: {path[-6]}\n")
    editor(page, f"{draft}?tab=scenarios")
    opened(page, first)
    opened(page, second)
    put(desk, draft, first, "title: 同事的\n", over=1, by="p.process")
    page.wait_for_timeout(5500)  # the editor asks every four seconds
    expect(page.locator(".bench-text")).to_have_value("title: b\n")
    page.locator(".bench-text").press_sequentially("# 我的")
    saved(page)
    assert "同事" not in file_of(desk, draft, second) and "我的" in file_of(desk, draft, second)
    opened(page, first)
    expect(page.locator(".bench-text")).to_have_value("title: 同事的\n")
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".bench-text")).to_have_value("title: a\n")


def test_what_a_colleague_saves_in_one_form_is_not_shown_in_the_next(desk: Desk) -> None:
    page = desk.sits_down("property")
    draft = copied(desk, page, "property_two_forms")
    first, second = (f"forms/property_two_forms/{each}.form" for each in ("aa", "bb"))
    put(desk, draft, first, FORM % ("aa", "甲问题"))
    put(desk, draft, second, FORM % ("bb", "乙问题"))
    editor(page, f"{draft}?tab=forms")
    opened(page, first)
    opened(page, second)
    put(desk, draft, first, FORM % ("aa", "同事的问题"), over=1, by="p.process")
    page.wait_for_timeout(5500)
    expect(page.locator("[data-preview]")).to_contain_text("乙问题")
    page.locator(".fjs-palette-field", has_text="Text field").first.press("Enter")
    until(page, lambda: "Text field" in file_of(desk, draft, second))
    assert "同事" not in file_of(desk, draft, second)
    editor(page, f"{draft}?tab=forms&file={second}")
    page.get_by_role("button", name="撤销").click()
    until(page, lambda: "Text field" not in file_of(desk, draft, second))


def test_a_table_is_found_in_whatever_file_it_stands(desk: Desk) -> None:
    page = desk.sits_down("property")
    draft = copied(desk, page, "property_table")
    own, other = (f"processes/property_table/{each}.dmn" for each in ("D_prop_urgent", "tables"))
    put(desk, draft, other, file_of(desk, draft, own))
    put(desk, draft, own, None, over=1)
    editor(page, draft)
    page.click("[data-element-id=decide_urgent] .djs-hit")
    page.get_by_role("button", name="打开它的决策表").click()
    page.wait_for_url("**tab=tables**")
    page.wait_for_selector(READY)
    assert page.locator("[data-path][aria-current=true]").get_attribute("data-path") == other


def test_a_file_that_cannot_be_fetched_leaves_the_one_before_it_open(desk: Desk) -> None:
    page = desk.sits_down("property")
    draft = copied(desk, page, "property_cut_off")
    first, second = (f"processes/property_cut_off/scenarios/{each}.yaml" for each in "ab")
    for path in (first, second):
        put(desk, draft, path, f"title: {path[-6]}\n")
    editor(page, f"{draft}?tab=scenarios")
    opened(page, first)
    page.route("**/file?path=*", lambda route: route.abort() if route.request.method == "GET" else route.continue_())
    page.locator("[data-path]", has_text="b.yaml").click()
    expect(page.locator("[data-saved]")).to_contain_text("无法连接服务器")
    desk.picture(page, "workbench-cut-off")
    expect(page.locator(f"[data-path='{first}']")).to_have_attribute("aria-current", "true")
    page.locator(".bench-text").press_sequentially("# 断网时写的")
    saved(page)
    assert "断网时写的" in file_of(desk, draft, first)
    page.unroute("**/file?path=*")
    opened(page, second)
    expect(page.locator(".bench-text")).to_have_value("title: b\n")
    desk.complaints.clear()  # the browser complains of what was cut off
