"""The keys that sign seals: made when Shouli is set up, kept in files that only their owner reads, changed on demand."""

import secrets
from pathlib import Path

from engine.record.signing import Signer
from web.config import write_once

CURRENT, NEXT = "seal.key", "seal.key.next"


class KeyGone(Exception):
    """The seals so far are signed with a key that is not here any more."""


def signer(var: Path, expected: str | None) -> Signer:
    """Whoever signs now; `expected` is the key (hex) that the last seal announces, None before the first seal.

    A key is made before the first seal; KeyGone if none of the files has the expected one.
    """
    if expected is None and not (var / CURRENT).exists():
        var.mkdir(parents=True, exist_ok=True)
        write_once(var / CURRENT, secrets.token_hex(32))
    for name in (CURRENT, NEXT):
        if (var / name).exists():
            found = Signer((var / name).read_text(encoding="ascii").strip())
            if expected in (None, found.key):
                if name == NEXT:  # its seal was made, and nothing after that
                    succeeded(var)
                return found
    raise KeyGone(expected)


def successor(var: Path) -> Signer:
    """The key that will sign after the next seal; it counts from the seal that announces it."""
    (var / NEXT).unlink(missing_ok=True)
    write_once(var / NEXT, secrets.token_hex(32))
    return Signer((var / NEXT).read_text(encoding="ascii"))


def succeeded(var: Path) -> None:
    """The seal that announces the next key stands: the old key is no longer kept."""
    (var / NEXT).replace(var / CURRENT)
