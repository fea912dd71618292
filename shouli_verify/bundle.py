"""An exported case, read from its file without trusting it."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shouli_verify import canonical, seals
from shouli_verify.attachments import Bytes, digest
from shouli_verify.chain import Link
from shouli_verify.seals import Sealed

FORMAT = "shouli-case/1"
CASE, FACTS, PERSONAL, SEALS, PROOF = "case.json", "facts.jsonl", "personal.jsonl", "seals.jsonl", "proof.json"
MANIFEST, SIGNATURE, VERSION, VERSIONS = "manifest.json", "manifest.sig", "version/", "versions/"
ATTACHMENTS, SALTS = "attachments/", "attachments.json"
MOST_FILES, MOST_BYTES = 10_000, 1_000_000_000


class NotABundle(Exception):
    """The file is none of ours, or so damaged that it cannot be read."""


@dataclass(frozen=True)
class Proof:
    """That a leaf stands in the tree under a seal's root: its text, place, and the hashes on the way (hex)."""

    seal: int
    leaf: str
    place: int
    size: int
    path: tuple[str, ...]


@dataclass(frozen=True)
class Bundle:
    """The files of an exported case by their path."""

    files: dict[str, bytes]

    @property
    def case(self) -> dict[str, Any]:
        """What `case.json` says: format, organisation, number, version, release of the engine, head."""
        told = self._json(CASE)
        if not isinstance(told, dict) or told.get("format") != FORMAT:
            raise NotABundle(f"{CASE}: {FORMAT} ?")
        return told

    @property
    def links(self) -> list[Link]:
        """The facts in the order of the file."""
        return [
            Link(**{**told, "body": canonical.text(told["body"])})
            for told in self._lines(FACTS)
            if isinstance(told, dict)
        ]

    @property
    def personal(self) -> list[dict[str, Any]]:
        """The personal answers: `no` of the fact, `name`, `value` as canonical JSON, `salt`."""
        told = self._lines(PERSONAL) if PERSONAL in self.files else ()
        return [{**each, "value": canonical.text(each["value"])} for each in told]

    @property
    def attachments(self) -> Iterator[Bytes]:
        """The files that were given with answers: `attachments/<digest>/<name>`, the salts in `attachments.json`."""
        salts = self._json(SALTS) if SALTS in self.files else {}
        for path, content in self._under(ATTACHMENTS).items():
            own, _, name = path.partition("/")
            yield Bytes(own, len(content), name, own in salts and digest(salts[own], content) == own)

    @property
    def seals(self) -> list[Sealed]:
        """All seals, from the first to the one that covers the case."""
        return [seals.read(line) for line in self._text(SEALS).splitlines()]

    @property
    def proof(self) -> Proof:
        """That the case stands in the last of the seals."""
        told = self._json(PROOF)
        return Proof(told["seal"], told["leaf"], told["place"], told["size"], tuple(told["path"]))

    @property
    def version(self) -> dict[str, bytes]:
        """The files of the procedure's version, on which the case was opened."""
        return self._under(VERSION)

    def moved_to(self, version: str) -> dict[str, bytes]:
        """The files of a version to which the case was moved."""
        return self._under(f"{VERSIONS}{version}/")

    def _under(self, folder: str) -> dict[str, bytes]:
        return {path[len(folder) :]: data for path, data in self.files.items() if path.startswith(folder)}

    def _text(self, path: str) -> str:
        if path not in self.files:
            raise NotABundle(f"{path} ?")
        return self.files[path].decode()

    def _json(self, path: str) -> Any:
        return canonical.strict(self._text(path))

    def _lines(self, path: str) -> Iterator[Any]:
        return (canonical.strict(line) for line in self._text(path).splitlines())


def read(path: Path) -> Bundle:
    """The bundle in this file; NotABundle, with the reason."""
    try:
        with zipfile.ZipFile(path) as archive:
            return Bundle(dict(_files(archive)))
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise NotABundle(str(error) or type(error).__name__) from error


def _files(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    entries = archive.infolist()
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise NotABundle("too large")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise NotABundle("a file stands in it twice")
    for entry in entries:
        if not entry.is_dir():
            yield entry.filename, archive.read(entry)
