"""The desk as its tests speak to it: who sits there, what they open, and what stands in the database."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from engine.cases.case import Case
from engine.cases.due import fire_all
from engine.cases.reading import read
from web.database import db
from web.demo import organisations

WIDE, PHONE = 1440, 390
EXPECTED = ("422", "409", "404", "403")
"""Refusals whose code the browser reports as a failed resource."""
THEIRS = "ContextPad#getPad is deprecated"
"""What the modeler says of one of its own parts."""


@dataclass
class Clock:
    """The instant that it is."""

    at: datetime

    def now(self) -> datetime:
        """What the application is told."""
        return self.at


@dataclass
class Desk:
    """A running application and a browser."""

    app: Flask
    address: str
    clock: Clock
    browser: Browser
    pictures: Path
    contexts: dict[tuple[str, int, str, bool], BrowserContext] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def sits_down(self, login: str, width: int = WIDE, scheme: str = "light", scripts: bool = True) -> Page:
        """A page of somebody who is signed in; what the browser complains of is kept."""
        key = (login, width, scheme, scripts)
        if key not in self.contexts:
            self.contexts[key] = self._context(width, scheme, scripts)
            page = self.page_of(key)
            page.goto(f"{self.address}/sign-in")
            page.fill("#login", login)
            page.fill("#password", organisations.PASSWORD)
            page.press("#password", "Enter")
            page.wait_for_url("**/inbox")
            return page
        return self.contexts[key].pages[0]

    def stranger(self, width: int = WIDE, scheme: str = "light") -> Page:
        """A page of nobody."""
        key = ("", width, scheme, True)
        if key not in self.contexts:
            self.contexts[key] = self._context(width, scheme, True)
        return self.page_of(key)

    def page_of(self, key: tuple[str, int, str, bool]) -> Page:
        """The page of a context."""
        page = self.contexts[key].new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def case(self, organisation: str, number: str) -> Case:
        """The case as it stands."""
        with self.app.app_context():
            return read(db.session(), organisation, number, self.clock.at)

    def until(self, at: datetime) -> None:
        """Time passes, and what is due happens."""
        self.clock.at = at
        with self.app.app_context():
            fire_all(db.session(), at)

    def picture(self, page: Page, name: str) -> None:
        """The whole page is kept, to be looked at."""
        self.pictures.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=self.pictures / f"{name}.png", full_page=True)

    def sign_everybody_out(self) -> None:
        """No context is left; the browser has complained of nothing."""
        for context in self.contexts.values():
            context.close()
        self.contexts.clear()
        complaints, self.complaints[:] = list(self.complaints), []
        assert complaints == []

    def _context(self, width: int, scheme: str, scripts: bool) -> BrowserContext:
        size = {"width": width, "height": 900 if width == WIDE else 844}
        context = self.browser.new_context(
            viewport=size, color_scheme=scheme, java_script_enabled=scripts, locale="zh-CN", timezone_id="Asia/Shanghai"
        )
        context.set_default_timeout(15_000)
        return context

    def _hear(self, message: ConsoleMessage) -> None:
        refused = "Failed to load resource" in message.text and any(code in message.text for code in EXPECTED)
        if message.type in ("error", "warning") and not refused and THEIRS not in message.text:
            self.complaints.append(message.text)
