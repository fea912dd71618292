"""Passwords: hashed with argon2id, never kept otherwise."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 10, 200
_hasher = PasswordHasher()


class WeakPassword(ValueError):
    """The password is too short, too long or the login itself."""


def check(password: str, login: str) -> None:
    """WeakPassword if it may not be used."""
    if not SHORTEST <= len(password) <= LONGEST or password.casefold() == login.casefold():
        raise WeakPassword


def hashed(password: str) -> str:
    """The argon2id hash, with its own salt and parameters in it."""
    return _hasher.hash(password)


def matches(password: str, kept: str | None) -> bool:
    """Whether the hash is of this password; as slow where nothing is kept, so that nobody learns who exists."""
    try:
        return _hasher.verify(kept or _nobodys(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(kept)


@cache
def _nobodys() -> str:
    return _hasher.hash("nobody's password")
