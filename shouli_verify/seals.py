"""Seals: a signed statement of where every chain ended at an instant, each standing on the seal before it.

The signature is Ed25519 (RFC 8032) over the seal's canonical JSON. A key is changed by a seal that the old key signs
and that names the new one, so that whoever knows the first key can follow to the last.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from shouli_verify import canonical
from shouli_verify.finding import Finding

FIRST = "0" * 64
"""What stands before the first seal."""


@dataclass(frozen=True)
class Seal:
    """`root` (hex) is over `size` leaves at the instant `at`; `previous` is the hash of the seal before it.

    `key` (hex) signs this seal, `next` those after it, if another one. `restored` is why seals before it are missing
    in the database: somebody set it back to a backup, and says so.
    """

    no: int
    at: str
    size: int
    root: str
    previous: str
    key: str
    next: str | None = None
    restored: str | None = None

    @property
    def text(self) -> str:
        """What is signed: canonical JSON without what is not said."""
        return canonical.text({name: value for name, value in asdict(self).items() if value is not None})


@dataclass(frozen=True)
class Sealed:
    """A seal with its signature (hex)."""

    seal: Seal
    signature: str

    @property
    def hash(self) -> str:
        """By which the next seal names it: SHA-256 (hex) over text and signature."""
        return hashlib.sha256(f"{self.seal.text}{self.signature}".encode()).hexdigest()

    @property
    def line(self) -> str:
        """As it stands in a file of seals, one a line."""
        return canonical.text({"seal": json.loads(self.seal.text), "signature": self.signature})

    def genuine(self) -> bool:
        """Whether the key that the seal names signed it."""
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.seal.key)).verify(
                bytes.fromhex(self.signature), self.seal.text.encode()
            )
        except (InvalidSignature, ValueError):
            return False
        return True


def read(line: str) -> Sealed:
    """The seal that a line tells; ValueError if it tells none."""
    try:
        told = canonical.strict(line)
        return Sealed(_seal(told["seal"]), str(told["signature"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a seal") from error


def follow(seals: Iterable[Sealed], trusted: str | None = None) -> Iterator[Finding]:
    """What does not hold in a row of seals from the first on: signature, order, time, key; `trusted` is the first key."""
    previous: Sealed | None = None
    for sealed in seals:
        seal = sealed.seal
        if not sealed.genuine():
            yield Finding("signature", seal=seal.no)
        if previous is None:
            yield from _first(seal, trusted)
        else:
            yield from _next(previous, sealed)
        if seal.restored is not None:
            yield Finding("restored", seal=seal.no, at=seal.at, reason=seal.restored)
        previous = sealed


def _first(seal: Seal, trusted: str | None) -> Iterator[Finding]:
    if (seal.no, seal.previous) != (1, FIRST):
        yield Finding("seal_missing", expected=1, found=seal.no)
    if trusted is not None and seal.key != trusted:
        yield Finding("key_untrusted", key=seal.key, trusted=trusted)


def _next(before: Sealed, sealed: Sealed) -> Iterator[Finding]:
    old, seal = before.seal, sealed.seal
    if seal.no != old.no + 1:
        yield Finding("seal_missing", expected=old.no + 1, found=seal.no)
    elif seal.previous != before.hash:
        yield Finding("seal_order", seal=seal.no, before=old.no)
    if seal.at < old.at or (seal.size < old.size and seal.restored is None):
        yield Finding("seal_backwards", seal=seal.no)
    if seal.key != (old.next or old.key):
        yield Finding("key_unannounced", seal=seal.no, key=seal.key)


def _seal(told: dict[str, Any]) -> Seal:
    seal = Seal(**told)
    texts = (seal.at, seal.root, seal.previous, seal.key, seal.next or "", seal.restored or "")
    if not all(isinstance(each, str) for each in texts) or type(seal.no) is not int or type(seal.size) is not int:
        raise TypeError
    return seal
