"""What holds of every page: nothing grave for axe, nothing cut off, in both widths, both themes and both languages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import violations
from tests.browser.desk import PHONE, WIDE, Desk
from tests.browser.filling import send
from tests.browser.opening import a_case

PAGES: dict[str, Callable[[Page, str, str], None]] = {
    "sign-in": lambda page, desk, case: _goto(page, f"{desk}/sign-in"),
    "inbox": lambda page, desk, case: _goto(page, f"{desk}/inbox"),
    "inbox-empty": lambda page, desk, case: _goto(page, f"{desk}/inbox?whose=mine"),
    "inbox-filtered": lambda page, desk, case: _goto(page, f"{desk}/inbox?role=nobody"),
    "procedures": lambda page, desk, case: _goto(page, f"{desk}/open"),
    "opening": lambda page, desk, case: _goto(page, f"{desk}/open/property_complaint"),
    "opening-mistakes": lambda page, desk, case: _mistaken(page, f"{desk}/open/property_complaint"),
    "task": lambda page, desk, case: _goto(page, f"{desk}/tasks/{case}/register/1"),
    "task-mistakes": lambda page, desk, case: _mistaken(page, f"{desk}/tasks/{case}/register/1"),
    "report": lambda page, desk, case: _goto(page, f"{desk}/cases/{case}/report/correct_form/1"),
    "cases": lambda page, desk, case: _goto(page, f"{desk}/cases"),
    "cases-none": lambda page, desk, case: _goto(page, f"{desk}/cases?text=nothing"),
    "case": lambda page, desk, case: _unfolded(page, f"{desk}/cases/{case}"),
    "replay": lambda page, desk, case: _goto(page, f"{desk}/cases/{case}/replay?step=2"),
    "replay-fact": lambda page, desk, case: _unfolded(page, f"{desk}/cases/{case}/replay?fact=1"),
    "beside": lambda page, desk, case: _goto(page, f"{desk}/cases/{case}/replay/beside/{case}?beside=2"),
    "refusal": lambda page, desk, case: _goto(page, f"{desk}/cases/none"),
    "password": lambda page, desk, case: _goto(page, f"{desk}/password"),
    "incidents": lambda page, desk, case: _goto(page, f"{desk}/incidents"),
    "audit": lambda page, desk, case: _unfolded(page, f"{desk}/audit?state=open"),
    "audit-none": lambda page, desk, case: _goto(page, f"{desk}/audit?words=nothing"),
    "audit-mistake": lambda page, desk, case: _goto(page, f"{desk}/audit?since=2026-13-01"),
    "figures": lambda page, desk, case: _unfolded(page, f"{desk}/audit/figures?procedure=property_complaint"),
    "seals": lambda page, desk, case: _goto(page, f"{desk}/audit/seals"),
    "views": lambda page, desk, case: _goto(page, f"{desk}/audit/views"),
    "years": lambda page, desk, case: _goto(page, f"{desk}/retention/years"),
    "audit-years": lambda page, desk, case: _goto(page, f"{desk}/audit/years"),
    "stock": lambda page, desk, case: _unfolded(page, f"{desk}/stock"),
    "stock-moves": lambda page, desk, case: _goto(page, f"{desk}/stock?show=moves"),
    "correct": lambda page, desk, case: _goto(page, f"{desk}/cases/{case}/correct/pass_on/subject"),
    "retention": lambda page, desk, case: _goto(page, f"{desk}/retention"),
    "operate": lambda page, desk, case: _goto(page, f"{desk}/incidents/cases/{case}"),
    "workbench": lambda page, desk, case: _goto(page, f"{desk}/workbench"),
    "procedure": lambda page, desk, case: _unfolded(page, f"{desk}/workbench/procedures/property_complaint"),
    "moving": lambda page, desk, case: _goto(page, f"{desk}/workbench/procedures/property_complaint/move"),
    "editor": lambda page, desk, case: _drafted(page, desk, ""),
    "editor-tables": lambda page, desk, case: _drafted(page, desk, "?tab=tables"),
    "editor-forms": lambda page, desk, case: _drafted(page, desk, "?tab=forms"),
    "editor-scenarios": lambda page, desk, case: _drafted(page, desk, "?tab=scenarios"),
    "trial": lambda page, desk, case: _drafted(page, desk, "/trial"),
    "trial-form": lambda page, desk, case: _drafted(page, desk, "/trial/form"),
    "stories": lambda page, desk, case: _drafted(page, desk, "/stories"),
    "comparison": lambda page, desk, case: _drafted(page, desk, "/compare"),
    "deploy": lambda page, desk, case: _drafted(page, desk, "/deploy"),
    "people": lambda page, desk, case: _goto(page, f"{desk}/people"),
}


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (PHONE, "light"), (WIDE, "dark")])
def test_no_page_has_a_grave_fault_or_is_cut_off(desk: Desk, width: int, scheme: str) -> None:
    number = a_case(desk, "property")
    page, nobody, found = desk.sits_down("property", width, scheme), desk.stranger(width, scheme), []
    for name, opens in PAGES.items():
        shown = nobody if name == "sign-in" else page
        opens(shown, desk.address, number)
        desk.picture(shown, f"page-{name}-{width}-{scheme}")
        found += [f"{name}: {fault}" for fault in violations(shown)]
        if shown.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{name}: wider than {width}")
    assert not found, "\n".join(found)


def test_english_is_complete_and_nothing_of_ours_stays_chinese(desk: Desk) -> None:
    number = a_case(desk, "property")
    page = desk.sits_down("property")
    page.click("button.language")
    for address, words in {
        "/inbox": "Inbox",
        "/open": "Open a complaint",
        f"/tasks/{number}/register/1": "Complete",
        f"/cases/{number}": "History, newest first",
        f"/cases/{number}/replay?step=1": "Step 1 of",
        f"/cases/{number}/replay/beside/{number}": "Passed so far by this case alone",
    }.items():
        _goto(page, f"{desk.address}{address}")
        assert words in page.inner_text("main")
        assert page.get_attribute("html", "lang") == "en"
    page.click("button.language")
    assert page.get_attribute("html", "lang") == "zh-Hans-CN"


def _goto(page: Page, address: str) -> None:
    page.goto(address)
    if page.locator("[data-diagram]").count():
        page.wait_for_selector("[data-canvas] .djs-container svg .djs-element")


def _drafted(page: Page, desk: str, where: str) -> None:
    """A page of the organisation's draft, which is begun where there is none."""
    _goto(page, f"{desk}/workbench/procedures/property_complaint")
    if not page.locator(".line-name").count():
        page.click(".page-head button")
        page.wait_for_selector("[data-ready=true]")
        _goto(page, f"{desk}/workbench/procedures/property_complaint")
    draft = page.locator(".line-name").first.get_attribute("href")
    _goto(page, f"{desk}{draft}{where}")
    if page.locator("[data-workbench]").count():
        page.wait_for_selector("[data-ready=true]")


def _mistaken(page: Page, address: str) -> None:
    _goto(page, address)
    for name in ("subject", "complainant_name"):
        if page.locator(f"#sheet [name={name}]").count():
            page.fill(f"#sheet [name={name}]", "")
    send(page)
    assert page.evaluate("document.activeElement.id") == "error-summary"


def _unfolded(page: Page, address: str) -> None:
    _goto(page, address)
    for one in page.locator("main details > summary").all():
        one.click()
