"""Files in Chromium: chosen, kept while the form changes under them, left out by a tick, and saved again from the case."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.desk import PHONE, WIDE, Desk
from tests.browser.filling import fill, send
from tests.browser.opening import a_case
from web.answering import form_of
from web.config import ROOT
from web.workbench import scenarios

PHOTO = {"name": "楼道积水.png", "mimeType": "image/png", "buffer": b"\x89PNG water on the stairs"}
SOUND = {"name": "通话录音.mp3", "mimeType": "audio/mpeg", "buffer": b"ID3 what was said"}
FILES = "input[type=file][name=evidence_files]"
LISTED = "input[type=checkbox][name=evidence_files]"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_what_was_chosen_is_kept_when_the_form_comes_back(desk: Desk, scripts: bool) -> None:
    number = a_case(desk, "property")
    page = desk.sits_down("property", scripts=scripts)
    page.goto(f"{desk.address}/tasks/{number}/register/1")
    page.set_input_files(FILES, [PHOTO, SOUND])
    send(page)
    expect(page.locator("#error-summary")).to_be_visible()
    expect(page.locator(LISTED)).to_have_count(2)
    if scripts:
        desk.picture(page, "files-kept")
        assert violations(page) == []


def test_a_file_is_left_out_by_a_tick_and_another_is_saved_from_the_case(desk: Desk) -> None:
    number = a_case(desk, "property")
    page = desk.sits_down("property")
    page.goto(f"{desk.address}/tasks/{number}/register/1")
    page.set_input_files(FILES, [PHOTO, SOUND])
    send(page)
    page.get_by_label("通话录音.mp3").uncheck()
    with desk.app.app_context():
        form = form_of(desk.case("property", number).version, "register")
    typical = scenarios.read_answers(ROOT / "processes/property_complaint/scenarios" / scenarios.ANSWERS)
    fill(page, form, typical["register"])
    send(page)
    assert "register/1" not in map(str, desk.case("property", number).tasks)
    page.goto(f"{desk.address}/cases/{number}")
    page.locator("details.private", has=page.locator(".answer-files")).locator("summary").first.click()
    link = page.get_by_role("link", name="楼道积水.png")
    expect(link).to_be_visible()
    expect(page.get_by_role("link", name="通话录音.mp3")).to_have_count(0)
    desk.picture(page, "files-of-a-case")
    with page.expect_download() as saved:
        link.click()
    assert saved.value.suggested_filename == "楼道积水.png"
    assert saved.value.path().read_bytes() == PHOTO["buffer"]


def test_files_stay_while_answers_change_what_is_asked(desk: Desk) -> None:
    number = a_case(desk, "property")
    for width in (WIDE, PHONE):
        page = desk.sits_down("property", width)
        page.goto(f"{desk.address}/tasks/{number}/register/1")
        page.set_input_files(FILES, [PHOTO])
        decides = page.locator("[data-decides]").first
        decides.dispatch_event("change")
        expect(page.locator(LISTED)).to_have_count(1)
        expect(page.get_by_label("楼道积水.png")).to_be_checked()
        desk.picture(page, f"files-listed-{width}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert desk.complaints == []
