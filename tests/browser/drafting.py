"""A draft in the editor, as its tests draw in it and read what the server has of it."""

import io
import zipfile
from collections.abc import Callable

from playwright.sync_api import Dialog, Page, expect

from tests.browser.desk import Desk
from web.database import db
from web.workbench.drafts import keeping
from web.workbench.drafts.keeping import Draft

READY = "[data-ready=true]"


def editor(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(READY)


def copied(desk: Desk, page: Page, stem: str) -> str:
    """The address of a draft that is a copy of the property manager's procedure."""
    page.goto(f"{desk.address}/workbench/procedures/property_complaint")
    page.fill("#copy-name", f"抄本 {stem}")
    page.fill("#copy-stem", stem)
    page.get_by_role("button", name="复制", exact=True).click()
    page.wait_for_selector(READY)
    return page.url.partition("?")[0]


def answers_dialogs(page: Page, text: str) -> None:
    def answer(dialog: Dialog) -> None:
        dialog.accept(text) if dialog.type == "prompt" else dialog.accept()

    page.on("dialog", answer)


def saved(page: Page) -> None:
    expect(page.locator("[data-saved]")).to_contain_text("已保存", timeout=8000)


def until(page: Page, holds: Callable[[], bool]) -> None:
    """It holds within eight seconds."""
    for _ in range(40):
        if holds():
            return
        page.wait_for_timeout(200)
    raise AssertionError("it does not come to hold")


def draft_at(address: str) -> Draft:
    return keeping.draft(db.session(), "property", int(address.rpartition("/")[2]))


def file_of(desk: Desk, draft: str, path: str) -> str:
    with desk.app.app_context():
        return keeping.content(db.session(), draft_at(draft), path)[0].decode()


def appended(page: Page, element: str, name: str, kind: str) -> None:
    """A task of this kind and name behind the element."""
    page.click(f"[data-element-id={element}] .djs-hit")
    page.click('.djs-context-pad [data-action="append.append-task"]')
    page.wait_for_selector(".djs-direct-editing-parent")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.click('.djs-context-pad [data-action="replace"]')
    page.click(f'.djs-popup [data-id="replace-with-{kind}"]')


def renamed(page: Page, element: str, name: str) -> None:
    if not page.locator(f"[data-element-id={element}].selected").count():
        page.click(f"[data-element-id={element}] .djs-hit")
    page.wait_for_timeout(400)  # the panel is drawn anew
    field = page.locator("#bio-properties-panel-name")
    if not field.is_visible():
        page.locator(".bio-properties-panel-group-header-title").first.click()
    field.fill(name)
    field.press("Tab")


def diagram_of(desk: Desk, draft: str) -> str:
    with desk.app.app_context():
        stem = draft_at(draft).procedure
    return file_of(desk, draft, f"processes/{stem}.bpmn")


def bundle_of(desk: Desk, page: Page, draft: str) -> dict[str, bytes]:
    data = page.request.get(f"{draft}/bundle.zip").body()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
