"""The demo's organisations with their complaints, lived through once and printed many times."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from flask import Flask
from flask_babel import force_locale
from sqlalchemy.orm import Session

from web.app import create_app
from web.config import ROOT, Config
from web.database import db
from web.demo import seed

NOW = datetime(2026, 11, 27, 2, tzinfo=UTC)


@pytest.fixture(scope="session")
def printed_demo(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("printed")
    shutil.copyfile(migrated_sqlite, folder / "demo.db")
    app = create_app(Config(f"sqlite:///{folder / 'demo.db'}", folder, testing=True, clock=lambda: NOW))
    with app.app_context():
        assert seed(db.session(), ROOT, NOW) == []
        db.session.remove()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def demo(printed_demo: Flask) -> Iterator[Session]:
    with printed_demo.app_context(), force_locale("zh_Hans_CN"):
        yield db.session()
        db.session.remove()


def pages(content: bytes) -> list[str]:
    """What can be read on each page."""
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages]
