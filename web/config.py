"""What a running Shouli needs to be told: where its data lies, and how it is reached."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from web.notices.settings import NOWHERE, Outlets
from web.proving.settings import NOBODY, Authority

ROOT = Path(__file__).resolve().parents[1]
"""The checkout: `processes/`, `forms/` and `migrations/` lie here."""

MEGABYTE = 1024 * 1024


def utc_now() -> datetime:
    """The instant that it is."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Config:
    """`database` is an SQLAlchemy URL; `secure` says that pages are reached over TLS, through `proxies` proxies."""

    database: str
    var: Path = ROOT / "var"
    root: Path = ROOT
    secure: bool = False
    proxies: int = 0
    testing: bool = False
    outlets: Outlets = NOWHERE
    authority: Authority = NOBODY
    clock: Callable[[], datetime] = utc_now

    def flask(self) -> dict[str, Any]:
        """The settings of Flask and its extensions."""
        return {
            "SECRET_KEY": secret(self.var),
            "TESTING": self.testing,
            "CLOCK": self.clock,
            "PROJECT_ROOT": self.root,
            "VAR": self.var,
            "OUTLETS": self.outlets,
            "AUTHORITY": self.authority,
            "SQLALCHEMY_DATABASE_URI": self.database,
            "SQLALCHEMY_ENGINE_OPTIONS": {"pool_recycle": 1800},
            "SESSION_COOKIE_NAME": "shouli",
            "SESSION_COOKIE_HTTPONLY": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "SESSION_COOKIE_SECURE": self.secure,
            "PERMANENT_SESSION_LIFETIME": timedelta(hours=12),
            "WTF_CSRF_TIME_LIMIT": None,  # a form may stay open all day; the session's own end is the limit
            "MAX_CONTENT_LENGTH": 2 * MEGABYTE,
            "MAX_FORM_MEMORY_SIZE": MEGABYTE,
            "MAX_FORM_PARTS": 5000,
            "RATELIMIT_STORAGE_URI": "memory://",
            "BABEL_DEFAULT_LOCALE": "zh_Hans_CN",
            "BABEL_DEFAULT_TIMEZONE": "Asia/Shanghai",
        }


def database_url(given: str | None, var: Path) -> str:
    """The URL as SQLAlchemy reads it: PostgreSQL through psycopg 3, without one an SQLite file under `var`."""
    if not given:
        return f"sqlite:///{var / 'shouli.db'}"
    scheme, separator, rest = given.partition("://")
    return f"postgresql+psycopg://{rest}" if separator and scheme in ("postgres", "postgresql") else given


def secret(var: Path) -> str:
    """The key that signs cookies, kept in `var/secret` for its owner alone; made at the first start."""
    var.mkdir(parents=True, exist_ok=True)
    path = var / "secret"
    if not path.exists():
        write_once(path, secrets.token_hex(32))
    return path.read_text(encoding="ascii")


def write_once(path: Path, text: str) -> None:
    """The file has this text and only its owner reads it: whole or not at all, and never over what another process wrote at the same moment."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
    with suppress(FileExistsError):
        path.hardlink_to(draft)
    draft.unlink()
