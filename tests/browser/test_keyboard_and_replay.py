"""What people rely on at the desk: the keyboard, the conflict page, the replay, the inbox, and pages without scripts."""

import re

from playwright.sync_api import Page, expect

from tests.browser.desk import Desk
from tests.browser.filling import field, send
from tests.browser.opening import a_case


def tab_to(page: Page, selector: str, most: int = 120) -> None:
    """The focus has come to the element by the Tab key alone."""
    wanted = page.locator(selector).first
    for _ in range(most):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached by keyboard")


def test_a_task_is_done_from_the_inbox_to_its_end_by_keyboard_alone(desk: Desk) -> None:
    number = a_case(desk, "factory")
    page = desk.sits_down("factory")
    page.goto(f"{desk.address}/inbox")
    tab_to(page, f".line-act a.btn[href*='/{number}/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tasks/**")
    tab_to(page, "#sheet input[type=radio]")
    page.keyboard.press("Space")
    page.wait_for_load_state("networkidle")
    tab_to(page, ".sheet-acts button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("[role=status]").first).to_contain_text("已办完")


def test_the_skip_link_comes_first_and_leads_to_the_content(desk: Desk) -> None:
    page = desk.sits_down("factory")
    page.goto(f"{desk.address}/inbox")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_whoever_was_slower_keeps_what_was_typed(desk: Desk) -> None:
    number = a_case(desk, "property")
    fast, slow = desk.sits_down("property"), desk.sits_down("p.assistant")
    for page in (fast, slow):
        page.goto(f"{desk.address}/tasks/{number}/register/1")
    field(slow, "narrative").fill("水压从上周起就低。")
    field(fast, "narrative").fill("早上没有水。")
    send(fast)
    assert "/register/" not in fast.url, fast.inner_text("main")
    with slow.expect_response(lambda answer: answer.request.method == "POST") as answered:
        send(slow)
    assert answered.value.status == 409
    expect(slow.locator("#conflict")).to_contain_text("秦全能")
    expect(slow.locator("main")).to_contain_text("水压从上周起就低。")
    desk.picture(slow, "page-conflict")


def test_a_mistake_stands_beside_its_question_and_nothing_typed_is_lost(desk: Desk) -> None:
    number = a_case(desk, "property")
    page = desk.sits_down("property")
    page.goto(f"{desk.address}/tasks/{number}/register/1")
    field(page, "narrative").fill("")
    field(page, "demands").fill("请修好水泵")
    send(page)
    expect(page.locator("#error-summary a").first).to_be_visible()
    assert field(page, "demands").input_value() == "请修好水泵"
    page.locator("#error-summary a").first.click()
    assert page.evaluate("document.activeElement.closest('#sheet') !== null")


def test_a_task_that_is_taken_is_nobody_elses_until_it_is_given_back(desk: Desk) -> None:
    number = a_case(desk, "property")
    mine, other = desk.sits_down("p.assistant"), desk.sits_down("p.assistant2")
    mine.goto(f"{desk.address}/inbox")
    mine.click(f".line:has(a[href$='/cases/{number}']) button")
    mine.wait_for_url("**/tasks/**")
    other.goto(f"{desk.address}/tasks/{number}/register/1")
    expect(other.locator("main")).to_contain_text("梁可心 已领取")
    mine.click(".task-taking button")
    other.goto(f"{desk.address}/tasks/{number}/register/1")
    expect(other.locator("#sheet")).to_be_visible()


def test_another_organisations_case_and_diagram_do_not_exist(desk: Desk) -> None:
    number = a_case(desk, "property")
    version = desk.case("property", number).version.hash
    page = desk.sits_down("factory")
    for address in (f"/cases/{number}", f"/cases/{number}/replay", f"/procedures/{version}/diagram.bpmn"):
        answer = page.request.get(f"{desk.address}{address}")
        assert answer.status == 404


def test_the_replay_is_a_player_with_keys(desk: Desk) -> None:
    number = a_case(desk, "property")
    page = desk.sits_down("property")
    page.goto(f"{desk.address}/cases/{number}/replay?step=1")
    page.wait_for_selector("[data-slider]:visible")
    said = page.locator("#step-said")
    for key, step in [("ArrowRight", 2), ("ArrowLeft", 1), ("End", 2), ("Home", 1)]:
        page.keyboard.press(key)
        expect(said).to_contain_text(f"第 {step} / 2 步")
    expect(page).to_have_url(re.compile(r"step=1$"))
    page.keyboard.press("Space")
    expect(said).to_contain_text("第 2 / 2 步")
    expect(page.locator(".mark-new").first).to_be_visible()


def test_everything_works_without_scripts(desk: Desk) -> None:
    number = a_case(desk, "property")
    page = desk.sits_down("property", scripts=False)
    page.goto(f"{desk.address}/cases/{number}/replay?step=1")
    page.click("[data-go=next]")
    expect(page.locator("#step-said")).to_contain_text("第 2 / 2 步")
    page.goto(f"{desk.address}/tasks/{number}/register/1")
    field(page, "narrative").fill("早上没有水。")
    send(page)
    while "register" in page.url:  # a question that the answers made visible is asked now
        assert page.locator("#error-summary").count()
        send(page)
    assert all(place.element != "register" for place in desk.case("property", number).tasks)


def test_what_is_typed_while_the_page_asks_again_stays(desk: Desk) -> None:
    page = desk.sits_down("factory")
    page.goto(f"{desk.address}/open/product_complaint")
    page.route("**/open/product_complaint", lambda route: (page.wait_for_timeout(500), route.continue_()))
    decides = page.locator("#sheet input[type=checkbox][data-decides]").first
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        decides.click()
        field(page, "narrative").fill("袖口开线。")
    page.wait_for_load_state("networkidle")
    expect(field(page, "narrative")).to_have_value("袖口开线。")
