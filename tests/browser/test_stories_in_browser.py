"""Each procedure from its opening to its end, through the pages alone, on a desk and on a phone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page

from engine.deployments import deployed_in
from engine.diagram.parts import Element
from engine.facts import Place
from engine.people import may_do
from engine.procedures import Version, version
from tests.browser.desk import PHONE, WIDE, Desk
from tests.browser.filling import ZONE, fill, send
from web.answering import form_of
from web.config import ROOT
from web.database import db
from web.demo.organisations import invented
from web.people import reading
from web.workbench import scenarios, time_passing
from web.workbench.scenarios import Step

STORIES = [
    ("hospital", "medical_complaint", "A01-accepted-at-first-feedback", WIDE),
    ("hospital", "medical_complaint", "A01-accepted-at-first-feedback", PHONE),
    ("factory", "product_complaint", "F03-full-path-domestic", WIDE),
    ("factory", "product_complaint", "F02-telephone-instruction-satisfies", PHONE),
    ("property", "property_complaint", "E01-valid-closes-when-accepted-and-satisfied", WIDE),
    ("property", "property_complaint", "E01-valid-closes-when-accepted-and-satisfied", PHONE),
]


@dataclass
class Story:
    """A complaint as people live it at their screens."""

    desk: Desk
    organisation: str
    stem: str
    width: int
    typical: Mapping[str, Mapping[str, Any]]
    number: str = ""

    def takes(self, step: Step) -> None:
        """The step is taken on a page."""
        if step.kind == "wait":
            self.desk.until(time_passing.later(step.target, self.desk.clock.at, ZONE, self._version().calendar))
        elif step.kind == "open":
            self._opens(step)
        elif step.kind == "do":
            self._does(step)

    def _opens(self, step: Step) -> None:
        page = self.desk.sits_down(self.organisation, self.width)
        page.goto(f"{self.desk.address}/open")
        page.click(f"a.btn[href$='/open/{self.stem}']")
        first = self._version().diagram.opening_task()
        assert first is not None
        self._fills(page, first, step)
        self.desk.picture(page, f"{self.stem}-{self.width}-opening")
        send(page)
        self.number = page.url.split("/")[4]

    def _does(self, step: Step) -> None:
        case = self.desk.case(self.organisation, self.number)
        place = min(place for place in case.tasks if place.element == step.target)
        page = self.desk.sits_down(self._able(place), self.width)
        page.goto(f"{self.desk.address}/cases/{self.number}")
        page.click(f"a[href$='/tasks/{self.number}/{place}']")
        self._fills(page, case.version.diagram.elements[place.element], step)
        self.desk.picture(page, f"{self.stem}-{self.width}-{place.element}")
        send(page)
        assert place not in self.desk.case(self.organisation, self.number).tasks, page.inner_text("main")

    def _fills(self, page: Page, element: Element, step: Step) -> None:
        typical = self.typical.get(element.id, {})
        fill(page, form_of(self._version(), element.form), {**typical, **step.answers})

    def _version(self) -> Version:
        with self.desk.app.app_context():
            return version(db.session(), deployed_in(db.session(), self.organisation)[0].version)

    def _able(self, place: Place) -> str:
        """Whoever has all roles, or somebody else where four eyes ask for it."""
        case = self.desk.case(self.organisation, self.number)
        offered = case.tasks[place].offered
        people = next(one for one in invented() if one.key == self.organisation).people
        with self.desk.app.app_context():
            for one in sorted(people, key=lambda one: one.login != self.organisation):
                known = reading.known(db.session(), one.login)
                if known and may_do(known.person, offered.groups, offered.checks, case.done_by):
                    return one.login
        raise AssertionError(f"nobody may do {place}")


@pytest.mark.parametrize(("organisation", "stem", "name", "width"), STORIES)
def test_a_complaint_goes_from_its_opening_to_its_end(
    desk: Desk, organisation: str, stem: str, name: str, width: int
) -> None:
    folder = ROOT / "processes" / stem / "scenarios"
    typical = scenarios.read_answers(folder / scenarios.ANSWERS)
    told = scenarios.read(folder / f"{name}.yaml", typical)
    story = Story(desk, organisation, stem, width, typical)
    for step in told.steps:
        story.takes(step)
    case = desk.case(organisation, story.number)
    assert case.closed is not None
    page = desk.sits_down(organisation, width)
    page.goto(f"{desk.address}/cases/{story.number}")
    page.wait_for_selector(".djs-element.is-passed")
    desk.picture(page, f"{stem}-{width}-closed")
    page.goto(f"{desk.address}/cases/{story.number}/replay?step=2")
    page.wait_for_selector(".djs-element.is-now")
    desk.picture(page, f"{stem}-{width}-replay")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
