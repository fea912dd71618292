"""The replay in a real browser: by keyboard alone, fact by fact, with its jumps, lit rules, and two cases side by side."""

import re

from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations
from tests.browser.desk import PHONE, WIDE, Desk
from tests.browser.opening import a_case
from tests.browser.test_keyboard_and_replay import tab_to

DRAWN = "[data-canvas] .djs-container svg .djs-element"


def opened(page: Page, address: str) -> None:
    """The page is there, with its player."""
    page.goto(address)
    page.wait_for_selector(DRAWN)
    page.wait_for_selector("[data-play]:visible")


def test_shift_and_arrows_move_fact_by_fact_and_the_token_with_them(desk: Desk) -> None:
    number = a_case(desk, "hospital")
    page = desk.sits_down("hospital")
    opened(page, f"{desk.address}/cases/{number}/replay?step=1")
    said, token = page.locator("#step-said"), page.locator(".djs-element.is-active")
    expect(token).to_have_attribute("data-element-id", "register")
    page.keyboard.press("Shift+ArrowLeft")
    expect(said).to_contain_text("第 2 / ")
    expect(page).to_have_url(re.compile(r"fact=2$"))
    expect(page.locator(".fact[aria-current=step]")).to_contain_text("收到医疗投诉")
    expect(token).to_have_count(0)
    page.keyboard.press("Shift+ArrowRight")
    expect(token).to_have_attribute("data-element-id", "register")


def test_a_fact_in_focus_shows_on_the_diagram_what_it_is_about(desk: Desk) -> None:
    number = a_case(desk, "hospital")
    page = desk.sits_down("hospital")
    opened(page, f"{desk.address}/cases/{number}/replay?step=2")
    page.locator("[data-element=decide_days] a.fact-no").first.focus()
    expect(page.locator(".djs-element.is-pointed")).to_have_attribute("data-element-id", "decide_days")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"fact=6$"))
    assert page.evaluate("document.activeElement.getAttribute('href')").endswith("fact=6")


def test_an_auditor_reads_rule_deadline_and_clause_by_keyboard(desk: Desk) -> None:
    number = a_case(desk, "hospital")
    for width in (WIDE, PHONE):
        page = desk.sits_down("hospital", width)
        opened(page, f"{desk.address}/cases/{number}/replay?step=1")
        tab_to(page, "[data-go=next]")
        page.keyboard.press("Enter")
        expect(page.locator(".lit-row").first).to_contain_text("命中")
        expect(page.locator(".account").nth(1)).to_contain_text("24:00为止")
        expect(page.locator(".judged-fulfilled").first).to_contain_text("第九条(一)")
        expect(page.locator(".option-chosen").first).to_be_visible()
        desk.picture(page, f"replay-step-{width}")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_replay_jumps_to_an_element_a_person_and_a_time(desk: Desk) -> None:
    number = a_case(desk, "hospital")
    page = desk.sits_down("hospital")
    opened(page, f"{desk.address}/cases/{number}/replay?step=2")
    tab_to(page, "#jump-element")
    page.select_option("#jump-element", "register")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"step=1$"))
    page.locator("#jump-at").fill("2030-01-01T00:00")
    page.locator("form:has(#jump-at) button").click()
    expect(page).to_have_url(re.compile(r"step=2$"))
    page.locator("form:has(#jump-person) button").click()
    expect(page).to_have_url(re.compile(r"step=1$"))
    page.locator(".djs-element[data-element-id=decide_days]").click()
    expect(page).to_have_url(re.compile(r"step=2$"))


def test_the_speed_is_chosen_by_key_and_playing_goes_fact_by_fact(desk: Desk) -> None:
    number = a_case(desk, "hospital")
    page = desk.sits_down("hospital")
    opened(page, f"{desk.address}/cases/{number}/replay?fact=1")
    for _ in range(3):
        page.keyboard.press("+")
    expect(page.locator("[data-speed]")).to_have_value("4")
    page.locator("[data-by-fact]").check()
    page.keyboard.press(" ")  # the box is a field of its own: the space bar is its
    page.locator("[data-by-fact]").check()
    page.locator("[data-play]").click()
    expect(page).to_have_url(re.compile(r"fact=4$"))
    page.locator("[data-play]").click()
    expect(page.locator("[data-play]")).to_have_attribute("aria-pressed", "false")
    page.wait_for_load_state("networkidle")  # a fact that is on its way when the page is closed is no complaint


def test_two_cases_side_by_side_move_together_and_alone(desk: Desk) -> None:
    one, two = a_case(desk, "hospital"), a_case(desk, "hospital")
    for width in (WIDE, PHONE):
        page = desk.sits_down("hospital", width)
        opened(page, f"{desk.address}/cases/{one}/replay")
        page.locator("#jump-other").fill(two)
        page.keyboard.press("Enter")
        page.wait_for_url("**/beside/**")
        page.wait_for_selector(f"section:nth-of-type(2) {DRAWN}")
        page.wait_for_selector("[data-play]:visible")
        page.keyboard.press("ArrowRight")
        expect(page).to_have_url(re.compile(r"step=2&beside=2$"))
        page.locator("[data-go=back-1]").click()
        expect(page).to_have_url(re.compile(r"step=2&beside=1$"))
        expect(page.locator("#told-0")).to_contain_text("首次反馈几个工作日")
        expect(page.locator("#told-0 h3 + p").last).to_contain_text("登记《患者投诉登记表》")
        desk.picture(page, f"replay-beside-{width}")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
