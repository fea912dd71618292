"""Files that were given with answers: a fact names each by its salted hash, the bytes lie beside the record."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from shouli_verify import canonical
from shouli_verify.chain import Link
from shouli_verify.finding import Finding

PARTS = frozenset({"digest", "name", "size", "type"})
"""What an answer says of a file; a value with exactly these is one."""


@dataclass(frozen=True)
class Bytes:
    """A file as it lies beside the record: under which digest, how long it is, and whether its bytes have this digest."""

    digest: str
    size: int
    genuine: bool


def digest(salt: str, content: bytes) -> str:
    """SHA-256 over the salt (hex) and the bytes, as hex: a file that was erased cannot be guessed by its hash."""
    return hashlib.sha256(bytes.fromhex(salt) + content).hexdigest()


def files_in(value: Any) -> Iterator[Mapping[str, Any]]:
    """The files in an answer, those in the rows of tables too."""
    if isinstance(value, Mapping):
        if value.keys() == PARTS:
            yield value
        else:
            for inner in value.values():
                yield from files_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from files_in(inner)


def named(links: Iterable[Link], personal: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The files that facts name, and those that personal answers do, each with the number of the fact."""
    for link in links:
        if '"digest":' in link.body:
            answers = canonical.value(link.body).get("answers", {})
            yield from ((link.no, each) for each in files_in(answers))
    for row in personal:
        if '"digest":' in row["value"]:
            yield from ((row["no"], each) for each in files_in(canonical.value(row["value"])))


def check(links: Iterable[Link], personal: Iterable[Mapping[str, Any]], kept: Iterable[Bytes]) -> Iterator[Finding]:
    """Where files are not those that answers name, are not there, or are there without an answer that names them."""
    there = {each.digest: each for each in kept}
    seen: set[str] = set()
    for no, file in named(links, personal):
        found = there.get(str(file["digest"]))
        if file["digest"] in seen:
            continue
        seen.add(str(file["digest"]))
        if found is None:
            yield Finding("attachment_missing", no=no, name=file["name"])
        elif not found.genuine or found.size != file["size"]:
            yield Finding("attachment_changed", no=no, name=file["name"])
    yield from (Finding("attachment_added", digest=each[:12]) for each in sorted(there.keys() - seen))
