"""The chain of a case: each fact is hashed together with the one before it."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shouli_verify import canonical
from shouli_verify.finding import Finding

BEGINNING = "0" * 64
"""What stands before the first fact of a case."""


@dataclass(frozen=True)
class Link:
    """A fact as it is hashed: `at` is UTC in ISO 8601, `by` None for the clock, `body` canonical JSON."""

    no: int
    kind: str
    at: str
    by: str | None
    submission: str | None
    body: str
    hash: str


def chained(previous: str, no: int, kind: str, at: str, by: str | None, submission: str | None, body: str) -> str:
    """SHA-256 (hex) over the previous hash, the canonical JSON of the fact's envelope, and its body."""
    envelope = canonical.text([no, kind, at, by, submission])
    return hashlib.sha256(f"{previous}{envelope}{body}".encode()).hexdigest()


def broken(links: Iterable[Link], head: tuple[int, str]) -> Iterator[Finding]:
    """The first place where the facts do not hang together, or that they end elsewhere than at `head`; else nothing."""
    previous, expected = BEGINNING, 1
    for link in links:
        if link.no != expected:
            yield Finding("missing", no=expected, found=link.no)
            return
        if link.hash != chained(previous, link.no, link.kind, link.at, link.by, link.submission, link.body):
            yield Finding("chain", no=link.no, kind=link.kind)
            return
        previous, expected = link.hash, expected + 1
    if (expected - 1, previous) != head:
        yield Finding("head", no=expected - 1, hash=previous[:12], head_no=head[0], head_hash=head[1][:12])


def personal_hash(salt: str, name: str, value: str) -> str:
    """SHA-256 (hex) over salt, name and canonical JSON of a personal answer: all that the chain holds of it."""
    return hashlib.sha256(f"{salt}{name}{value}".encode()).hexdigest()
