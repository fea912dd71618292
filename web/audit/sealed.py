"""The seals as a page value: the newest first, and whether the file outside the database has them too."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from engine.record import seals
from shouli_verify.seals import Sealed, read
from web.desk import due
from web.desk.reader import Reader
from web.proving import outside

PAGE = 30


@dataclass(frozen=True)
class Line:
    """One seal; `root` and `key` in full."""

    no: int
    at: str
    size: int
    root: str
    key: str
    next: str | None
    restored: str | None


@dataclass(frozen=True)
class Seals:
    """The page; `first_key` is what auditors keep, `behind` why the file outside is not as the database, if it is not."""

    lines: tuple[Line, ...]
    page: int
    more: bool
    first_key: str | None
    behind: bool


def page(session: Session, var: Path, number: int, zone: ZoneInfo, reader: Reader) -> Seals:
    """30 seals a page."""
    found = seals.newest(session, PAGE + 1, PAGE * (number - 1))
    first = seals.numbered(session, 1)
    return Seals(
        lines=tuple(_line(read(line), zone, reader) for line in found[:PAGE]),
        page=number,
        more=len(found) > PAGE,
        first_key=first.seal.key if first else None,
        behind=_behind(session, var),
    )


def _behind(session: Session, var: Path) -> bool:
    try:
        return outside.last(var / outside.FILE) != seals.last(session)
    except (outside.OutsideUnreadable, ValueError):
        return True


def _line(sealed: Sealed, zone: ZoneInfo, reader: Reader) -> Line:
    seal = sealed.seal
    at = due.dated(datetime.fromisoformat(seal.at), zone, reader.language)
    return Line(seal.no, at, seal.size, seal.root, seal.key, seal.next, seal.restored)
