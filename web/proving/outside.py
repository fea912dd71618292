"""The file of seals outside the database: whoever sets the database back to a backup does not reach it."""

import fcntl
import os
from collections.abc import Iterable
from pathlib import Path

from shouli_verify.seals import Sealed, read

FILE = "seals.jsonl"
_TAIL = 8192
"""More bytes than two lines have."""


class OutsideUnreadable(Exception):
    """A line of the file is no seal."""


def read_all(path: Path) -> list[Sealed]:
    """The seals of the file, none if there is no file; OutsideUnreadable."""
    if not path.exists():
        return []
    found = []
    for no, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        try:
            found.append(read(line))
        except ValueError as error:
            raise OutsideUnreadable(f"{path}, {no}") from error
    return found


def last(path: Path) -> Sealed | None:
    """The last seal of the file, without reading all of it; OutsideUnreadable."""
    if not path.exists():
        return None
    with path.open("rb") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(file.tell() - _TAIL, 0))
        lines = file.read().decode(errors="replace").splitlines()
    try:
        return read(lines[-1]) if lines else None
    except ValueError as error:
        raise OutsideUnreadable(str(path)) from error


def append(path: Path, seals: Iterable[Sealed]) -> None:
    """Those of the seals that come behind the last one of the file stand in it, on the disk."""
    with path.open("a", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        known = last(path)
        for sealed in seals:
            if known is None or sealed.seal.no > known.seal.no:
                file.write(f"{sealed.line}\n")
        file.flush()
        os.fsync(file.fileno())
