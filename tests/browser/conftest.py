"""A running Shouli and a real browser. Without a browser these tests are skipped, loudly; in CI one is installed."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from tests.browser.desk import Clock, Desk
from web import deploying
from web.app import create_app
from web.config import ROOT, Config
from web.database import db
from web.demo import organisations
from web.migrating import migrate

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NO_BROWSER = "BROWSER TESTS DID NOT RUN: no Chromium on this machine (Debian: apt-get install chromium fonts-noto-cjk)"
NO_PAGES = "the front end is not built: cd web/frontend && npm ci --ignore-scripts && node build.mjs"
BEGINNING = datetime(2026, 1, 12, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    if CHROMIUM is None:
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def running(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The application on a database of its own, with the demo's people and procedures and no case."""
    assert (ROOT / "web/static/dist/desk.js").exists(), NO_PAGES
    folder, clock = tmp_path_factory.mktemp("browser"), Clock(BEGINNING)
    app = create_app(Config(f"sqlite:///{folder / 'desk.db'}", var=folder, clock=clock.now))
    migrate(app)
    with app.app_context():
        organisations.found(db.session(), BEGINNING)
        for one in organisations.invented():
            assert not deploying.deploy_all(db.session(), one.key, ROOT, one.procedures, BEGINNING)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    pictures = Path(os.environ.get("SHOULI_SCREENSHOTS") or folder / "pictures")
    yield Desk(app, f"http://127.0.0.1:{server.port}", clock, browser, pictures)
    server.shutdown()
    thread.join()
    server.server_close()
    with app.app_context():
        app.extensions["sqlalchemy"].engine.dispose()


@pytest.fixture
def desk(running: Desk) -> Iterator[Desk]:
    """The same at its first morning, with nobody signed in."""
    running.clock.at = BEGINNING
    yield running
    running.sign_everybody_out()
