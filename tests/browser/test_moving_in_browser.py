"""Where cases go on is chosen by drawing: the element that is gone, then the one of the other version."""

from playwright.sync_api import expect

from engine import deployments, procedures
from engine.procedures import Bundle
from tests.browser.accessibility import violations
from tests.browser.desk import Desk
from tests.browser.opening import a_case
from tests.browser.test_replaying_in_browser import DRAWN
from web.config import ROOT
from web.database import db
from web.workbench.drafts.paths import moved

STEM = "property_drawn"


def deployed(desk: Desk) -> str:
    """A copy of the property manager's procedure is deployed in which a task has another id; its address."""
    files = procedures.read_bundle(ROOT, "property_complaint").files
    files = {moved(path, "property_complaint", STEM): content for path, content in files.items()}
    diagram = f"processes/{STEM}.bpmn"
    text = files[diagram].decode().replace('"register"', '"enter"').replace(">register<", ">enter<")
    files[diagram] = text.replace('formId="enter"', 'formId="register"').encode()
    with desk.app.app_context():
        version = procedures.compiled(Bundle(STEM, files))
        deployments.deploy(db.session(), "property", version, desk.clock.at)
        db.session.commit()
        return version.hash


def test_an_element_that_is_gone_is_answered_by_pressing_another(desk: Desk) -> None:
    number, goal = a_case(desk, "property"), deployed(desk)
    page = desk.sits_down("property")
    page.goto(f"{desk.address}/workbench/procedures/property_complaint/move?goal={STEM}:{goal}")
    page.wait_for_selector(DRAWN)
    page.wait_for_timeout(500)
    page.click('[data-standing="#standing-gone"] [data-element-id=register] .djs-hit')
    page.click('[data-standing="#standing-there"] [data-element-id=enter] .djs-hit')
    expect(page.locator('[data-for="register"]')).to_have_value("enter")
    desk.picture(page, "moving-by-drawing")
    assert violations(page) == []
    for box in page.locator("[name=case]:not([disabled])").all():
        box.set_checked(box.get_attribute("value") == number)
    page.fill("#reason", "改名")
    page.get_by_role("button", name="转移所选案件").click()
    expect(page.get_by_role("status").first).to_contain_text("已转移 1 件案件")
    assert [str(place) for place in desk.case("property", number).tasks] == ["enter/1"]
