"""Files that were given with answers: a fact names each by its salted hash, the bytes lie beside the record."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from shouli_verify import canonical
from shouli_verify.chain import Link
from shouli_verify.finding import Finding

_PARTS = frozenset({"digest", "name", "size", "type"})
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Bytes:
    """A file as it lies beside the record: its digest, size and name, and whether its bytes have this digest.

    `type` and `personal` (whether personal answers name it) are None where that is not kept.
    """

    digest: str
    size: int
    name: str
    genuine: bool
    type: str | None = None
    personal: bool | None = None


def digest(salt: str, content: bytes) -> str:
    """SHA-256 over the salt (hex) and the bytes, as hex: a file that was erased cannot be guessed by its hash."""
    return hashlib.sha256(bytes.fromhex(salt) + content).hexdigest()


def is_file(value: Any) -> bool:
    """Whether an answer, or a part of one, is what is said of a file: its digest, name, size and type, and nothing else."""
    if not isinstance(value, Mapping) or value.keys() != _PARTS:
        return False
    return isinstance(value["digest"], str) and _DIGEST.fullmatch(value["digest"]) is not None


def files_in(value: Any) -> Iterator[Mapping[str, Any]]:
    """The files in an answer, those in the rows of tables too."""
    if is_file(value):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from files_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from files_in(inner)


def named(
    links: Iterable[Link], personal: Iterable[Mapping[str, Any]]
) -> Iterator[tuple[int, Mapping[str, Any], bool]]:
    """The files that facts name, and those that personal answers do: the number of the fact, the file, whether it is personal."""
    for link in links:
        if '"digest":' in link.body:
            answers = canonical.value(link.body).get("answers", {})
            yield from ((link.no, each, False) for each in files_in(answers))
    for row in personal:
        if '"digest":' in row["value"]:
            yield from ((row["no"], each, True) for each in files_in(canonical.value(row["value"])))


def check(links: Iterable[Link], personal: Iterable[Mapping[str, Any]], kept: Iterable[Bytes]) -> Iterator[Finding]:
    """Where files are not those that answers name, are not there, or are there without an answer that names them."""
    there = {each.digest: each for each in kept}
    seen: set[str] = set()
    for no, file, private in named(links, personal):
        own = str(file["digest"])
        if own not in seen and own not in there:
            yield Finding("attachment_missing", no=no, name=file["name"])
        elif own not in seen and not _same(there[own], file, private):
            yield Finding("attachment_changed", no=no, name=file["name"])
        seen.add(own)
    yield from (Finding("attachment_added", digest=each[:12]) for each in sorted(there.keys() - seen))


def _same(kept: Bytes, file: Mapping[str, Any], private: bool) -> bool:
    told = (kept.size, kept.name) == (file["size"], file["name"])
    return kept.genuine and told and kept.type in (None, file["type"]) and kept.personal in (None, private)
