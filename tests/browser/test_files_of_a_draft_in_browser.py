"""Several files of a draft in one editor: each keeps what is its own, whoever saves meanwhile, and every step goes back."""

from pathlib import PurePosixPath

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk
from tests.browser.drafting import READY, copied, editor, file_of, saved, until
from web.clock import now
from web.database import db
from web.workbench.drafts import keeping

FORM = '{"type": "default", "id": "%s", "schemaVersion": 18, "components": [{"type": "textfield", "id": "q1", "key": "q1", "label": "%s"}]}\n'


def opened(page: Page, path: str) -> None:
    page.locator("[data-path]", has_text=PurePosixPath(path).name).click()
    expect(page.locator(f"[data-path='{path}']")).to_have_attribute("aria-current", "true")
    expect(page.locator("[data-canvas]")).not_to_have_attribute("inert", "")


def saved_by_a_colleague(desk: Desk, draft: str, path: str, text: str) -> None:
    with desk.app.app_context():
        session = db.session()
        one = keeping.draft(session, "property", int(draft.rpartition("/")[2]))
        _was, revision = keeping.content(session, one, path)
        keeping.save(session, one, path, text.encode(), revision, "p.process", now())
        session.commit()


def put(desk: Desk, draft: str, path: str, text: str) -> None:
    with desk.app.app_context():
        session = db.session()
        one = keeping.draft(session, "property", int(draft.rpartition("/")[2]))
        keeping.save(session, one, path, text.encode(), 0, "property", now())
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
    saved_by_a_colleague(desk, draft, first, "title: 同事的\n")
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
    saved_by_a_colleague(desk, draft, first, FORM % ("aa", "同事的问题"))
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
    copied(desk, page, "property_table")
    tables = page.evaluate("fetch(location.pathname + '/names').then((answer) => answer.json())")["decisions"]
    assert tables
    button = page.locator('[data-act="follow"]')
    for shape in page.locator(".djs-shape[data-element-id]").all():
        shape.locator(".djs-hit").first.click(force=True)
        if button.is_visible() and "表" in button.inner_text() and "表单" not in button.inner_text():
            break
    else:
        pytest.fail("no task with a table was found")
    expect(button).to_have_text("打开它的决策表")
    button.click()
    page.wait_for_url("**tab=tables**")
    page.wait_for_selector(READY)
    assert page.locator("[data-path][aria-current=true]").get_attribute("data-path") in tables.values()
